#include "digits/generate.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "digits/augment_strokes.h"
#include "digits/digit_habits.h"
#include "digits/normalize.h"
#include "image/stroke_raster.h"

namespace convscope {
namespace {

/// Grid units: between neighbouring points of a curve, and how far a hand misses a control point.
constexpr float spacing = 2.5f;
constexpr float unsteadiness = 3.0f;
/// A stroke ends up to this part of its last piece too early or too late.
constexpr float careless_end = 0.25f;
/// To the side per height; most people lean to the right.
constexpr float least_slant = -0.1f;
constexpr float most_slant = 0.4f;
/// How often a hurried hand rounds every corner of a digit.
constexpr float hurried = 0.2f;

constexpr StrokeAugmentLimits variation{.scale = 0.2f,
                                        .rotation = 8.0f,
                                        .shear = 0.15f,
                                        .perspective = 0.2f,
                                        .warp = 0.07f,
                                        .jitter = 0.002f,
                                        .thin_out = 0.0f};

/// Size of a drawn digit on the pad.
constexpr float usual_size = 0.7f;

/// Pens of the pictures, pixels of the 28×28 picture: most of MNIST's.
constexpr float thinnest_pen = 1.8f;
constexpr float thickest_pen = 3.6f;

using Controls = std::array<ControlPoint, max_control_points>;

/// Moves the control points of a template as a hand would.
void write_carelessly(Random& random, std::span<ControlPoint> controls) {
  const bool rounds_corners = random.uniform() < hurried;
  const float slant = random.uniform(least_slant, most_slant);
  for (std::size_t i = 0; i < controls.size(); ++i) {
    ControlPoint& control = controls[i];
    control.place.x += random.uniform(-unsteadiness, unsteadiness);
    control.place.y += random.uniform(-unsteadiness, unsteadiness);
    control.place.x -= slant * control.place.y;
    if (rounds_corners) control.corner = false;
    const float extra = random.uniform(-careless_end, careless_end);
    if (!control.last || i == 0) continue;
    const Point before = controls[i - 1].place;
    control.place.x += extra * (control.place.x - before.x);
    control.place.y += extra * (control.place.y - before.y);
  }
}

/// Draws strokes on 28×28 with a pen of `pen` pixels as normalising a large drawing of them would:
/// the longer side of the ink 20 pixels, the centre of mass in pixel 14.
void draw_normalized(float pen, Strokes& strokes, TensorView picture) {
  constexpr auto side = static_cast<float>(digit_side);
  const float middle = 0.5f;
  place_strokes((static_cast<float>(digit_box) - pen) / side, {middle, middle}, strokes);
  rasterize_strokes(strokes.view(), pen / side, picture);
  float mass = 0.0f;
  Point moment;
  for (int y = 0; y < digit_side; ++y) {
    for (int x = 0; x < digit_side; ++x) {
      const float ink = picture.at(y, x);
      mass += ink;
      moment.x += ink * (static_cast<float>(x) + 0.5f);
      moment.y += ink * (static_cast<float>(y) + 0.5f);
    }
  }
  const float shift_x = side / 2.0f - std::floor(moment.x / mass);
  const float shift_y = side / 2.0f - std::floor(moment.y / mass);
  for (Point& point : strokes.points) {
    point.x += shift_x / side;
    point.y += shift_y / side;
  }
  rasterize_strokes(strokes.view(), pen / side, picture);
}

}  // namespace

int digit_habit_count(int label) { return static_cast<int>(digit_habits(label).size()); }

void draw_digit_habit(int label, int habit, Strokes& strokes) {
  Controls controls{};
  const int count = read_habit(digit_habits(label)[static_cast<std::size_t>(habit)], controls);
  strokes.clear();
  draw_curve(std::span(controls).first(static_cast<std::size_t>(count)), spacing, strokes);
  place_strokes(usual_size, {0.5f, 0.5f}, strokes);
}

void generate_digit_strokes(int label, Random& random, Strokes& strokes) {
  assert(label >= 0 && label <= 9);
  const auto habits = digit_habits(label);
  const int habit = random.below(static_cast<int>(habits.size()));
  Controls controls{};
  const int count = read_habit(habits[static_cast<std::size_t>(habit)], controls);
  const auto used = std::span(controls).first(static_cast<std::size_t>(count));
  write_carelessly(random, used);
  Strokes drawn;
  draw_curve(used, spacing, drawn);
  augment_strokes(drawn.view(), variation, usual_size, {0.5f, 0.5f}, random, strokes);
}

GeneratedDigits generate_digits(int count, std::uint64_t seed) {
  assert(count >= 1);
  Random random(seed);
  GeneratedDigits digits{Tensor(Shape{count, 1, digit_side, digit_side}), {}};
  digits.labels.reserve(static_cast<std::size_t>(count));
  std::array<std::uint8_t, 10> deck;
  for (int i = 0; i < count; ++i) {
    // Every ten digits in a row are all ten, in random order.
    const int place = i % 10;
    if (place == 0) {
      for (std::size_t k = 0; k < deck.size(); ++k) deck[k] = static_cast<std::uint8_t>(k);
    }
    const int drawn = place + random.below(10 - place);
    std::swap(deck[static_cast<std::size_t>(place)], deck[static_cast<std::size_t>(drawn)]);
    const std::uint8_t label = deck[static_cast<std::size_t>(place)];

    Strokes strokes;
    generate_digit_strokes(label, random, strokes);
    const float pen = random.uniform(thinnest_pen, thickest_pen);
    draw_normalized(pen, strokes, digits.images.view().slice(i).slice(0));
    digits.labels.push_back(label);
  }
  return digits;
}

}  // namespace convscope

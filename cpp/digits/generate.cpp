#include "digits/generate.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "digits/augment_strokes.h"
#include "digits/digit_habits.h"
#include "digits/handwriting.h"
#include "digits/normalize.h"
#include "image/stroke_raster.h"

namespace convscope {
namespace {

/// Pens of the pictures, pixels of the 28×28 picture: most of MNIST's.
constexpr float thinnest_pen = 1.8f;
constexpr float thickest_pen = 3.6f;

/// Draws strokes on 28×28 with a pen of `pen` pixels as normalising a large drawing of them would:
/// the longer side of the ink 20 pixels, the centre of mass in pixel 14.
void draw_normalized(float pen, Strokes& strokes, const TensorView& picture) {
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
  draw_template(digit_habits(label)[static_cast<std::size_t>(habit)], strokes);
}

void generate_digit_strokes(int label, Random& random, Strokes& strokes) {
  const auto habits = digit_habits(label);
  const int habit = random.below(static_cast<int>(habits.size()));
  draw_by_hand(habits[static_cast<std::size_t>(habit)], random, strokes);
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

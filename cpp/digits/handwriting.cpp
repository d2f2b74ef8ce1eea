#include "digits/handwriting.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <span>

#include "digits/augment_strokes.h"

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
constexpr Point middle{0.5f, 0.5f};

/// A control point on the way to a curve, grid units.
struct ControlPoint {
  Point place;
  bool corner = false;
  bool last = false;  // of its stroke
};

constexpr int max_control_points = 48;
using Controls = std::array<ControlPoint, max_control_points>;

/// Reads a template into `controls`; returns how many control points it has.
int read_template(std::string_view text, Controls& controls) {
  int count = 0;
  const auto digit = [&](std::size_t place) { return static_cast<float>(text[place] - '0'); };
  for (std::size_t place = 0; place < text.size();) {
    if (text[place] == '^') controls[static_cast<std::size_t>(count - 1)].corner = true;
    if (text[place] == '|') controls[static_cast<std::size_t>(count - 1)].last = true;
    if (text[place] < '0' || text[place] > '9') {
      ++place;
      continue;
    }
    assert(count < max_control_points);
    controls[static_cast<std::size_t>(count++)] = {
        {10.0f * digit(place) + digit(place + 1), 10.0f * digit(place + 2) + digit(place + 3)}};
    place += 4;
  }
  controls[static_cast<std::size_t>(count - 1)].last = true;
  return count;
}

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

/// Slopes of this length make arcs of about 60 degrees between control points round.
constexpr float fullness = 1.07f;

/// A place on the curve: between `from` and `to`, `t` 0 … 1, with the slopes at both (units of the
/// way between them).
Point hermite(Point from, Point to, Point slope_from, Point slope_to, float t) {
  const float square = t * t;
  const float cube = square * t;
  const float a = 2.0f * cube - 3.0f * square + 1.0f;
  const float b = cube - 2.0f * square + t;
  const float c = 3.0f * square - 2.0f * cube;
  const float d = cube - square;
  return {a * from.x + b * slope_from.x + c * to.x + d * slope_to.x,
          a * from.y + b * slope_from.y + c * to.y + d * slope_to.y};
}

float distance(Point a, Point b) { return std::hypot(b.x - a.x, b.y - a.y); }

/// The direction of the curve at `here`, per unit of length: the mean of both neighbouring pieces,
/// the shorter one counting more, so that uneven control points make no loops. The mean of two
/// directions is shorter than they are and would flatten the curve between its control points, so
/// its length is mended, except where the curve turns back.
Point slope_between(Point before, Point here, Point after) {
  const float in = std::max(distance(before, here), 1e-3f);
  const float out = std::max(distance(here, after), 1e-3f);
  const float weight_in = out / (in * (in + out));
  const float weight_out = in / (out * (in + out));
  const Point mean{(here.x - before.x) * weight_in + (after.x - here.x) * weight_out,
                   (here.y - before.y) * weight_in + (after.y - here.y) * weight_out};
  const float mended = fullness / std::max(std::hypot(mean.x, mean.y), 0.5f);
  return {mean.x * mended, mean.y * mended};
}

/// Adds the curve from controls[i] to controls[i + 1] without its first point. A piece beside a
/// corner or an end has no neighbour on that side: it leaves as if mirrored there.
void draw_piece(std::span<const ControlPoint> controls, std::size_t i, bool starts_sharp,
                Strokes& strokes) {
  const Point from = controls[i].place;
  const Point to = controls[i + 1].place;
  const bool ends_sharp = controls[i + 1].corner || controls[i + 1].last;
  const float length = distance(from, to);
  const Point chord{(to.x - from.x) / std::max(length, 1e-3f),
                    (to.y - from.y) / std::max(length, 1e-3f)};
  Point leaving = chord;
  Point arriving = chord;
  if (!starts_sharp) leaving = slope_between(controls[i - 1].place, from, to);
  if (!ends_sharp) arriving = slope_between(from, to, controls[i + 2].place);
  const auto bend = [&](Point other) {
    return Point{1.5f * chord.x - 0.5f * other.x, 1.5f * chord.y - 0.5f * other.y};
  };
  if (starts_sharp && !ends_sharp) leaving = bend(arriving);
  if (ends_sharp && !starts_sharp) arriving = bend(leaving);

  const int steps = std::max(static_cast<int>(std::ceil(length / spacing)), 1);
  const Point slope_from{leaving.x * length, leaving.y * length};
  const Point slope_to{arriving.x * length, arriving.y * length};
  for (int step = 1; step <= steps; ++step) {
    const float t = static_cast<float>(step) / static_cast<float>(steps);
    strokes.add(hermite(from, to, slope_from, slope_to, t));
  }
}

/// Adds the curve through `controls` to `strokes`.
void draw_curve(std::span<const ControlPoint> controls, Strokes& strokes) {
  bool begins = true;
  for (std::size_t i = 0; i < controls.size(); ++i) {
    if (begins) {
      strokes.begin_stroke();
      strokes.add(controls[i].place);
    }
    if (controls[i].last) {
      begins = true;
      continue;
    }
    draw_piece(controls, i, begins || controls[i].corner, strokes);
    begins = false;
  }
}

}  // namespace

void draw_template(std::string_view text, Strokes& strokes) {
  Controls controls{};
  const int count = read_template(text, controls);
  strokes.clear();
  draw_curve(std::span(controls).first(static_cast<std::size_t>(count)), strokes);
  place_strokes(usual_size, middle, strokes);
}

void draw_by_hand(std::string_view text, Random& random, Strokes& strokes) {
  Controls controls{};
  const int count = read_template(text, controls);
  const auto used = std::span(controls).first(static_cast<std::size_t>(count));
  write_carelessly(random, used);
  Strokes drawn;
  draw_curve(used, drawn);
  augment_strokes(drawn.view(), variation, usual_size, middle, random, strokes);
}

}  // namespace convscope

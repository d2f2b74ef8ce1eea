#include "digits/augment_strokes.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "digits/smooth_field.h"

namespace convscope {
namespace {

/// How much of a point's tremble the next one keeps.
constexpr float tremble_memory = 0.7f;

struct Box {
  float left = std::numeric_limits<float>::max();
  float top = std::numeric_limits<float>::max();
  float right = std::numeric_limits<float>::lowest();
  float bottom = std::numeric_limits<float>::lowest();

  Point center() const { return {0.5f * (left + right), 0.5f * (top + bottom)}; }
  float longer_side() const { return std::max(right - left, bottom - top); }
};

Box box_of(const StrokesView& strokes) {
  Box box;
  for (const Point point : strokes.points) {
    box.left = std::min(box.left, point.x);
    box.right = std::max(box.right, point.x);
    box.top = std::min(box.top, point.y);
    box.bottom = std::max(box.bottom, point.y);
  }
  return box;
}

/// Copies the strokes without some of their inner points.
void thin_out(const StrokesView& strokes, float most, Random& random, Strokes& varied) {
  const float part = random.uniform(0.0f, most);
  varied.clear();
  for (int i = 0; i < strokes.count(); ++i) {
    const std::span<const Point> stroke = strokes.stroke(i);
    varied.begin_stroke();
    for (std::size_t place = 0; place < stroke.size(); ++place) {
      const bool inner = place > 0 && place + 1 < stroke.size();
      const bool dropped = random.uniform() < part;
      if (!(inner && dropped)) varied.add(stroke[place]);
    }
  }
}

/// x and y about -0.5 … 0.5 from the middle of the drawing.
void distort(const StrokeAugmentLimits& limits, Random& random, Strokes& strokes) {
  const float scale_x = 1.0f + random.uniform(-limits.scale, limits.scale);
  const float scale_y = 1.0f + random.uniform(-limits.scale, limits.scale);
  const float degrees = random.uniform(-limits.rotation, limits.rotation);
  const float shear = random.uniform(-limits.shear, limits.shear);
  const float lean_x = random.uniform(-limits.perspective, limits.perspective);
  const float lean_y = random.uniform(-limits.perspective, limits.perspective);
  const SmoothField field(limits.warp, random);
  const float angle = degrees * std::numbers::pi_v<float> / 180.0f;
  const float cosine = std::cos(angle);
  const float sine = std::sin(angle);
  for (Point& point : strokes.points) {
    const Point moved =
        field.row(SmoothField::place(point.y + 0.5f)).at(SmoothField::place(point.x + 0.5f));
    const float x = (point.x + moved.x) * scale_x + (point.y + moved.y) * shear;
    const float y = (point.y + moved.y) * scale_y;
    const float depth = 1.0f / std::max(1.0f + lean_x * x + lean_y * y, 0.2f);
    point = {(cosine * x - sine * y) * depth, (sine * x + cosine * y) * depth};
  }
}

void tremble(float amplitude, Random& random, Strokes& strokes) {
  Point offset;
  for (Point& point : strokes.points) {
    offset.x = tremble_memory * offset.x + random.uniform(-amplitude, amplitude);
    offset.y = tremble_memory * offset.y + random.uniform(-amplitude, amplitude);
    point.x += offset.x;
    point.y += offset.y;
  }
}

}  // namespace

void place_strokes(float size, Point center, Strokes& strokes) {
  if (strokes.points.empty()) return;
  const Box box = box_of(strokes.view());
  const Point middle = box.center();
  const float side = box.longer_side();
  const float factor = side > 0.0f ? size / side : 0.0f;
  for (Point& point : strokes.points) {
    point = {center.x + (point.x - middle.x) * factor, center.y + (point.y - middle.y) * factor};
  }
}

void augment_strokes(const StrokesView& strokes, const StrokeAugmentLimits& limits, float size,
                     Point center, Random& random, Strokes& varied) {
  thin_out(strokes, limits.thin_out, random, varied);
  place_strokes(1.0f, {0.0f, 0.0f}, varied);
  distort(limits, random, varied);
  tremble(limits.jitter, random, varied);
  place_strokes(size, center, varied);
}

}  // namespace convscope

#include "image/stroke_raster.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace convscope {
namespace {

/// Points nearer to the last drawn one than this leave nothing to see; a pointer reports many of
/// them.
constexpr float smallest_step = 0.25f;  // pixels

/// The part of a row that lies within some distance of a segment, pixel coordinates; empty when
/// from > to.
struct Span {
  float from;
  float to;
};

/// One piece of a stroke in pixels, (0, 0) being the top left corner of the first pixel.
class Segment {
 public:
  Segment(Point start, Point end) : start_(start), end_(end) {
    const float dx = end.x - start.x;
    const float dy = end.y - start.y;
    length_ = std::sqrt(dx * dx + dy * dy);
    along_ = length_ > 0.0f ? Point{dx / length_, dy / length_} : Point{1.0f, 0.0f};
  }

  float top() const { return std::min(start_.y, end_.y); }
  float bottom() const { return std::max(start_.y, end_.y); }

  float distance(float x, float y) const {
    const float from_start_x = x - start_.x;
    const float from_start_y = y - start_.y;
    const float place = from_start_x * along_.x + from_start_y * along_.y;
    const float beyond = place - std::clamp(place, 0.0f, length_);
    const float across = from_start_y * along_.x - from_start_x * along_.y;
    return std::sqrt(across * across + beyond * beyond);
  }

  /// Where row `y` is within `radius` of the segment. The region is convex (two discs and the
  /// rectangle between them), so it meets a row in one span; the rectangle's short sides lie inside
  /// the discs.
  Span within(float radius, float y) const {
    Span span{std::numeric_limits<float>::max(), std::numeric_limits<float>::lowest()};
    include_disc(start_, radius, y, span);
    include_disc(end_, radius, y, span);
    include_side(radius, y, span);
    include_side(-radius, y, span);
    return span;
  }

 private:
  static void include(float x, Span& span) {
    span.from = std::min(span.from, x);
    span.to = std::max(span.to, x);
  }

  static void include_disc(Point center, float radius, float y, Span& span) {
    const float rest = radius * radius - (y - center.y) * (y - center.y);
    if (rest < 0.0f) return;
    const float half = std::sqrt(rest);
    include(center.x - half, span);
    include(center.x + half, span);
  }

  /// Where the row crosses the line beside the segment at `offset`; a segment along the row never
  /// does.
  void include_side(float offset, float y, Span& span) const {
    const float place = (y - start_.y - along_.x * offset) / along_.y;
    if (!(place >= 0.0f && place <= length_)) return;
    include(start_.x - along_.y * offset + along_.x * place, span);
  }

  Point start_;
  Point end_;
  Point along_;  // unit vector from start to end
  float length_;
};

/// How much of a pixel's width a line of half width `radius` covers at this distance from its
/// middle: exact where the line runs along rows or columns, and for lines thinner than a pixel too.
float coverage(float distance, float radius) {
  const float near = std::max(distance - 0.5f, -radius);
  const float far = std::min(distance + 0.5f, radius);
  return std::max(far - near, 0.0f);
}

int clamp_to(float place, int limit) {
  return static_cast<int>(std::clamp(place, 0.0f, static_cast<float>(limit)));
}

/// Draws the part of `segment` in one row of pixels. Only the rim needs distances; what is deep
/// inside is plain ink.
void draw_row(const Segment& segment, float radius, float y, std::span<float> row) {
  const int width = static_cast<int>(row.size());
  const Span rim = segment.within(radius + 0.5f, y);
  if (!(rim.from <= rim.to)) return;
  const int begin = clamp_to(std::floor(rim.from), width);
  const int end = clamp_to(std::ceil(rim.to), width);
  int solid_begin = end;
  int solid_end = end;
  if (radius > 0.5f) {
    const Span solid = segment.within(radius - 0.5f, y);
    if (solid.from <= solid.to) {
      solid_begin = std::clamp(clamp_to(std::ceil(solid.from - 0.5f), width), begin, end);
      solid_end = std::clamp(clamp_to(std::floor(solid.to + 0.5f), width), solid_begin, end);
    }
  }
  const auto draw_rim = [&](int from, int to) {
    for (int x = from; x < to; ++x) {
      float& pixel = row[static_cast<std::size_t>(x)];
      // Pieces of a stroke overlap by almost the whole pen: most of it is ink already.
      if (pixel == 1.0f) continue;
      const float ink = coverage(segment.distance(static_cast<float>(x) + 0.5f, y), radius);
      pixel = std::max(pixel, ink);
    }
  };
  draw_rim(begin, solid_begin);
  std::fill(row.begin() + solid_begin, row.begin() + solid_end, 1.0f);
  draw_rim(solid_end, end);
}

void draw_segment(const Segment& segment, float radius, const TensorView& grey) {
  const int height = grey.shape()[0];
  const auto width = static_cast<std::size_t>(grey.shape()[1]);
  const int begin = clamp_to(std::floor(segment.top() - radius - 0.5f), height);
  const int end = clamp_to(std::ceil(segment.bottom() + radius + 0.5f), height);
  for (int y = begin; y < end; ++y) {
    draw_row(segment, radius, static_cast<float>(y) + 0.5f,
             grey.values().subspan(static_cast<std::size_t>(y) * width, width));
  }
}

}  // namespace

void draw_stroke(std::span<const Point> points, float pen_width, const TensorView& grey) {
  const auto height = static_cast<float>(grey.shape()[0]);
  const auto width = static_cast<float>(grey.shape()[1]);
  const float radius = 0.5f * pen_width * std::min(width, height);
  if (!(radius > 0.0f)) return;

  // Far outside nothing is drawn, and the arithmetic stays in range.
  const auto to_pixels = [&](Point point) {
    return Point{std::clamp(point.x, -2.0f, 3.0f) * width,
                 std::clamp(point.y, -2.0f, 3.0f) * height};
  };
  bool started = false;
  bool waiting = false;
  Point last;
  Point skipped;
  for (const Point point : points) {
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) continue;
    const Point next = to_pixels(point);
    if (!started) {
      started = waiting = true;
      last = skipped = next;
      continue;
    }
    skipped = next;
    const float dx = next.x - last.x;
    const float dy = next.y - last.y;
    waiting = dx * dx + dy * dy < smallest_step * smallest_step;
    if (waiting) continue;
    draw_segment(Segment(last, next), radius, grey);
    last = next;
  }
  if (started && waiting) draw_segment(Segment(last, skipped), radius, grey);
}

void draw_strokes(const StrokesView& strokes, float pen_width, const TensorView& grey) {
  for (int i = 0; i < strokes.count(); ++i) draw_stroke(strokes.stroke(i), pen_width, grey);
}

void rasterize_strokes(const StrokesView& strokes, float pen_width, const TensorView& grey) {
  std::fill(grey.values().begin(), grey.values().end(), 0.0f);
  draw_strokes(strokes, pen_width, grey);
}

}  // namespace convscope

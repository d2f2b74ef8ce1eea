#include "digits/pen.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "image/stroke_raster.h"
#include "support/numbers.h"

namespace convscope {
namespace {

using testing::same_as;

Tensor stick(float pen_width, float angle) {
  Strokes strokes;
  strokes.begin_stroke();
  const Point way{0.35f * std::cos(angle), 0.35f * std::sin(angle)};
  strokes.add({0.5f - way.x, 0.5f - way.y});
  strokes.add({0.5f + way.x, 0.5f + way.y});
  Tensor grey(Shape{100, 100});
  rasterize_strokes(strokes.view(), pen_width, grey.view());
  return grey;
}

TEST_CASE("the width of a bar is twice its area by its outline") {
  // 2 by 8 pixels at the very edge: area 16. The outline is 8 + 8 + 2 + 2 - 4 pixels of edges that
  // are 1 high, and 4 corners that measure half a diagonal each: 16 + 4 · 0.707 = 18.83.
  const Tensor bar(Shape{8, 2}, std::vector<float>(16, 1.0f));
  CHECK(std::abs(stroke_width(bar.view()) - 32.0f / 18.828427f) < 1e-5f);
}

TEST_CASE("paper has no stroke width") { CHECK(stroke_width(Tensor(Shape{3, 3}).view()) == 0.0f); }

TEST_CASE("the width is measured in every direction of the stroke") {
  for (const float pen : {0.03f, 0.06f, 0.12f}) {
    for (int degrees = 0; degrees < 180; degrees += 15) {
      const float angle = static_cast<float>(degrees) * 0.0174533f;
      CAPTURE(pen, degrees);
      // A stick of length 70 and width w has the area 70 w + π w² / 4 and the outline 140 + π w.
      const float width = 100.0f * pen;
      const float expected =
          2.0f * (70.0f * width + 0.785398f * width * width) / (140.0f + 3.14159f * width);
      // The four-pixel gradient of slanted edges is off by some per cent.
      CHECK(std::abs(stroke_width(stick(pen, angle).view()) - expected) < 0.05f * width);
    }
  }
}

TEST_CASE("a pixel grown by one pixel reaches its neighbours and, in part, the corners") {
  Tensor ink(Shape{5, 5});
  ink.view().at(2, 2) = 1.0f;
  Tensor grown(Shape{5, 5});
  change_pen(ink.view(), 1.0f, grown.view());
  // The corners' middles are √2 away; the rim runs from full at distance 1 to nothing at 2.
  const float c = 2.0f - std::sqrt(2.0f);
  const float expected[] = {0, 0, 0, 0, 0, 0, c, 1, c, 0, 0, 1, 1,
                            1, 0, 0, c, 1, c, 0, 0, 0, 0, 0, 0};
  CHECK_THAT(grown.values(), same_as(expected, 1e-6f));
}

TEST_CASE("shrinking takes from every edge what growing would add") {
  // A bar of 4 rows through the whole picture loses one row above and one below; beyond the
  // picture there is paper, so it loses its ends too.
  Tensor ink(Shape{8, 8});
  for (int y = 2; y < 6; ++y) {
    for (int x = 0; x < 8; ++x) ink.view().at(y, x) = 1.0f;
  }
  Tensor shrunk(Shape{8, 8});
  change_pen(ink.view(), -1.0f, shrunk.view());
  for (int y = 0; y < 8; ++y) {
    CAPTURE(y);
    CHECK(shrunk.view().at(y, 4) == (y == 3 || y == 4 ? 1.0f : 0.0f));
  }
}

TEST_CASE("ink grown or shrunk by some pixels is the same strokes drawn with another pen") {
  const Tensor before = stick(0.08f, 0.4f);
  for (const float radius : {-2.5f, -1.0f, 1.0f, 3.0f}) {
    Tensor after(before.shape());
    change_pen(before.view(), radius, after.view());
    const Tensor expected = stick(0.08f + 0.02f * radius, 0.4f);
    CAPTURE(radius);
    // Ink is cut to whole pixels before it grows.
    CHECK(std::abs(stroke_width(after.view()) - stroke_width(expected.view())) < 0.5f);
    double difference = 0.0;
    for (std::size_t i = 0; i < after.values().size(); ++i) {
      difference += std::abs(static_cast<double>(after.values()[i] - expected.values()[i]));
    }
    CHECK(difference < 70.0);
  }
}

}  // namespace
}  // namespace convscope

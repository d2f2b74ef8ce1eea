#include "digits/scribble.h"

#include <catch2/catch_test_macros.hpp>

#include "digits/normalize.h"
#include "image/stroke_raster.h"

namespace convscope {
namespace {

TEST_CASE("every scribble leaves ink on the pad") {
  Random random{4};
  Strokes strokes;
  Tensor pad(Shape{100, 100});
  for (int i = 0; i < 300; ++i) {
    generate_scribble(random, strokes);
    rasterize_strokes(strokes.view(), 0.05f, pad.view());
    NormalizedDrawing drawing;
    CAPTURE(i);
    REQUIRE(strokes.view().count() >= 1);
    CHECK(normalize_drawing(pad.view(), {}, drawing));
  }
}

TEST_CASE("the same seed scribbles the same") {
  Random first{4};
  Random second{4};
  Strokes one;
  Strokes other;
  for (int i = 0; i < 50; ++i) {
    generate_scribble(first, one);
    generate_scribble(second, other);
    REQUIRE(one.ends == other.ends);
    for (std::size_t k = 0; k < one.points.size(); ++k) {
      REQUIRE(one.points[k].x == other.points[k].x);
      REQUIRE(one.points[k].y == other.points[k].y);
    }
  }
}

}  // namespace
}  // namespace convscope

#include "digits/smooth_field.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

namespace convscope {
namespace {

TEST_CASE("a smooth field stays within its amplitude and has no steps") {
  Random random{8};
  const SmoothField field(2.0f, random);
  const auto at = [&](float y, float x) {
    return field.row(SmoothField::place(y)).at(SmoothField::place(x));
  };
  Point before = at(0.0f, 0.0f);
  for (int i = 0; i <= 1000; ++i) {
    const float along = static_cast<float>(i) / 1000.0f;
    const Point here = at(along, 1.0f - along);
    const Point start = at(0.0f, 1.0f);
    if (i == 0) before = start;
    REQUIRE(std::abs(here.x) <= 2.0f);
    REQUIRE(std::abs(here.y) <= 2.0f);
    // A B-spline between nodes 4 apart at most changes by no more than that over a cell: 0.016 in a
    // thousandth of the way along one axis, twice that along both.
    REQUIRE(std::abs(here.x - before.x) < 0.033f);
    REQUIRE(std::abs(here.y - before.y) < 0.033f);
    before = here;
  }
}

TEST_CASE("places beyond the square are those at its edge, and amplitude 0 moves nothing") {
  Random random{8};
  const SmoothField field(1.0f, random);
  const auto edge = field.row(SmoothField::place(1.0f)).at(SmoothField::place(0.0f));
  const auto beyond = field.row(SmoothField::place(7.0f)).at(SmoothField::place(-3.0f));
  CHECK(edge.x == beyond.x);
  CHECK(edge.y == beyond.y);
  const SmoothField still(0.0f, random);
  CHECK(still.row(SmoothField::place(0.3f)).at(SmoothField::place(0.8f)).x == 0.0f);
}

}  // namespace
}  // namespace convscope

#include "tools/support/stroke_file.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <string>

#include "tools/support/writers.h"

namespace convscope {
namespace {

TEST_CASE("a line's strokes fill the unit square, whatever their unit") {
  // 20 wide and 40 high: the height becomes 1, the width 0.5, the middle stays in the middle.
  const auto drawings = parse_strokes(
      "{\"label\": 4, \"writer\": 12, \"strokes\": [[[100, 50], [120, 90]], [[110, 70]]]}\n",
      "file");
  REQUIRE(drawings.ok());
  REQUIRE(drawings.value().size() == 1);
  const StrokeDrawing& drawing = drawings.value()[0];
  CHECK(drawing.label == 4);
  CHECK(drawing.writer == 12);
  REQUIRE(drawing.strokes.view().count() == 2);
  const auto points = drawing.strokes.points;
  CHECK((points[0].x == 0.25f && points[0].y == 0.0f));
  CHECK((points[1].x == 0.75f && points[1].y == 1.0f));
  CHECK((points[2].x == 0.5f && points[2].y == 0.5f));
}

TEST_CASE("a line that is no drawing is named by its number") {
  const std::string good = R"({"label": 1, "writer": 1, "strokes": [[[0, 0], [0, 1]]]})";
  const std::string bad = GENERATE(R"({"label": 10, "writer": 1, "strokes": [[[0, 0]]]})",
                                   R"({"label": 1, "writer": 1, "strokes": []})",
                                   R"({"label": 1, "writer": 1, "strokes": [[]]})",
                                   R"({"label": 1, "writer": 1, "strokes": [[[0]]]})",
                                   R"({"label": 1, "writer": 1, "strokes": [[["a", 0]]]})",
                                   R"({"label": 1, "strokes": [[[0, 0]]]})", "7");
  CAPTURE(bad);
  const auto drawings = parse_strokes(good + "\n" + bad + "\n", "file");
  REQUIRE_FALSE(drawings.ok());
  CHECK(drawings.status().message().starts_with("file, line 2 is no drawing: "));
}

TEST_CASE("of eight writers five are learned from, one validates and two test") {
  int counts[3] = {};
  for (int writer = 1; writer <= 8; ++writer) ++counts[static_cast<int>(group_of(writer))];
  CHECK(counts[static_cast<int>(WriterGroup::training)] == 5);
  CHECK(counts[static_cast<int>(WriterGroup::validation)] == 1);
  CHECK(counts[static_cast<int>(WriterGroup::test)] == 2);
}

}  // namespace
}  // namespace convscope

// What we promise of web/models/digits.safetensors, on data that it was not trained with.
#include <catch2/catch_test_macros.hpp>
#include <utility>

#include "data_sets.h"
#include "nn/model_file.h"
#include "nn/network.h"
#include "tools/support/evaluation.h"
#include "tools/support/file_bytes.h"

namespace convscope {
namespace {

Network shipped_network() {
  const auto bytes = read_file(CONVSCOPE_MODEL);
  REQUIRE(bytes.ok());
  Result<ModelFile> file = read_model(bytes.value());
  REQUIRE(file.ok());
  Result<Network> network =
      Network::create(std::move(file.value().layers), file.value().input_shape);
  REQUIRE(network.ok());
  return std::move(network).value();
}

TEST_CASE("the shipped network has at most 12,000 parameters") {
  CHECK(shipped_network().parameter_count() <= 12'000);
}

TEST_CASE("the shipped network reads 99.40 % of MNIST's test set and knows how sure to be") {
  const Evaluation result = evaluate(shipped_network(), mnist().test, {});
  CHECK(result.mnist.count == 10'000);
  CHECK(result.mnist.accuracy() >= 0.9940);
  CHECK(result.mnist.calibration_error <= 0.01);
}

TEST_CASE("the shipped network reads 98 % of strangers' strokes at every size and pen") {
  const Evaluation result = evaluate(shipped_network(), mnist().test, strangers_drawings());
  CHECK(result.strokes.accuracy() >= 0.98);
  CHECK(result.strokes.calibration_error <= 0.02);
  for (const StrokesCell& cell : result.cells) {
    CAPTURE(cell.size_name, cell.pen_width);
    CHECK(cell.scores.accuracy() >= 0.98);
  }
}

TEST_CASE("a scribble hardly ever gets 99 %") {
  const Evaluation result = evaluate(shipped_network(), mnist().test, {});
  CHECK(result.scribbles.count >= 1000);
  CHECK(result.scribbles.above_99 <= 0.01);
}

}  // namespace
}  // namespace convscope

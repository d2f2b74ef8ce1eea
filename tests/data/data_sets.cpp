#include "data_sets.h"

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <string>
#include <utility>

#include "tools/support/writers.h"

namespace convscope {
namespace {

std::string folder_from(const char* variable) {
  const char* folder = std::getenv(variable);
  if (folder == nullptr) SKIP(std::string(variable) + " does not name the folder of the data set");
  return folder;
}

template <typename Value>
Value required(Result<Value> result) {
  INFO(result.status().message());
  REQUIRE(result.ok());
  return std::move(result).value();
}

}  // namespace

const Mnist& mnist() {
  static const Mnist data = required(read_mnist(folder_from("CONVSCOPE_MNIST")));
  return data;
}

const std::vector<StrokeDrawing>& strangers_drawings() {
  static const std::vector<StrokeDrawing> data = [] {
    const std::string file = folder_from("CONVSCOPE_STROKES") + "/strokes_tra.jsonl.gz";
    return drawings_of(required(read_strokes(file)), WriterGroup::test);
  }();
  return data;
}

}  // namespace convscope

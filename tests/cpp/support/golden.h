// Golden files: cases that PyTorch has computed. tests/golden/README.md says what they hold.
//
//   for (const Case& test : cases_of("conv2d")) {
//     INFO(test.text());
//     const Tensor x = test.x(batched(test.shape("x"), 4));
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

#include "nn/layer_json.h"

namespace convscope::testing {

enum class Stream : std::uint32_t { x = 1, weight = 2, bias = 3, grad_output = 4 };

/// One line of a golden file.
class Case {
 public:
  explicit Case(Json json) : json_(std::move(json)) {}

  const Json& at(const char* name) const {
    const Json* member = json_.find(name);
    INFO("member " << name);
    REQUIRE(member != nullptr);
    return *member;
  }
  bool has(const char* name) const { return json_.find(name) != nullptr; }
  double number(const char* name, double otherwise) const {
    return has(name) ? at(name).number() : otherwise;
  }
  Shape shape(const char* name) const { return shape_from_json(at(name), name).value(); }
  std::vector<float> floats(const char* name) const { return list<float>(name); }
  std::vector<std::int32_t> integers(const char* name) const { return list<std::int32_t>(name); }

  Tensor values(const Shape& shape, Stream stream, double scale = 1.0, double levels = 0.0) const {
    const auto seed = static_cast<std::uint32_t>(at("seed").number());
    std::uint32_t state = seed * 2654435761u + static_cast<std::uint32_t>(stream) * 40503u;
    Tensor tensor(shape);
    for (float& value : tensor.values()) {
      state = state * 1664525u + 1013904223u;
      double number = static_cast<double>(state >> 8) / 8388608.0 - 1.0;
      if (levels > 0.0) number = std::floor(number * levels) / levels;
      value = static_cast<float>(number * scale);
    }
    return tensor;
  }
  Tensor x(const Shape& shape) const {
    return values(shape, Stream::x, number("scale", 1.0), number("levels", 0.0));
  }
  Tensor bias(const Shape& shape) const {
    return at("bias").boolean() ? values(shape, Stream::bias) : Tensor();
  }

  /// The options, as those of a layer of this type.
  Layer layer(const char* type, const Json& options) const {
    Json object = Json::object();
    object.set("type", Json::text(type));
    for (const Json& option : options.items()) object.set(option.name(), option);
    Json layers = Json::array();
    layers.push(std::move(object));
    const Result<std::vector<Layer>> read = layers_from_json(layers);
    INFO(read.status().message());
    REQUIRE(read.ok());
    return read.value().front();
  }

  std::string text() const { return to_text(json_).substr(0, 300); }

 private:
  template <typename Number>
  std::vector<Number> list(const char* name) const {
    std::vector<Number> values;
    for (const Json& item : at(name).items()) values.push_back(static_cast<Number>(item.number()));
    return values;
  }

  Json json_;
};

inline std::vector<Case> cases_of(const std::string& name) {
  std::ifstream file(CONVSCOPE_GOLDEN_DIR "/" + name + ".jsonl");
  std::vector<Case> cases;
  for (std::string line; std::getline(file, line);) {
    Result<Json> json = parse_json(line, name);
    INFO(json.status().message());
    REQUIRE(json.ok());
    cases.emplace_back(std::move(json).value());
  }
  REQUIRE(cases.size() > 50);
  return cases;
}

/// With a batch of one in front where the case has no batch.
inline Shape batched(const Shape& shape, int rank) {
  if (shape.rank() == rank) return shape;
  std::vector<int> sizes(shape.sizes().begin(), shape.sizes().end());
  sizes.insert(sizes.begin(), 1);
  return Shape(std::span<const int>(sizes));
}

}  // namespace convscope::testing

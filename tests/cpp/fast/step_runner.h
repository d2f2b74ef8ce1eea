// One layer alone on one example, with memory as a network would give it: output and all gradients,
// plane by plane.
//
//   const StepResult fast = run_step(layer, x, d_output);
#pragma once

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <vector>

#include "core/tensor.h"
#include "nn/network.h"
#include "nn/step.h"

namespace convscope::testing {

struct StepResult {
  Tensor output;
  Tensor d_input;
  Tensor d_weight;
  Tensor d_bias;
};

inline PictureLayout picture_layout(const Shape& shape, const Padding& margin = {}) {
  if (shape.rank() == 1) return {.channels = shape[0], .margin = margin};
  return {.rows = shape[1], .columns = shape[2], .channels = shape[0], .margin = margin};
}

inline Tensor like(const Tensor& tensor) {
  return tensor.empty() ? Tensor() : Tensor(tensor.shape());
}

/// x is [C, H, W] or [I]; d_output like the layer's output. d_input_margin: what the layer before
/// wants around its gradient.
inline StepResult run_step(const Layer& layer, const Tensor& x, const Tensor& d_output,
                           FusedActivation fused = FusedActivation::none,
                           const Padding& d_input_margin = {}) {
  Result<Shape> shape = output_shape(layer, x.shape(), "layer");
  INFO(shape.status().message());
  REQUIRE(shape.ok());
  REQUIRE(d_output.shape() == shape.value());
  const StepContext context{x.shape(), shape.value(), picture_layout(x.shape()),
                            picture_layout(shape.value())};
  const std::unique_ptr<Step> step = make_step(layer, context);
  step->pack(layer);

  const StepNeeds needs = step->needs();
  const PictureLayout input = picture_layout(x.shape(), needs.input_margin);
  const PictureLayout d_out = picture_layout(shape.value(), needs.d_output_margin);
  std::vector<float> input_memory(input.value_count());
  std::vector<float> output_memory(context.output.value_count());
  std::vector<float> d_output_memory(d_out.value_count());
  const PictureLayout d_in = picture_layout(x.shape(), d_input_margin);
  std::vector<float> d_input_memory(d_in.value_count());
  std::vector<float> scratch(std::max(needs.scratch_to_run, needs.scratch_to_learn));
  std::vector<float> sums(needs.sums);
  const StepMemory memory{.input = input.at(input_memory.data()),
                          .output = context.output.at(output_memory.data()),
                          .d_output = d_out.at(d_output_memory.data()),
                          .d_input = d_in.at(d_input_memory.data()),
                          .scratch = scratch,
                          .sums = sums,
                          .fused = fused};
  read_planes(x.values().data(), memory.input);
  read_planes(d_output.values().data(), memory.d_output);
  step->forward(memory);

  StepResult result{Tensor(shape.value()), Tensor(x.shape()), like(layer.weight), like(layer.bias)};
  write_planes(memory.output, result.output.values().data());
  step->backward(memory);
  write_planes(memory.d_input, result.d_input.values().data());
  // The margin belongs to the layer before.
  fill_with_zeros(memory.d_input);
  CHECK(std::ranges::all_of(d_input_memory, [](float value) { return value == 0.0f; }));
  step->unpack(sums, result.d_weight.values(), result.d_bias.values());
  return result;
}

/// The output alone, by a step that does not learn and gets its input in the order `available`.
inline Tensor run_step_without_learning(const Layer& layer, const Tensor& x, Order available,
                                        FusedActivation fused = FusedActivation::none) {
  Result<Shape> shape = output_shape(layer, x.shape(), "layer");
  REQUIRE(shape.ok());
  const StepContext context{x.shape(), shape.value(), picture_layout(x.shape()),
                            picture_layout(shape.value())};
  const std::unique_ptr<Step> step = make_step(layer, context);
  step->pack(layer);
  const StepNeeds needs = step->needs();
  PictureLayout input = picture_layout(x.shape(), needs.input_margin);
  PictureLayout output = context.output;
  input.order = step->orders(available).input;
  output.order = step->orders(available).output;
  std::vector<float> input_memory(input.value_count());
  std::vector<float> output_memory(output.value_count());
  std::vector<float> scratch(needs.scratch_to_run);
  StepMemory memory;
  memory.input = input.at(input_memory.data());
  memory.output = output.at(output_memory.data());
  memory.scratch = scratch;
  memory.fused = fused;
  read_planes(x.values().data(), memory.input);
  step->forward(memory);
  Tensor result(shape.value());
  write_planes(memory.output, result.values().data());
  return result;
}

}  // namespace convscope::testing

// Pooling layers.
#include "nn/step.h"
#include "ops/pool2d_fast.h"

namespace convscope {
namespace {

/// A picture of one channel is in both orders; by planes its columns fill the lanes.
bool is_by_planes(const ConstPictureView& picture) { return picture.column_step == 1; }

class MaxPool2dStep : public Step {
 public:
  explicit MaxPool2dStep(const Pool2dPlan& plan) : plan_(plan) {}

  Orders orders(Order available) const override { return {available, available}; }
  void forward(const StepMemory& memory) const override {
    const auto pool = is_by_planes(memory.output) ? max_pool2d_planes : max_pool2d_pixels;
    pool(plan_.window, memory.input, memory.output, memory.fused);
  }
  void backward(const StepMemory& memory) const override {
    if (memory.d_input.data == nullptr) return;
    max_pool2d_pixels_backward(plan_.window, memory.input, memory.output, memory.d_output,
                               memory.d_input, memory.fused);
  }

 private:
  Pool2dPlan plan_;
};

class AvgPool2dStep : public Step {
 public:
  explicit AvgPool2dStep(const Pool2dPlan& plan) : plan_(plan) {}

  Orders orders(Order available) const override { return {available, available}; }
  void forward(const StepMemory& memory) const override {
    const auto pool = is_by_planes(memory.output) ? avg_pool2d_planes : avg_pool2d_pixels;
    pool(plan_, memory.input, memory.output);
  }
  void backward(const StepMemory& memory) const override {
    if (memory.d_input.data == nullptr) return;
    avg_pool2d_pixels_backward(plan_, memory.d_output, memory.d_input);
  }

 private:
  Pool2dPlan plan_;
};

Shape one_picture(const StepContext& context) {
  const Shape& x = context.input_shape;
  return Shape{1, x[0], x[1], x[2]};
}

}  // namespace

std::unique_ptr<Step> make_max_pool2d_step(const Layer& layer, const StepContext& context) {
  return std::make_unique<MaxPool2dStep>(plan_pool2d(one_picture(context), layer.pool2d).value());
}

std::unique_ptr<Step> make_avg_pool2d_step(const Layer& layer, const StepContext& context) {
  const Shape x = one_picture(context);
  const bool global = layer.type == LayerType::global_avg_pool2d;
  return std::make_unique<AvgPool2dStep>(
      plan_pool2d(x, global ? global_pool2d_options(x) : layer.pool2d).value());
}

}  // namespace convscope

// Fully connected layers.
#include "nn/step.h"
#include "ops/dense_fast.h"

namespace convscope {
namespace {

class DenseStep : public Step {
 public:
  DenseStep(const Shape& weight, const PictureLayout& input) : dense_(weight, input) {}

  StepNeeds needs() const override { return {.sums = dense_.sum_count()}; }
  void pack(const Layer& layer) override { dense_.pack(layer.weight.view(), layer.bias.values()); }
  void forward(const StepMemory& memory) const override {
    dense_.forward(memory.input.data, memory.output.data, memory.fused);
  }
  void backward(const StepMemory& memory) const override {
    if (memory.fused == FusedActivation::relu) close_where_zero(memory.output, memory.d_output);
    dense_.add_gradients(memory.d_output.data, memory.input.data, memory.sums, memory.d_input.data);
  }
  void unpack(std::span<const float> sums, std::span<float> d_weight,
              std::span<float> d_bias) const override {
    dense_.unpack(sums, d_weight, d_bias);
  }

 private:
  PackedDense dense_;
};

}  // namespace

std::unique_ptr<Step> make_dense_step(const Layer& layer, const StepContext& context) {
  return std::make_unique<DenseStep>(layer.weight.shape(), context.input);
}

}  // namespace convscope

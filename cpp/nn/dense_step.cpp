// Fully connected layers.
#include "nn/step.h"
#include "ops/dense_fast.h"

namespace convscope {
namespace {

class DenseStep : public Step {
 public:
  DenseStep(const Shape& weight, const PictureLayout& input)
      : input_(input), dense_(weight, input) {}

  StepNeeds needs() const override {
    return {.scratch_to_learn = dense_.row_size(), .sums = dense_.sum_count()};
  }
  void pack(const Layer& layer) override { dense_.pack(layer.weight.view(), layer.bias.values()); }
  void forward(const StepMemory& memory) const override {
    dense_.forward(memory.input.data, memory.output.data, memory.fused);
  }
  void backward(const StepMemory& memory) const override {
    if (memory.fused == FusedActivation::relu) close_where_zero(memory.output, memory.d_output);
    const PictureView d_input = memory.d_input;
    const PictureView d_row = input_.at(memory.scratch.data());
    // The layer before may want a margin.
    const bool has_margin = d_input.data != nullptr && d_input.row_step != d_row.row_step;
    dense_.add_gradients(memory.d_output.data, memory.input.data, memory.sums,
                         has_margin ? d_row.data : d_input.data);
    if (has_margin) copy_picture(d_row, d_input);
  }
  void unpack(std::span<const float> sums, std::span<float> d_weight,
              std::span<float> d_bias) const override {
    dense_.unpack(sums, d_weight, d_bias);
  }

 private:
  PictureLayout input_;
  PackedDense dense_;
};

}  // namespace

std::unique_ptr<Step> make_dense_step(const Layer& layer, const StepContext& context) {
  return std::make_unique<DenseStep>(layer.weight.shape(), context.input);
}

}  // namespace convscope

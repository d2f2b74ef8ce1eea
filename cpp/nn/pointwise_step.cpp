// Layers without weights or windows: activation, flatten, softmax.
#include <vector>

#include "nn/step.h"
#include "ops/softmax.h"

namespace convscope {
namespace {

/// Calls visit(plane, row, count) for all pieces of values that stand side by side: rows of planes,
/// or of pixels.
template <typename Visit>
void for_each_piece(const ConstPictureView& picture, Visit visit) {
  const bool planes = picture.column_step == 1;
  const int count = planes ? picture.columns : picture.columns * picture.channels;
  for (int plane = 0; plane < (planes ? picture.channels : 1); ++plane) {
    for (int row = 0; row < picture.rows; ++row) visit(plane, row, static_cast<std::size_t>(count));
  }
}

template <typename Value>
std::span<Value> piece_of(const BasicPictureView<Value>& picture, int plane, int row,
                          std::size_t count) {
  return {picture.at(plane, row, 0), count};
}

class ActivationStep : public Step {
 public:
  explicit ActivationStep(ActivationKind kind) : kind_(kind) {}

  Orders orders(Order available) const override { return {available, available}; }

  void forward(const StepMemory& memory) const override {
    for_each_piece(memory.output, [&](int plane, int row, std::size_t count) {
      activation_forward(piece_of(memory.input, plane, row, count), kind_,
                         piece_of(memory.output, plane, row, count));
    });
  }
  void backward(const StepMemory& memory) const override {
    if (memory.d_input.data == nullptr) return;
    for_each_piece(memory.d_output, [&](int plane, int row, std::size_t count) {
      activation_backward(piece_of(memory.d_output, plane, row, count),
                          piece_of(memory.input, plane, row, count), kind_,
                          piece_of(memory.d_input, plane, row, count));
    });
  }

 private:
  ActivationKind kind_;
};

/// Input and output are the same values; only gradients may lie in two places, when the layer
/// before wants a margin.
class FlattenStep : public Step {
 public:
  Orders orders(Order available) const override { return {available, available}; }
  void forward(const StepMemory& memory) const override {
    if (memory.input.data != memory.output.data) copy_picture(memory.input, memory.output);
  }
  void backward(const StepMemory& memory) const override {
    if (memory.d_input.data == nullptr || memory.d_input.data == memory.d_output.data) return;
    copy_picture(memory.d_output, memory.d_input);
  }
};

/// Over the last axis: the columns of each row and channel, or all values of a vector.
class SoftmaxStep : public Step {
 public:
  explicit SoftmaxStep(const Shape& shape)
      : vector_(shape.rank() == 1), size_(shape[shape.rank() - 1]) {}

  Orders orders(Order available) const override { return {available, available}; }
  /// One line of values, then one of gradients.
  StepNeeds needs() const override {
    const std::size_t lines = vector_ ? 0 : 2 * static_cast<std::size_t>(size_);
    return {.scratch_to_run = lines, .scratch_to_learn = lines};
  }

  void forward(const StepMemory& memory) const override {
    const Shape line{size_};
    if (vector_) {
      softmax({memory.input.data, line}, {memory.output.data, line});
      return;
    }
    for_each_line(memory.output, [&](int row, int channel) {
      gather(memory.input, row, channel, memory.scratch.data());
      softmax({memory.scratch.data(), line}, {memory.scratch.data(), line});
      scatter(memory.scratch.data(), memory.output, row, channel);
    });
  }

  void backward(const StepMemory& memory) const override {
    if (memory.d_input.data == nullptr) return;
    const Shape line{size_};
    if (vector_) {
      softmax_backward({memory.d_output.data, line}, {memory.output.data, line},
                       {memory.d_input.data, line});
      return;
    }
    float* values = memory.scratch.data();
    float* gradients = values + size_;
    for_each_line(memory.output, [&](int row, int channel) {
      gather(memory.output, row, channel, values);
      gather(memory.d_output, row, channel, gradients);
      softmax_backward({gradients, line}, {values, line}, {gradients, line});
      scatter(gradients, memory.d_input, row, channel);
    });
  }

 private:
  template <typename Visit>
  static void for_each_line(const ConstPictureView& map, Visit visit) {
    for (int row = 0; row < map.rows; ++row) {
      for (int channel = 0; channel < map.channels; ++channel) visit(row, channel);
    }
  }
  static void gather(const ConstPictureView& map, int row, int channel, float* line) {
    for (int column = 0; column < map.columns; ++column) {
      line[column] = *map.at(channel, row, column);
    }
  }
  static void scatter(const float* line, const PictureView& map, int row, int channel) {
    for (int column = 0; column < map.columns; ++column) {
      *map.at(channel, row, column) = line[column];
    }
  }

  bool vector_;
  int size_;
};

}  // namespace

std::unique_ptr<Step> make_activation_step(ActivationKind kind) {
  return std::make_unique<ActivationStep>(kind);
}
std::unique_ptr<Step> make_flatten_step() { return std::make_unique<FlattenStep>(); }
std::unique_ptr<Step> make_softmax_step(const StepContext& context) {
  return std::make_unique<SoftmaxStep>(context.input_shape);
}

std::unique_ptr<Step> make_step(const Layer& layer, const StepContext& context) {
  switch (layer.type) {
    case LayerType::conv2d:
    case LayerType::conv1d:
      return make_conv2d_step(layer, context);
    case LayerType::locally_connected2d:
      return make_locally_connected2d_step(layer, context);
    case LayerType::max_pool2d:
      return make_max_pool2d_step(layer, context);
    case LayerType::avg_pool2d:
    case LayerType::global_avg_pool2d:
      return make_avg_pool2d_step(layer, context);
    case LayerType::activation:
      return make_activation_step(layer.activation);
    case LayerType::flatten:
      return make_flatten_step();
    case LayerType::dense:
      return make_dense_step(layer, context);
    case LayerType::softmax:
      return make_softmax_step(context);
  }
  return nullptr;
}

}  // namespace convscope

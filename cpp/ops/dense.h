// A fully connected layer, y = W·x + b. Source: PyTorch's linear, ONNX's Gemm with transB = 1.
#pragma once

#include <span>

#include "core/tensor.h"

namespace convscope {

/// x [N, I], weight [O, I], bias [O] or empty; writes y [N, O]. Shapes must fit.
/// Each output is a LongSum(bias, 256) over the inputs in order.
void dense_reference(const ConstTensorView& x, const ConstTensorView& weight,
                     std::span<const float> bias, const TensorView& y);

struct DenseGradients {
  std::span<float> input;   // like x
  std::span<float> weight;  // like weight
  std::span<float> bias;    // [O]
};

/// Writes d_input; adds to d_weight and d_bias. Each may be skipped by an empty span.
void dense_backward(const ConstTensorView& d_output, const ConstTensorView& x,
                    const ConstTensorView& weight, const DenseGradients& gradients);

/// What dense_backward allocates, in bytes; weight [O, I].
double dense_backward_bytes(const Shape& weight);

}  // namespace convscope

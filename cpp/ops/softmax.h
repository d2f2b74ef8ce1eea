// Scores to probabilities, and the loss that trains them.
#pragma once

#include <cstdint>
#include <span>

#include "core/tensor.h"

namespace convscope {

/// Over the last axis: output[k] = e^(x[k] - max x) / Σ e^(x - max x). Input and output of one
/// shape, may be the same.
void softmax(const ConstTensorView& x, const TensorView& output);

/// d_input[k] = output[k] · (d_output[k] - Σ d_output · output), over the last axis.
void softmax_backward(const ConstTensorView& d_output, const ConstTensorView& output,
                      const TensorView& d_input);

/// Mean over the batch of -log softmax(logits)[label]; logits [N, K], labels in 0 … K - 1.
/// Writes d_logits (like logits): (softmax - one at the label) / N.
float cross_entropy(const ConstTensorView& logits, std::span<const std::int32_t> labels,
                    const TensorView& d_logits);

}  // namespace convscope

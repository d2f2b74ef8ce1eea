// How wrong an answer is, for one example: the loss and its gradient by the logits.
//
//   ExampleLoss loss = label_loss(workspace.logits(), 7, 1.0f / batch, workspace.d_logits());
//   network.backward(workspace);
#pragma once

#include <cstdint>
#include <span>

namespace convscope {

struct ExampleLoss {
  float value = 0;       // cross-entropy, not scaled
  bool correct = false;  // the largest logit stands where the target is largest
};

/// -log softmax(logits)[label], 0 ≤ label < logits.size(). Writes d_logits = scale · (softmax - one
/// at the label).
ExampleLoss label_loss(std::span<const float> logits, int label, float scale,
                       std::span<float> d_logits);

/// -Σ target[k] · log softmax(logits)[k] against a distribution: smoothed labels, another network's
/// answer, "nothing". Writes d_logits = scale · (softmax · Σ target - target).
ExampleLoss distribution_loss(std::span<const float> logits, std::span<const float> target,
                              float scale, std::span<float> d_logits);

}  // namespace convscope

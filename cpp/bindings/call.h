// One function of the API, as two steps: `plan` reads the arguments, checks them and asks for
// memory; `run` computes. Between the two TypeScript copies the inputs.
#pragma once

#include "bindings/arguments.h"
#include "bindings/exchange.h"
#include "core/status.h"

namespace convscope::bindings {

class Call {
 public:
  virtual ~Call() = default;
  /// Refuses what does not fit; nothing was changed then. The memory is reserved by the caller.
  virtual Status plan(Arguments& arguments, Exchange& exchange) = 0;
  /// May refuse values, such as a label out of range.
  virtual Status run(Exchange& exchange) = 0;
  /// Gives back what was kept for the caller to copy; called before the next call.
  virtual void forget() {}
};

/// In the order of the table in web/src/library/codes.ts.
enum class CallCode {
  conv2d,
  conv1d,
  locally_connected2d,
  max_pool2d,
  avg_pool2d,
  global_avg_pool2d,
  activation,
  dense,
  softmax,
  normalized_cross_correlation,
  conv2d_backward,
  conv1d_backward,
  locally_connected2d_backward,
  max_pool2d_backward,
  avg_pool2d_backward,
  global_avg_pool2d_backward,
  dense_backward,
  activation_backward,
  softmax_backward,
  cross_entropy,
  conv_matrix,
  check_tensor,
  stage,
  stage_file,
  forward,
  activations,
  parameters,
  save,
  create_trainer,
  train,
  rasterize,
  normalize,
  generate_digits,
  colorize,
  picture_to_planes,
  planes_to_picture,
  gradient_polar,
  colorize_gradient,
  count
};

Call& call_of(CallCode code);

}  // namespace convscope::bindings

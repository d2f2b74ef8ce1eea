// One function of the API, as two steps: `plan` reads the arguments, checks them and asks for
// memory; `run` computes. Between the two TypeScript copies the inputs.
//
//   class SoftmaxCall final : public Call {
//     void plan(Arguments& arguments, Exchange& exchange) override {
//       const Shape x = arguments.tensor("x");          // place 0 of the exchange
//       if (arguments.ok()) exchange.output(x);         // place 1
//     }
//     Status run(Exchange& exchange) override {
//       softmax(exchange.tensor(0), exchange.tensor(1));
//       return {};
//     }
//   };
#pragma once

#include "bindings/arguments.h"
#include "bindings/exchange.h"
#include "core/status.h"

namespace convscope::bindings {

/// There is one object of each, for ever: what `plan` found out and `run` needs.
class Call {
 public:
  /// Refuses what does not fit (`arguments` keeps the reason); nothing was changed then. The memory
  /// is reserved by the caller.
  virtual void plan(Arguments& arguments, Exchange& exchange) = 0;
  /// May refuse values, such as a label out of range.
  virtual Status run(Exchange& exchange) = 0;
  /// Gives back what was kept for `run`, or for the caller to copy; called before the next call.
  virtual void forget() {}

 protected:
  ~Call() = default;
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
  describe,
  create_model,
  forward,
  activations,
  parameters,
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

}  // namespace convscope::bindings

// The door to JavaScript: the only C++ that knows the browser. web/src/library/engine.ts is the
// other side.
//
// A call of the API is `arguments`, `plan`, `run`: numbers go into the block that `arguments`
// gives, `plan` checks them and says where the inputs are to be copied, `run` computes and says
// where the results lie. Those three, and the model's hot path, are plain exports, which cost
// nanoseconds; what carries text goes through Embind.
#include <emscripten.h>
#include <emscripten/bind.h>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "bindings/call.h"
#include "bindings/conv_calls.h"
#include "bindings/correlation_calls.h"
#include "bindings/drawing_calls.h"
#include "bindings/pool_calls.h"
#include "bindings/score_calls.h"

namespace convscope::bindings {
namespace {

using CallGetter = Call& (*)();

/// In the order of CallCode.
constexpr std::array<CallGetter, static_cast<std::size_t>(CallCode::count)> calls{
    conv2d_call,
    conv1d_call,
    locally_connected2d_call,
    max_pool2d_call,
    avg_pool2d_call,
    global_avg_pool2d_call,
    activation_call,
    dense_call,
    softmax_call,
    normalized_cross_correlation_call,
    conv2d_backward_call,
    conv1d_backward_call,
    locally_connected2d_backward_call,
    max_pool2d_backward_call,
    avg_pool2d_backward_call,
    global_avg_pool2d_backward_call,
    dense_backward_call,
    activation_backward_call,
    softmax_backward_call,
    cross_entropy_call,
    conv_matrix_call,
    rasterize_call,
    normalize_call,
    generate_digits_call,
    colorize_call,
};

/// What one module keeps between the steps of a call.
struct Door {
  std::vector<double> arguments;
  Exchange exchange;
  Call* call = nullptr;
  Status failure;
};

Door& door() {
  static Door door;
  return door;
}

/// The reply's address, or 0 when the call was refused.
const std::int32_t* answer(Status status) {
  door().failure = std::move(status);
  return door().failure.ok() ? door().exchange.reply() : nullptr;
}

bool failure_is_range() { return door().failure.kind() == ErrorKind::range; }
std::string failure_message() { return door().failure.message(); }

}  // namespace
}  // namespace convscope::bindings

using convscope::Status;
using convscope::bindings::answer;
using convscope::bindings::door;

extern "C" {

/// Where to write the next call's arguments.
EMSCRIPTEN_KEEPALIVE double* convscope_arguments(int count) {
  auto& arguments = door().arguments;
  if (arguments.size() < static_cast<std::size_t>(count))
    arguments.resize(static_cast<std::size_t>(count));
  return arguments.data();
}

EMSCRIPTEN_KEEPALIVE const std::int32_t* convscope_plan(int code) {
  auto& state = door();
  if (state.call != nullptr) state.call->forget();
  state.call = &convscope::bindings::calls[static_cast<std::size_t>(code)]();
  state.exchange.begin();
  convscope::bindings::Arguments arguments(state.arguments);
  Status status = state.call->plan(arguments, state.exchange);
  if (status.ok()) status = state.exchange.reserve();
  return answer(std::move(status));
}

EMSCRIPTEN_KEEPALIVE const std::int32_t* convscope_run() {
  return answer(door().call->run(door().exchange));
}

}  // extern "C"

EMSCRIPTEN_BINDINGS(convscope) {
  emscripten::function("failureIsRange", &convscope::bindings::failure_is_range);
  emscripten::function("failureMessage", &convscope::bindings::failure_message);
}

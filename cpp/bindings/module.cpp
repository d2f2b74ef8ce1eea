// The door to JavaScript: the only C++ that knows the browser. web/src/library/native.ts and
// engine.ts are the other side.
//
// A call of the API is `arguments`, `plan`, `run`: numbers go into the block that `arguments`
// gives, `plan` checks them and says where the inputs are to be copied, `run` computes and says
// where the results lie. The only text that crosses is the sentence of a failure. All are plain
// exports, which cost nanoseconds.
#include <emscripten.h>
#include <malloc.h>

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "bindings/call.h"
#include "bindings/conv_calls.h"
#include "bindings/correlation_calls.h"
#include "bindings/drawing_calls.h"
#include "bindings/layer_calls.h"
#include "bindings/memory.h"
#include "bindings/model_calls.h"
#include "bindings/model_table.h"
#include "bindings/picture_calls.h"
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
    check_tensor_call,
    describe_call,
    create_model_call,
    forward_call,
    activations_call,
    parameters_call,
    create_trainer_call,
    train_call,
    rasterize_call,
    normalize_call,
    generate_digits_call,
    colorize_call,
    picture_to_planes_call,
    planes_to_picture_call,
    gradient_polar_call,
    colorize_gradient_call,
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

/// What a call may allocate for each of its numbers: lists of shapes and slots, and their copies.
constexpr double bytes_per_argument = 128;

Status begin_call(int arguments) {
  Status status = refill_reserve();
  if (!status.ok()) {
    door().exchange.release();
    status = refill_reserve();
  }
  return status.ok() ? check_memory(bytes_per_argument * arguments) : status;
}

/// The reply's address, or 0 when the call was refused.
const std::int32_t* answer(Status status) {
  door().failure = std::move(status);
  return door().failure.ok() ? door().exchange.reply() : nullptr;
}

}  // namespace
}  // namespace convscope::bindings

using namespace convscope::bindings;
using convscope::ErrorKind;

extern "C" {

/// Where to write the next call's arguments; 0 when there is no room.
EMSCRIPTEN_KEEPALIVE double* convscope_arguments(int count) {
  auto& arguments = door().arguments;
  door().failure = begin_call(count);
  if (!door().failure.ok()) return nullptr;
  if (arguments.size() < static_cast<std::size_t>(count)) {
    arguments.resize(static_cast<std::size_t>(count));
  }
  return arguments.data();
}

EMSCRIPTEN_KEEPALIVE const std::int32_t* convscope_plan(int code) {
  auto& state = door();
  if (state.call != nullptr) state.call->forget();
  state.call = &calls[static_cast<std::size_t>(code)]();
  state.exchange.begin();
  Arguments arguments(state.arguments, state.exchange);
  state.call->plan(arguments, state.exchange);
  if (arguments.ok()) arguments.check(state.exchange.reserve());
  return answer(arguments.status());
}

EMSCRIPTEN_KEEPALIVE const std::int32_t* convscope_run() {
  return answer(door().call->run(door().exchange));
}

/// A model's own input and output for one example: written and read in place.
EMSCRIPTEN_KEEPALIVE float* convscope_model_input(int model) {
  return models().get(model)->workspace.input().data();
}

EMSCRIPTEN_KEEPALIVE const float* convscope_model_run(int model) {
  Model& running = *models().get(model);
  running.network.run(running.workspace);
  return std::as_const(running.workspace).output().data();
}

EMSCRIPTEN_KEEPALIVE void convscope_dispose_model(int model) { models().remove(model); }
EMSCRIPTEN_KEEPALIVE void convscope_dispose_trainer(int trainer) { learners().remove(trainer); }

/// Why the last call was refused: the sentence's address and bytes, and whether it is a RangeError.
EMSCRIPTEN_KEEPALIVE const std::int32_t* convscope_failure() {
  static std::int32_t failure[3];
  const std::string& message = door().failure.message();
  failure[0] = static_cast<std::int32_t>(reinterpret_cast<std::uintptr_t>(message.data()));
  failure[1] = static_cast<std::int32_t>(message.size());
  failure[2] = door().failure.kind() == ErrorKind::range;
  return failure;
}

/// Bytes that are allocated now, and how many models and trainers live: for tests that look for
/// leaks.
EMSCRIPTEN_KEEPALIVE const std::int32_t* convscope_memory() {
  static std::int32_t use[3];
  use[0] = mallinfo().uordblks;
  use[1] = models().count();
  use[2] = learners().count();
  return use;
}

}  // extern "C"

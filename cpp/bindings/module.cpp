// The door to JavaScript: the only C++ that knows the browser. web/src/library/engine.ts is the
// other side.
//
// A call of the API is `arguments`, `plan`, `run`: numbers go into the block that `arguments`
// gives, `plan` checks them and says where the inputs are to be copied, `run` computes and says
// where the results lie. Those three, and the model's hot path, are plain exports, which cost
// nanoseconds; what carries text goes through Embind.
#include <emscripten.h>
#include <emscripten/bind.h>
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
#include "bindings/model_calls.h"
#include "bindings/model_table.h"
#include "bindings/model_texts.h"
#include "bindings/picture_calls.h"
#include "bindings/pool_calls.h"
#include "bindings/score_calls.h"
#include "bindings/staged.h"

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
    stage_call,
    stage_file_call,
    forward_call,
    activations_call,
    parameters_call,
    save_call,
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

/// The reply's address, or 0 when the call was refused.
const std::int32_t* answer(Status status) {
  door().failure = std::move(status);
  return door().failure.ok() ? door().exchange.reply() : nullptr;
}

bool failure_is_range() { return door().failure.kind() == ErrorKind::range; }
std::string failure_message() { return door().failure.message(); }

/// The result's value; empty, with the reason kept, when there is none.
template <typename Value>
Value value_or_empty(Result<Value> result) {
  door().failure = result.status();
  return result.ok() ? std::move(result.value()) : Value{};
}

std::string output_shape_or_empty(const std::string& layers) {
  return value_or_empty(output_shape_text(layers));
}
std::string describe_or_empty(const std::string& layers) {
  return value_or_empty(describe_text(layers));
}
int create_model_or_zero(const std::string& layers, double seed) {
  return value_or_empty(create_model(layers, static_cast<std::uint64_t>(seed)));
}
int load_model_or_zero() { return value_or_empty(load_model()); }
void dispose_model(int model) { models().remove(model); }
void dispose_trainer(int trainer) { learners().remove(trainer); }

/// Bytes that are allocated now, and how many models and trainers live: for tests that look for
/// leaks.
double allocated_bytes() { return static_cast<double>(static_cast<unsigned>(mallinfo().uordblks)); }
int live_models() { return models().count(); }
int live_trainers() { return learners().count(); }

}  // namespace
}  // namespace convscope::bindings

using namespace convscope::bindings;

extern "C" {

/// Where to write the next call's arguments.
EMSCRIPTEN_KEEPALIVE double* convscope_arguments(int count) {
  auto& arguments = door().arguments;
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
  Arguments arguments(state.arguments);
  convscope::Status status = state.call->plan(arguments, state.exchange);
  if (status.ok()) status = state.exchange.reserve();
  return answer(std::move(status));
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

}  // extern "C"

EMSCRIPTEN_BINDINGS(convscope) {
  emscripten::function("failureIsRange", &failure_is_range);
  emscripten::function("failureMessage", &failure_message);
  emscripten::function("outputShape", &output_shape_or_empty);
  emscripten::function("describe", &describe_or_empty);
  emscripten::function("createModel", &create_model_or_zero);
  emscripten::function("loadModel", &load_model_or_zero);
  emscripten::function("modelText", &model_text);
  emscripten::function("disposeModel", &dispose_model);
  emscripten::function("disposeTrainer", &dispose_trainer);
  emscripten::function("allocatedBytes", &allocated_bytes);
  emscripten::function("liveModels", &live_models);
  emscripten::function("liveTrainers", &live_trainers);
}

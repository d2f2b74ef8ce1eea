// Models and trainers, as the API calls them once they exist (see layer_calls.h).
#pragma once

#include "bindings/call.h"

namespace convscope::bindings {

Call& forward_call();
Call& activations_call();
Call& parameters_call();
Call& create_trainer_call();
Call& train_call();

}  // namespace convscope::bindings

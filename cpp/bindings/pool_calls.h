// Pooling as the API calls it, with its gradients.
#pragma once

#include "bindings/call.h"

namespace convscope::bindings {

Call& max_pool2d_call();
Call& avg_pool2d_call();
Call& global_avg_pool2d_call();
Call& max_pool2d_backward_call();
Call& avg_pool2d_backward_call();
Call& global_avg_pool2d_backward_call();

}  // namespace convscope::bindings

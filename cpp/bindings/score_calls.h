// What works on lists of numbers, as the API calls it: activations, dense layers, softmax,
// cross-entropy; with gradients.
#pragma once

#include "bindings/call.h"

namespace convscope::bindings {

/// RangeError naming labels unless each is 0 … classes - 1.
Status check_labels(std::span<const std::int32_t> labels, int classes);

Call& check_tensor_call();
Call& activation_call();
Call& activation_backward_call();
Call& dense_call();
Call& dense_backward_call();
Call& softmax_call();
Call& softmax_backward_call();
Call& cross_entropy_call();

}  // namespace convscope::bindings

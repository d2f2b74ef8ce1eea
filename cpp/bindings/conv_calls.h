// Convolution as the API calls it: in two dimensions and in one, without sharing, and as a matrix;
// with gradients.
#pragma once

#include "bindings/call.h"

namespace convscope::bindings {

Call& conv2d_call();
Call& conv1d_call();
Call& locally_connected2d_call();
Call& conv2d_backward_call();
Call& conv1d_backward_call();
Call& locally_connected2d_backward_call();
Call& conv_matrix_call();

}  // namespace convscope::bindings

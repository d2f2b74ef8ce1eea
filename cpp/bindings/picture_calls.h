// Pictures as numbers and back, and gradients as colours, as the API calls them.
#pragma once

#include "bindings/call.h"

namespace convscope::bindings {

Call& picture_to_planes_call();
Call& planes_to_picture_call();
Call& gradient_polar_call();
Call& colorize_gradient_call();

}  // namespace convscope::bindings

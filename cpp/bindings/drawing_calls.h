// Drawings, generated digits and colours, as the API calls them.
#pragma once

#include "bindings/call.h"

namespace convscope::bindings {

Call& rasterize_call();
Call& normalize_call();
Call& generate_digits_call();
Call& colorize_call();

}  // namespace convscope::bindings

// Finding a template, as the API calls it.
#pragma once

#include "bindings/call.h"

namespace convscope::bindings {

Call& normalized_cross_correlation_call();

}  // namespace convscope::bindings

// Lists of layers as the API calls them: what they are, and models made of them.
#pragma once

#include "bindings/call.h"

namespace convscope::bindings {

Call& describe_call();
Call& create_model_call();

}  // namespace convscope::bindings

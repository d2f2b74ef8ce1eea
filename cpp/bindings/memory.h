// What happens when memory runs out: whoever needs much of it asks first and is refused with a
// sentence; what little things need comes from a reserve, so that no allocation ever fails.
//
//   if (Status status = check_memory(bytes); !status.ok()) return status;  // before the work
//   begins
#pragma once

#include "core/status.h"

namespace convscope::bindings {

/// RangeError with the size in megabytes when so much could not be allocated now. What is small
/// beside the reserve is never refused.
Status check_memory(double bytes);

/// What a model's layer takes at most beside its values, in each of the forms that it goes through:
/// list, description, steps of a run.
inline constexpr double bytes_per_layer = 4096;

/// Before a call: takes back what the calls before had to borrow from the reserve. RangeError when
/// memory is too full for that; then all that helps is to give memory back.
Status refill_reserve();

/// For operator new: gives the reserve to whoever finds no room. False when it is gone already.
bool open_reserve();

}  // namespace convscope::bindings

// Colours among a call's arguments.
#pragma once

#include "bindings/arguments.h"
#include "core/text.h"
#include "image/color_scale.h"

namespace convscope::bindings {

/// Three whole numbers; a failure that calls them `name` unless each is 0 to 255.
inline Color read_color(Arguments& arguments, const char* name) {
  std::uint8_t parts[3] = {};
  for (std::uint8_t& part : parts) {
    const int value = arguments.whole();
    if (value < 0 || value > 255) {
      arguments.fail(Status::range_error(
          concat(name, " holds ", value, "; red, green and blue are 0 to 255")));
    }
    part = static_cast<std::uint8_t>(value & 255);
  }
  return {parts[0], parts[1], parts[2]};
}

}  // namespace convscope::bindings

// Colours among a call's arguments.
#pragma once

#include <vector>

#include "bindings/arguments.h"
#include "image/color_scale.h"

namespace convscope::bindings {

/// Three whole numbers; a failure that calls them `name` unless each is 0 to 255.
Color read_color(Arguments& arguments, const char* name);
/// A list of colours; a failure if there is none.
std::vector<Color> read_colors(Arguments& arguments, const char* name);

}  // namespace convscope::bindings

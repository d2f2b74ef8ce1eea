#include "bindings/colors.h"

#include "core/text.h"

namespace convscope::bindings {

Color read_color(Arguments& arguments, const char* name) {
  std::uint8_t parts[3] = {};
  for (std::uint8_t& part : parts) {
    const int value = arguments.whole();
    if (value < 0 || value > 255) {
      arguments.check(Status::range_error(
          concat(name, " holds ", value, "; red, green and blue are 0 to 255")));
    }
    part = static_cast<std::uint8_t>(value & 255);
  }
  return {parts[0], parts[1], parts[2]};
}

std::vector<Color> read_colors(Arguments& arguments, const char* name) {
  std::vector<Color> colors(arguments.count());
  for (Color& color : colors) color = read_color(arguments, name);
  if (colors.empty()) {
    arguments.check(Status::range_error(concat(name, " must hold at least one colour")));
  }
  return colors;
}

}  // namespace convscope::bindings

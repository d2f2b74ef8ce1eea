#include "core/text.h"

#include <array>
#include <charconv>

namespace convscope {
namespace {

template <typename Number>
std::string digits_of(Number number) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  return std::string(buffer.data(), end);
}

}  // namespace

std::string as_text(int number) { return digits_of(number); }
std::string as_text(long long number) { return digits_of(number); }
std::string as_text(std::size_t number) { return digits_of(number); }

}  // namespace convscope

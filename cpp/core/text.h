// Sentences for errors, without streams: concat("kernel has ", 8, " values") == "kernel has 8 values".
// Whole numbers only: printing a float would bring 20 kB of tables into the WebAssembly.
#pragma once

#include <string>
#include <string_view>

namespace convscope {

inline std::string as_text(std::string_view text) { return std::string(text); }
std::string as_text(int number);
std::string as_text(long long number);
std::string as_text(std::size_t number);

template <typename... Parts>
std::string concat(const Parts&... parts) {
  std::string sentence;
  (sentence.append(as_text(parts)), ...);
  return sentence;
}

}  // namespace convscope

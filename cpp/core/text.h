// Sentences for errors, without streams: concat("kernel has ", 8, " values") == "kernel has 8
// values". Whole numbers only: printing a float would bring 20 kB of tables into the WebAssembly.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace convscope {

/// A text, or a whole number, as one part of a sentence. Borrows the text.
class TextPart {
 public:
  TextPart(std::string_view text) : text_(text), is_number_(false) {}
  TextPart(const std::string& text) : TextPart(std::string_view(text)) {}
  TextPart(const char* text) : TextPart(std::string_view(text)) {}
  TextPart(int number) : number_(number), is_number_(true) {}
  TextPart(long number) : number_(number), is_number_(true) {}
  TextPart(long long number) : number_(number), is_number_(true) {}
  TextPart(unsigned long number) : number_(static_cast<long long>(number)), is_number_(true) {}

  void append_to(std::string& sentence) const;

 private:
  std::string_view text_;
  long long number_ = 0;
  bool is_number_;
};

std::string join(std::span<const TextPart> parts);

/// One function for all sentences keeps each of the many places that make one short.
template <typename... Parts>
std::string concat(const Parts&... parts) {
  return join(std::array<TextPart, sizeof...(parts)>{TextPart(parts)...});
}

template <typename Part>
std::string as_text(const Part& part) {
  return concat(part);
}

}  // namespace convscope

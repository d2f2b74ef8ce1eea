// Sentences for errors, without streams: concat("kernel has ", 8, " values") is "kernel has 8
// values". Whole numbers only: printing a float would bring 20 kB of tables into the WebAssembly.
//
// A sentence is data until somebody reads it. There are more than a hundred places that make one,
// in a library that is downloaded: each should cost a few bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace convscope {

class Sentence;
class Shape;

/// A text, a whole number or a shape, as one part of a sentence. Borrows the text: it lives no
/// longer than the statement that makes it.
class TextPart {
 public:
  /// No part yet: nothing is written where none is asked for.
  TextPart() {}
  TextPart(const char* text) : TextPart(Kind::letters, text) {}
  TextPart(const std::string& text) : TextPart(Kind::string, &text) {}
  TextPart(const std::string_view& text) : TextPart(Kind::view, &text) {}
  TextPart(const Sentence& sentence) : TextPart(Kind::sentence, &sentence) {}
  TextPart(const Shape& shape) : TextPart(Kind::shape, &shape) {}
  TextPart(int number) : TextPart(static_cast<long>(number)) {}
  TextPart(long number) : number_(number), kind_(Kind::number) {}
  TextPart(unsigned long number) : count_(number), kind_(Kind::count) {}
  TextPart(const long long& number) : TextPart(Kind::wide_number, &number) {}

  void append_to(std::string& text) const;

 private:
  enum class Kind { letters, string, view, sentence, shape, number, count, wide_number };

  TextPart(Kind kind, const void* place) : place_(place), kind_(kind) {}

  template <typename Value>
  const Value& at_place() const {
    return *static_cast<const Value*>(place_);
  }

  union {
    long number_;
    unsigned long count_;
    const void* place_;  // of anything else
  };
  Kind kind_;
};

/// A sentence that is not written yet. Lives no longer than the statement that makes it: whoever
/// keeps it makes it a std::string.
class [[nodiscard]] Sentence {
 public:
  template <typename... Parts>
  explicit Sentence(const Parts&... parts) : parts_{TextPart(parts)...}, count_(sizeof...(parts)) {}

  void append_to(std::string& text) const;
  operator std::string() const;

 private:
  static constexpr std::size_t most_parts = 24;

  TextPart parts_[most_parts];
  std::size_t count_;
};

template <typename... Parts>
Sentence concat(const Parts&... parts) {
  return Sentence(parts...);
}

template <typename Part>
std::string as_text(const Part& part) {
  return concat(part);
}

}  // namespace convscope

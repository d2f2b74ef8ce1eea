// Sentences for errors, without streams: concat("kernel has ", 8, " values") is "kernel has 8
// values". Whole numbers only: printing a float would bring 20 kB of tables into the WebAssembly.
//
// A sentence is data until somebody reads it. There are more than a hundred places that make one,
// in a library that is downloaded: each should cost a few bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace convscope {

class Sentence;
class Shape;

/// A text, a whole number or a shape, as one part of a sentence. Borrows the text: it lives no
/// longer than the statement that makes it.
class TextPart {
 public:
  TextPart(const char* text) : TextPart(Kind::letters, text) {}
  TextPart(const std::string& text) : TextPart(Kind::string, &text) {}
  TextPart(const std::string_view& text) : TextPart(Kind::view, &text) {}
  TextPart(const Sentence& sentence) : TextPart(Kind::sentence, &sentence) {}
  TextPart(const Shape& shape) : TextPart(Kind::shape, &shape) {}
  TextPart(int number) : TextPart(static_cast<long>(number)) {}
  TextPart(long number) : value_(number), kind_(Kind::number) {}
  TextPart(unsigned long number) : value_(number), kind_(Kind::count) {}
  TextPart(const long long& number) : TextPart(Kind::wide_number, &number) {}

  void append_to(std::string& text) const;

 private:
  friend class Sentence;

  enum class Kind : std::uint8_t {
    none,
    letters,
    string,
    view,
    sentence,
    part,
    shape,
    number,
    count,
    wide_number
  };
  union Value {
    /// Nothing is written where there is no part.
    Value() {}
    Value(long value) : number(value) {}
    Value(unsigned long value) : count(value) {}
    Value(const void* value) : place(value) {}

    long number;
    unsigned long count;
    const void* place;  // of anything else
  };

  TextPart(Kind kind, const void* place) : value_(place), kind_(kind) {}

  /// What a sentence keeps: a part that is there already is not copied, so that the kinds of all
  /// parts are known when the sentence is compiled.
  static TextPart of(const TextPart& part) { return {Kind::part, &part}; }
  template <typename Part>
  static TextPart of(const Part& part) {
    return TextPart(part);
  }

  static void append(Kind kind, Value value, std::string& text);

  Value value_;
  Kind kind_;
};

/// A sentence that is not written yet. Lives no longer than the statement that makes it: whoever
/// keeps it makes it a std::string.
class [[nodiscard]] Sentence {
 public:
  template <typename... Parts>
  explicit Sentence(const Parts&... parts) : values_{TextPart::of(parts).value_...} {
    static_assert(sizeof...(parts) <= most_parts);
    int place = 0;
    ((kinds_ |= static_cast<std::uint64_t>(TextPart::of(parts).kind_) << bits_per_kind * place++),
     ...);
  }

  void append_to(std::string& text) const;
  operator std::string() const;

 private:
  static constexpr std::size_t most_parts = 16;
  static constexpr int bits_per_kind = 4;

  /// Of each part, the first in the lowest bits; 0 behind the last. One number instead of one for
  /// each part.
  std::uint64_t kinds_ = 0;
  TextPart::Value values_[most_parts];
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

#include "core/text.h"

#include <array>

#include "core/shape.h"

namespace convscope {
namespace {

void append_digits(unsigned long long number, std::string& text) {
  constexpr std::size_t most_digits = 20;
  std::array<char, most_digits> digits{};
  std::size_t place = most_digits;
  do {
    digits[--place] = static_cast<char>('0' + number % 10);
    number /= 10;
  } while (number != 0);
  text.append(digits.data() + place, most_digits - place);
}

void append_number(long long number, std::string& text) {
  // Unsigned, because the negative of the smallest number does not fit.
  auto magnitude = static_cast<unsigned long long>(number);
  if (number < 0) {
    text += '-';
    magnitude = 0 - magnitude;
  }
  append_digits(magnitude, text);
}

void append_shape(const Shape& shape, std::string& text) {
  text += '[';
  for (int axis = 0; axis < shape.rank(); ++axis) {
    if (axis > 0) text += ", ";
    append_number(shape[axis], text);
  }
  text += ']';
}

}  // namespace

void TextPart::append_to(std::string& text) const { append(kind_, value_, text); }

void TextPart::append(Kind kind, Value value, std::string& text) {
  switch (kind) {
    case Kind::none:
      break;
    case Kind::letters:
      text += static_cast<const char*>(value.place);
      break;
    case Kind::string:
      text += *static_cast<const std::string*>(value.place);
      break;
    case Kind::view:
      text += *static_cast<const std::string_view*>(value.place);
      break;
    case Kind::sentence:
      static_cast<const Sentence*>(value.place)->append_to(text);
      break;
    case Kind::part:
      static_cast<const TextPart*>(value.place)->append_to(text);
      break;
    case Kind::shape:
      append_shape(*static_cast<const Shape*>(value.place), text);
      break;
    case Kind::number:
      append_number(value.number, text);
      break;
    case Kind::count:
      append_digits(value.count, text);
      break;
    case Kind::wide_number:
      append_number(*static_cast<const long long*>(value.place), text);
      break;
  }
}

void Sentence::append_to(std::string& text) const {
  const TextPart::Value* value = values_;
  for (std::uint64_t kinds = kinds_; kinds != 0; kinds >>= bits_per_kind) {
    constexpr std::uint64_t one_kind = (1u << bits_per_kind) - 1;
    TextPart::append(static_cast<TextPart::Kind>(kinds & one_kind), *value++, text);
  }
}

Sentence::operator std::string() const {
  std::string text;
  append_to(text);
  return text;
}

}  // namespace convscope

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

void TextPart::append_to(std::string& text) const {
  switch (kind_) {
    case Kind::letters:
      text += static_cast<const char*>(place_);
      break;
    case Kind::string:
      text += at_place<std::string>();
      break;
    case Kind::view:
      text += at_place<std::string_view>();
      break;
    case Kind::sentence:
      at_place<Sentence>().append_to(text);
      break;
    case Kind::shape:
      append_shape(at_place<Shape>(), text);
      break;
    case Kind::number:
      append_number(number_, text);
      break;
    case Kind::count:
      append_digits(count_, text);
      break;
    case Kind::wide_number:
      append_number(at_place<long long>(), text);
      break;
  }
}

void Sentence::append_to(std::string& text) const {
  for (std::size_t i = 0; i < count_; ++i) parts_[i].append_to(text);
}

Sentence::operator std::string() const {
  std::string text;
  append_to(text);
  return text;
}

}  // namespace convscope

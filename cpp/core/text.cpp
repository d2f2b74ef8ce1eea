#include "core/text.h"

namespace convscope {
namespace {

void append_number(long long number, std::string& sentence) {
  constexpr std::size_t most_digits = 20;
  std::array<char, most_digits> digits{};
  std::size_t place = most_digits;
  // Unsigned, because the negative of the smallest number does not fit.
  auto rest = static_cast<unsigned long long>(number);
  if (number < 0) rest = 0 - rest;
  do {
    digits[--place] = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  if (number < 0) sentence += '-';
  sentence.append(digits.data() + place, most_digits - place);
}

}  // namespace

void TextPart::append_to(std::string& sentence) const {
  if (is_number_) {
    append_number(number_, sentence);
  } else {
    sentence.append(text_);
  }
}

std::string join(std::span<const TextPart> parts) {
  std::string sentence;
  for (const TextPart& part : parts) part.append_to(sentence);
  return sentence;
}

}  // namespace convscope

// Digits drawn by the program: stroke templates of many writing habits, varied as hands vary them.
// No data file.
//
//   Random random{1};
//   Strokes strokes;
//   generate_digit_strokes(7, random, strokes);                   // a seven, with or without a bar
//   GeneratedDigits digits = generate_digits(1000, 42);           // pictures as MNIST has them
#pragma once

#include <cstdint>
#include <vector>

#include "core/random.h"
#include "core/tensor.h"
#include "image/strokes.h"

namespace convscope {

/// Writes the strokes of one digit, 0 ≤ label ≤ 9, within the pad (0…1), in one of the habits of
/// that digit. Points lie about as densely as a pointer reports them.
void generate_digit_strokes(int label, Random& random, Strokes& strokes);

/// How many habits (templates) a digit has, and one of them without any variation: for the page's
/// ready drawings and tests.
int digit_habit_count(int label);
void draw_digit_habit(int label, int habit, Strokes& strokes);

struct GeneratedDigits {
  Tensor images;                     // [count, 1, 28, 28], 0 (paper) … 1 (ink), normalised
  std::vector<std::uint8_t> labels;  // [count], 0…9, each as often as the others
};

/// count ≥ 1. Same seed, same digits; the first digits of a longer request equal those of a shorter
/// one.
GeneratedDigits generate_digits(int count, std::uint64_t seed);

}  // namespace convscope

// How people write each digit: our own drawings of their habits.
#pragma once

#include <span>
#include <string_view>

namespace convscope {

/// The habits of one digit as templates (see handwriting.h), 0 ≤ label ≤ 9; at least seven.
std::span<const std::string_view> digit_habits(int label);

}  // namespace convscope

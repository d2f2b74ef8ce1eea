#include "ops/conv2d_separable.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace convscope {
namespace {

/// In parts of a weight.
constexpr double largest_difference = 8.0 / (1 << 24);

bool is_smaller(float a, float b) { return std::abs(a) < std::abs(b); }

/// Whether a factor is 0, or has all its digits.
bool is_exact(float factor) { return factor == 0.0f || std::isnormal(factor); }

/// The power of two that brings a sum into (1/2, 1].
double scale_of(double sum) {
  double scale = 1.0;
  while (sum * scale > 1.0) scale *= 0.5;
  while (sum * scale <= 0.5) scale *= 2.0;
  return scale;
}

}  // namespace

bool separate_kernel(std::span<const float> kernel, std::span<float> rows,
                     std::span<float> columns) {
  const std::size_t width = columns.size();
  const auto largest = std::ranges::max_element(kernel, is_smaller);
  const double pivot = *largest;
  if (!(std::abs(pivot) > 0.0 && std::abs(pivot) <= std::numeric_limits<float>::max())) {
    return false;
  }
  const auto place = static_cast<std::size_t>(largest - kernel.begin());
  const std::span<const float> row = kernel.subspan(place / width * width, width);
  const auto weight = [&](std::size_t i, std::size_t j) -> double { return kernel[i * width + j]; };
  double sum = 0.0;
  for (const float value : row) sum += std::abs(value);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < width; ++j) {
      // Products of two floats are exact in double precision. False for a NaN.
      const double expected = weight(i, place % width) * row[j];
      const double found = weight(i, j) * pivot;
      if (!(std::abs(found - expected) <= largest_difference * std::abs(found))) return false;
    }
  }
  const double scale = scale_of(sum);
  for (std::size_t j = 0; j < width; ++j) columns[j] = static_cast<float>(row[j] * scale);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i] = static_cast<float>(weight(i, place % width) / (pivot * scale));
  }
  return std::ranges::all_of(rows, is_exact) && std::ranges::all_of(columns, is_exact);
}

}  // namespace convscope

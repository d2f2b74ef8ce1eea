// Tensors to test with, and comparisons that tell where two results differ.
//
//   CHECK_THAT(fast.values(), same_as(reference, rounding_of_terms(27)));
#pragma once

#include <catch2/matchers/catch_matchers_templated.hpp>
#include <cmath>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "core/random.h"
#include "core/tensor.h"

namespace convscope::testing {

/// Values uniform in [-1, 1).
inline Tensor random_tensor(const Shape& shape, Random& random) {
  Tensor tensor(shape);
  for (float& value : tensor.values()) value = random.uniform(-1.0f, 1.0f);
  return tensor;
}

/// Whole numbers from -4 to 4: their products and sums are exact in any order, so that two ways to
/// convolve must agree to the bit.
inline Tensor whole_numbers(const Shape& shape, Random& random) {
  Tensor tensor(shape);
  for (float& value : tensor.values()) value = static_cast<float>(random.below(9) - 4);
  return tensor;
}

/// 1, 2, 3, …: what people write on paper.
inline Tensor counting_tensor(const Shape& shape) {
  Tensor tensor(shape);
  float next = 1.0f;
  for (float& value : tensor.values()) value = next++;
  return tensor;
}

inline float largest_magnitude(std::span<const float> values) {
  float largest = 0.0f;
  for (const float value : values) largest = std::max(largest, std::abs(value));
  return largest;
}

inline double dot(std::span<const float> a, std::span<const float> b) {
  double sum = 0.0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += static_cast<double>(a[k]) * b[k];
  return sum;
}

inline std::vector<float> to_vector(std::span<const float> values) {
  return {values.begin(), values.end()};
}

/// How far two sums of `terms` products of numbers up to 1 may differ: each product and each
/// addition rounds once, by at most half an epsilon of a number that is at most `terms`; errors of
/// random sign grow as the root, and 4 of those are never met.
inline float rounding_of_terms(int terms) {
  const auto count = static_cast<float>(terms);
  return 4.0f * std::sqrt(count) * std::numeric_limits<float>::epsilon();
}

/// Equal values, or no further apart than `tolerance`; NaN equals NaN. Says where the first
/// difference is.
class SameAs : public Catch::Matchers::MatcherGenericBase {
 public:
  SameAs(std::span<const float> expected, float tolerance)
      : expected_(to_vector(expected)), tolerance_(tolerance) {}

  bool match(std::span<const float> actual) const {
    if (actual.size() != expected_.size()) {
      difference_ =
          std::to_string(actual.size()) + " values instead of " + std::to_string(expected_.size());
      return false;
    }
    for (std::size_t k = 0; k < actual.size(); ++k) {
      const float a = actual[k];
      const float b = expected_[k];
      const bool both_nan = std::isnan(a) && std::isnan(b);
      if (a == b || both_nan || std::abs(a - b) <= tolerance_) continue;
      difference_ = "first difference at " + std::to_string(k) + ": " + std::to_string(a) +
                    " instead of " + std::to_string(b) + ", tolerance " +
                    std::to_string(tolerance_ * 1e6f) + "e-6";
      return false;
    }
    return true;
  }

  std::string describe() const override { return "is the same; " + difference_; }

 private:
  std::vector<float> expected_;
  float tolerance_;
  mutable std::string difference_ = "no difference";
};

inline SameAs same_as(std::span<const float> expected, float tolerance = 0.0f) {
  return {expected, tolerance};
}

}  // namespace convscope::testing

// Neighbouring outputs side by side in plain loops, which compilers turn into vectors: each sum
// keeps the order of the definition, in double precision, so that the result is the reference's bit
// for bit.
#include <algorithm>
#include <cmath>
#include <vector>

#include "ops/correlation.h"

namespace convscope {
namespace {

/// The pattern minus its mean, and the root of the sum of its squares: 0 if it is flat.
struct Centered {
  std::vector<double> values;
  double length = 0.0;
};

Centered center(const ConstTensorView& pattern) {
  Centered centered{{pattern.values().begin(), pattern.values().end()}, 0.0};
  double sum = 0.0;
  for (const double value : centered.values) sum += value;
  const double mean = sum / static_cast<double>(centered.values.size());
  double squares = 0.0;
  for (double& value : centered.values) {
    value -= mean;
    squares += value * value;
  }
  // Double precision holds the sum of 2^29 equal floats exactly, so a flat pattern is its mean and
  // has length 0; the same holds for a patch.
  centered.length = std::sqrt(squares);
  return centered;
}

/// So many neighbouring outputs are computed together, each sum in the order of the definition.
constexpr int columns_at_once = 64;

/// What is known of the patches at neighbouring places.
struct Patches {
  double mean[columns_at_once] = {};
  double squares[columns_at_once] = {};
  double dot[columns_at_once] = {};
};

/// `count` outputs from (i, j) on.
void correlate(const ConstTensorView& image, const Centered& wanted, const Shape& size, int i,
               int j, int count, float* output) {
  Patches patches;
  for (int m = 0; m < size[0]; ++m) {
    for (int n = 0; n < size[1]; ++n) {
      const float* cells = &image.at(i + m, j + n);
      for (int k = 0; k < count; ++k) patches.mean[k] += cells[k];
    }
  }
  for (double& mean : patches.mean) mean /= static_cast<double>(wanted.values.size());
  const double* factor = wanted.values.data();
  for (int m = 0; m < size[0]; ++m) {
    for (int n = 0; n < size[1]; ++n) {
      const float* cells = &image.at(i + m, j + n);
      for (int k = 0; k < count; ++k) {
        const double value = cells[k] - patches.mean[k];
        patches.squares[k] += value * value;
        patches.dot[k] += *factor * value;
      }
      ++factor;
    }
  }
  for (int k = 0; k < count; ++k) {
    const double length = std::sqrt(patches.squares[k]);
    const bool flat = length == 0.0 || wanted.length == 0.0;
    // What double precision leaves above 1 is lost in the rounding to float.
    output[k] = flat ? 0.0f : static_cast<float>(patches.dot[k] / wanted.length / length);
  }
}

}  // namespace

void normalized_cross_correlation_fast(const ConstTensorView& image, const ConstTensorView& pattern,
                                       const TensorView& output) {
  const Centered wanted = center(pattern);
  const int columns = output.shape()[1];
  for (int i = 0; i < output.shape()[0]; ++i) {
    for (int j = 0; j < columns; j += columns_at_once) {
      const int count = std::min(columns_at_once, columns - j);
      correlate(image, wanted, pattern.shape(), i, j, count, &output.at(i, j));
    }
  }
}

}  // namespace convscope

#include "ops/correlation.h"

#include <cmath>
#include <vector>

#include "core/text.h"

namespace convscope {
namespace {

/// Values minus their mean, and the root of the sum of their squares: 0 for a flat patch.
struct Centered {
  std::vector<double> values;
  double length = 0.0;
};

/// Centres the patch of the image at (i, j) with as many rows and columns as given. Writes to
/// `patch`, which is reused.
void center_patch(const ConstTensorView& image, int i, int j, const Shape& size, Centered& patch) {
  patch.values.clear();
  double sum = 0.0;
  for (int m = 0; m < size[0]; ++m) {
    for (int n = 0; n < size[1]; ++n) {
      const float value = image.at(i + m, j + n);
      sum += value;
      patch.values.push_back(value);
    }
  }
  const double mean = sum / static_cast<double>(patch.values.size());
  double squares = 0.0;
  for (double& value : patch.values) {
    value -= mean;
    squares += value * value;
  }
  // Double precision holds the sum of 2^29 equal floats exactly, so a flat patch is its mean and
  // has length 0.
  patch.length = std::sqrt(squares);
}

float correlation(const Centered& a, const Centered& b) {
  if (a.length == 0.0 || b.length == 0.0) return 0.0f;
  double dot = 0.0;
  for (std::size_t k = 0; k < a.values.size(); ++k) dot += a.values[k] * b.values[k];
  // What double precision leaves above 1 is lost in the rounding to float.
  return static_cast<float>(dot / a.length / b.length);
}

}  // namespace

Result<Shape> normalized_cross_correlation_shape(const Shape& image, const Shape& pattern) {
  if (image.rank() != 2) {
    return Status::range_error(concat("image is ", image, "; it must be [H, W]"));
  }
  if (pattern.rank() != 2) {
    return Status::range_error(concat("template is ", pattern, "; it must be [h, w]"));
  }
  for (const int size : pattern.sizes()) {
    if (size < 1) {
      return Status::range_error(
          concat("template is ", pattern, "; every size must be at least 1"));
    }
  }
  if (pattern[0] > image[0] || pattern[1] > image[1]) {
    return Status::range_error(
        concat("template is ", pattern, "; it must fit into the image ", image));
  }
  const int sizes[] = {image[0] - pattern[0] + 1, image[1] - pattern[1] + 1};
  return make_shape(sizes, "output");
}

void normalized_cross_correlation_reference(const ConstTensorView& image,
                                            const ConstTensorView& pattern,
                                            const TensorView& output) {
  const Shape& size = pattern.shape();
  Centered wanted;
  Centered patch;
  center_patch(pattern, 0, 0, size, wanted);
  for (int i = 0; i < output.shape()[0]; ++i) {
    for (int j = 0; j < output.shape()[1]; ++j) {
      center_patch(image, i, j, size, patch);
      output.at(i, j) = correlation(wanted, patch);
    }
  }
}

}  // namespace convscope

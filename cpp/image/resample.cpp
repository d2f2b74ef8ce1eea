#include "image/resample.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace convscope {
namespace {

/// The source pixels under one new pixel along one axis: all of begin … end - 1, the outer two
/// perhaps in part.
struct Footprint {
  int begin = 0;
  int end = 0;
  float first = 0.0f;  // weight of `begin`; the inner ones weigh 1
  float last = 0.0f;   // weight of `end - 1`, when that is another pixel
};

Footprint footprint(float from, float to, int size) {
  const auto limit = static_cast<float>(size);
  from = std::clamp(from, 0.0f, limit);
  to = std::clamp(to, 0.0f, limit);
  if (!(from < to)) return {};
  Footprint print;
  print.begin = std::min(static_cast<int>(from), size - 1);
  print.end = static_cast<int>(std::ceil(to));
  print.first = std::min(to, static_cast<float>(print.begin + 1)) - from;
  print.last = to - static_cast<float>(print.end - 1);
  return print;
}

std::vector<Footprint> footprints(float start, float length, int source_size, int scaled_size) {
  std::vector<Footprint> prints(static_cast<std::size_t>(scaled_size));
  const auto count = static_cast<float>(scaled_size);
  for (int i = 0; i < scaled_size; ++i) {
    const float from = start + length * static_cast<float>(i) / count;
    const float to = start + length * static_cast<float>(i + 1) / count;
    prints[static_cast<std::size_t>(i)] = footprint(from, to, source_size);
  }
  return prints;
}

float sum_over(const Footprint& print, const float* row) {
  if (print.begin == print.end) return 0.0f;
  float sum = print.first * row[print.begin];
  for (int x = print.begin + 1; x < print.end - 1; ++x) sum += row[x];
  if (print.end - 1 > print.begin) sum += print.last * row[print.end - 1];
  return sum;
}

float row_weight(const Footprint& print, int y) {
  if (y == print.begin) return print.first;
  return y == print.end - 1 ? print.last : 1.0f;
}

}  // namespace

void resample_area(ConstTensorView source, Window2d window, TensorView scaled) {
  const int height = scaled.shape()[0];
  const int width = scaled.shape()[1];
  const auto columns = footprints(window.left, window.width, source.shape()[1], width);
  const auto rows = footprints(window.top, window.height, source.shape()[0], height);
  const float area =
      window.width / static_cast<float>(width) * (window.height / static_cast<float>(height));

  std::fill(scaled.values().begin(), scaled.values().end(), 0.0f);
  for (int y = 0; y < height; ++y) {
    const Footprint& print = rows[static_cast<std::size_t>(y)];
    float* sums = &scaled.at(y, 0);
    for (int from = print.begin; from < print.end; ++from) {
      const float weight = row_weight(print, from) / area;
      const float* row = &source.at(from, 0);
      for (int x = 0; x < width; ++x) {
        sums[x] += weight * sum_over(columns[static_cast<std::size_t>(x)], row);
      }
    }
  }
}

}  // namespace convscope

#include "image/resample.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace convscope {
namespace {

/// The source pixels under one new pixel along one axis, and their weights: all of begin … end - 1,
/// the outer two perhaps in part. The weights add up to 1 where nothing lies outside.
struct Footprint {
  int begin = 0;
  int end = 0;
  float first = 0.0f;
  float inner = 0.0f;
  float last = 0.0f;
};

Footprint footprint(float from, float to, int size) {
  const auto limit = static_cast<float>(size);
  const float inner = 1.0f / (to - from);
  from = std::clamp(from, 0.0f, limit);
  to = std::clamp(to, 0.0f, limit);
  if (!(from < to)) return {};
  Footprint print;
  print.begin = std::min(static_cast<int>(from), size - 1);
  print.end = static_cast<int>(std::ceil(to));
  print.first = inner * (std::min(to, static_cast<float>(print.begin + 1)) - from);
  print.inner = inner;
  print.last = inner * (to - static_cast<float>(print.end - 1));
  return print;
}

std::vector<Footprint> footprints(float start, float length, int source_size, int scaled_size) {
  std::vector<Footprint> prints(static_cast<std::size_t>(scaled_size));
  const float step = length / static_cast<float>(scaled_size);
  // The mean over a whole pixel's width, moved in smaller steps, is linear interpolation.
  const float widening = std::max(0.5f * (1.0f - step), 0.0f);
  for (int i = 0; i < scaled_size; ++i) {
    const float from = start + step * static_cast<float>(i);
    const float to = start + step * static_cast<float>(i + 1);
    prints[static_cast<std::size_t>(i)] = footprint(from - widening, to + widening, source_size);
  }
  return prints;
}

float mean_over(const Footprint& print, const float* row) {
  if (print.begin == print.end) return 0.0f;
  float sum = 0.0f;
  for (int x = print.begin + 1; x < print.end - 1; ++x) sum += row[x];
  sum = print.inner * sum + print.first * row[print.begin];
  return print.end - 1 > print.begin ? sum + print.last * row[print.end - 1] : sum;
}

float weight_of(const Footprint& print, int row) {
  if (row == print.begin) return print.first;
  return row == print.end - 1 ? print.last : print.inner;
}

}  // namespace

void resample_area(const ConstTensorView& source, const Window2d& window,
                   const TensorView& scaled) {
  const int height = scaled.shape()[0];
  const int width = scaled.shape()[1];
  const auto columns = footprints(window.left, window.width, source.shape()[1], width);
  const auto rows = footprints(window.top, window.height, source.shape()[0], height);
  std::fill(scaled.values().begin(), scaled.values().end(), 0.0f);
  for (int y = 0; y < height; ++y) {
    const Footprint& print = rows[static_cast<std::size_t>(y)];
    float* sums = &scaled.at(y, 0);
    for (int from = print.begin; from < print.end; ++from) {
      const float weight = weight_of(print, from);
      const float* row = &source.at(from, 0);
      for (int x = 0; x < width; ++x) {
        sums[x] += weight * mean_over(columns[static_cast<std::size_t>(x)], row);
      }
    }
  }
}

}  // namespace convscope

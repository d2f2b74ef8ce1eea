// Pictures as the fast paths keep them: pixel by pixel, the channels of a pixel side by side
// ("HWC"), with room for a border around it, so that a window that looks over the edge finds its
// padding in memory.
//
//   PixelLayout layout{.rows = 28, .columns = 28, .channels = 1, .margin = {2, 2, 2, 2}};
//   std::vector<float> memory(layout.value_count());  // zeros: the border of zero padding
//   PixelMap map = layout.at(memory.data());
//   planes_to_pixels(image, map);
#pragma once

#include <cstddef>
#include <span>

#include "core/tensor.h"
#include "ops/window.h"

namespace convscope {

/// A borrowed picture; `data` is its pixel (0, 0), the border lies before and behind.
template <typename Value>
struct BasicPixelMap {
  Value* data = nullptr;
  int rows = 0;
  int columns = 0;
  int channels = 0;
  std::ptrdiff_t row_step = 0;  // values from one row to the next

  Value* pixel(int row, int column) const {
    return data + row * row_step + static_cast<std::ptrdiff_t>(column) * channels;
  }
  operator BasicPixelMap<const Value>() const { return {data, rows, columns, channels, row_step}; }
};

using PixelMap = BasicPixelMap<float>;
using ConstPixelMap = BasicPixelMap<const float>;

/// Kernels load eight values where fewer may be left; this many behind a picture must be readable.
inline constexpr std::size_t readable_tail = 8;

/// The size of a picture in memory.
struct PixelLayout {
  int rows = 1;
  int columns = 1;
  int channels = 1;
  Padding margin{};

  bool operator==(const PixelLayout&) const = default;
  std::ptrdiff_t row_step() const {
    return static_cast<std::ptrdiff_t>(margin.left + columns + margin.right) * channels;
  }
  /// Border and readable tail included.
  std::size_t value_count() const {
    return static_cast<std::size_t>(row_step() * (margin.top + rows + margin.bottom)) +
           readable_tail;
  }
  template <typename Value>
  BasicPixelMap<Value> at(Value* memory) const {
    Value* first =
        memory + margin.top * row_step() + static_cast<std::ptrdiff_t>(margin.left) * channels;
    return {first, rows, columns, channels, row_step()};
  }
};

/// Copies [C, H, W] into a map of the same size.
void planes_to_pixels(const float* planes, PixelMap map);
/// Copies a map to [C, H, W].
void pixels_to_planes(ConstPixelMap map, float* planes);

void fill_with_zeros(PixelMap map);
/// Both of one size.
void copy_map(ConstPixelMap from, PixelMap to);
/// The gradient of relu: d becomes 0 where the output is 0. Both of one size.
void close_where_zero(ConstPixelMap output, PixelMap d);

/// Writes the border of a map from its inside, for every padding but zeros: replicate, reflect,
/// circular.
void fill_margin(PixelMap map, Padding margin, PaddingMode mode);

}  // namespace convscope

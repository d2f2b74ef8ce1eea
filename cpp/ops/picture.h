// Pictures as the fast paths keep them: pixel by pixel, the channels of a pixel side by side, or
// plane by plane; with room for a border, so that a window that looks over the edge finds its
// padding in memory.
//
//   PictureLayout layout{.rows = 28, .columns = 28, .channels = 3, .margin = {2, 2, 2, 2}};
//   std::vector<float> memory(layout.value_count());  // zeros: the border of zero padding
//   PictureView picture = layout.at(memory.data());
//   read_planes(image, picture);
#pragma once

#include <cstddef>
#include <cstdint>

#include "ops/window.h"

namespace convscope {

enum class Order {
  pixels,  // row, column, channel: what output channels in lanes want
  planes,  // channel, row, column: the order of the API; what neighbouring pixels in lanes want
};

/// A borrowed picture. `data` is channel 0 of its pixel (0, 0); the border lies before and behind.
template <typename Value>
struct BasicPictureView {
  Value* data = nullptr;
  int rows = 0;
  int columns = 0;
  int channels = 0;
  // Values from one to the next. A picture of one channel is in both orders at once.
  std::ptrdiff_t row_step = 0;
  std::ptrdiff_t column_step = 0;
  std::ptrdiff_t channel_step = 0;

  Value* pixel(int row, int column) const { return data + row * row_step + column * column_step; }
  Value* at(int channel, int row, int column) const {
    return pixel(row, column) + channel * channel_step;
  }
  operator BasicPictureView<const Value>() const {
    return {data, rows, columns, channels, row_step, column_step, channel_step};
  }
};

using PictureView = BasicPictureView<float>;
using ConstPictureView = BasicPictureView<const float>;

/// Kernels load eight values where fewer may be left; this many behind a picture must be readable.
inline constexpr std::size_t readable_tail = 8;

/// As many values as no memory holds: to ask for them always fails. Two such numbers can be added.
inline constexpr std::size_t most_values = PTRDIFF_MAX / sizeof(float);

/// The size of a picture in memory.
struct PictureLayout {
  int rows = 1;
  int columns = 1;
  int channels = 1;
  Padding margin{};
  Order order = Order::pixels;

  bool operator==(const PictureLayout&) const = default;

  std::ptrdiff_t column_step() const { return order == Order::pixels ? channels : 1; }
  std::ptrdiff_t row_step() const {
    return static_cast<std::ptrdiff_t>(margin.left + columns + margin.right) * column_step();
  }
  std::ptrdiff_t channel_step() const {
    return order == Order::pixels ? 1 : row_step() * (margin.top + rows + margin.bottom);
  }
  /// Border and readable tail included. A picture beyond all memory counts as most_values.
  std::size_t value_count() const {
    const double exact = (0.0 + margin.top + rows + margin.bottom) *
                         (0.0 + margin.left + columns + margin.right) * channels;
    if (exact >= static_cast<double>(most_values - readable_tail)) return most_values;
    return static_cast<std::size_t>(exact) + readable_tail;
  }
  template <typename Value>
  BasicPictureView<Value> at(Value* memory) const {
    Value* first = memory + margin.top * row_step() + margin.left * column_step();
    return {first, rows, columns, channels, row_step(), column_step(), channel_step()};
  }
};

/// Copies [C, H, W] into a picture of the same size.
void read_planes(const float* planes, const PictureView& picture);
/// Copies a picture to [C, H, W].
void write_planes(const ConstPictureView& picture, float* planes);
/// Both of one size, each in its order.
void copy_picture(const ConstPictureView& from, const PictureView& to);

void fill_with_zeros(const PictureView& picture);
/// The gradient of relu: d becomes 0 where the output is 0. Both of one size, pixel by pixel.
void close_where_zero(const ConstPictureView& output, const PictureView& d);

/// Writes the border of a picture from its inside, for every padding but zeros: replicate, reflect,
/// circular.
void fill_margin(const PictureView& picture, const Padding& margin, PaddingMode mode);

}  // namespace convscope

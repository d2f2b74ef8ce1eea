#include "ops/pixel_map.h"

#include <algorithm>

namespace convscope {

void planes_to_pixels(const float* planes, PixelMap map) {
  for (int row = 0; row < map.rows; ++row) {
    for (int channel = 0; channel < map.channels; ++channel) {
      const std::ptrdiff_t plane_row = static_cast<std::ptrdiff_t>(channel) * map.rows + row;
      const float* from = planes + plane_row * map.columns;
      float* to = map.pixel(row, 0) + channel;
      for (int column = 0; column < map.columns; ++column) {
        to[static_cast<std::ptrdiff_t>(column) * map.channels] = from[column];
      }
    }
  }
}

void pixels_to_planes(ConstPixelMap map, float* planes) {
  for (int row = 0; row < map.rows; ++row) {
    for (int channel = 0; channel < map.channels; ++channel) {
      const std::ptrdiff_t plane_row = static_cast<std::ptrdiff_t>(channel) * map.rows + row;
      float* to = planes + plane_row * map.columns;
      const float* from = map.pixel(row, 0) + channel;
      for (int column = 0; column < map.columns; ++column) {
        to[column] = from[static_cast<std::ptrdiff_t>(column) * map.channels];
      }
    }
  }
}

void fill_with_zeros(PixelMap map) {
  for (int row = 0; row < map.rows; ++row) {
    std::fill_n(map.pixel(row, 0), map.columns * map.channels, 0.0f);
  }
}

void copy_map(ConstPixelMap from, PixelMap to) {
  for (int row = 0; row < to.rows; ++row) {
    std::copy_n(from.pixel(row, 0), to.columns * to.channels, to.pixel(row, 0));
  }
}

void close_where_zero(ConstPixelMap output, PixelMap d) {
  for (int row = 0; row < d.rows; ++row) {
    const float* y = output.pixel(row, 0);
    float* d_y = d.pixel(row, 0);
    for (int i = 0; i < d.columns * d.channels; ++i) d_y[i] = y[i] == 0.0f ? 0.0f : d_y[i];
  }
}

void fill_margin(PixelMap map, Padding margin, PaddingMode mode) {
  const auto copy_pixel = [&map](int row, int column, int from_row, int from_column) {
    std::copy_n(map.pixel(from_row, from_column), map.channels, map.pixel(row, column));
  };
  for (int row = -margin.top; row < map.rows + margin.bottom; ++row) {
    const int from_row = border_index(row, map.rows, mode);
    const bool inside = row >= 0 && row < map.rows;
    for (int column = -margin.left; column < map.columns + margin.right; ++column) {
      // Of a row inside, only the cells before and behind are border.
      if (inside && column == 0) column = map.columns;
      if (column == map.columns + margin.right) break;
      copy_pixel(row, column, from_row, border_index(column, map.columns, mode));
    }
  }
}

}  // namespace convscope

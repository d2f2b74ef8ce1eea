#include "ops/picture.h"

#include <algorithm>

#include "core/f32x4.h"

namespace convscope {
namespace {

constexpr int lanes = F32x4::size;

/// Four rows of four floats, `row_step` apart.
struct Block {
  F32x4 row[lanes];

  static Block load(const float* from, std::ptrdiff_t row_step) {
    return {{F32x4::load(from), F32x4::load(from + row_step), F32x4::load(from + 2 * row_step),
             F32x4::load(from + 3 * row_step)}};
  }
};

/// Copies one channel of one row value by value, columns begin … end - 1: what no block of four
/// covers.
void copy_line(ConstPictureView from, PictureView to, int row, int channel, int begin, int end) {
  const float* source = from.at(channel, row, begin);
  float* target = to.at(channel, row, begin);
  for (int column = begin; column < end; ++column) {
    *target = *source;
    source += from.column_step;
    target += to.column_step;
  }
}

/// One row from planes to pixels or back, in blocks of four columns by four channels.
void transpose_row(ConstPictureView from, PictureView to, int row) {
  const bool to_pixels = to.channel_step == 1;
  const int whole_columns = to.columns / lanes * lanes;
  const int whole_channels = to.channels / lanes * lanes;
  for (int column = 0; column < whole_columns; column += lanes) {
    for (int channel = 0; channel < whole_channels; channel += lanes) {
      Block block = Block::load(from.at(channel, row, column),
                                to_pixels ? from.channel_step : from.column_step);
      transpose(block.row);
      const std::ptrdiff_t step = to_pixels ? to.column_step : to.channel_step;
      for (int i = 0; i < lanes; ++i) block.row[i].store(to.at(channel, row, column) + i * step);
    }
  }
  for (int channel = 0; channel < to.channels; ++channel) {
    const int begin = channel < whole_channels ? whole_columns : 0;
    copy_line(from, to, row, channel, begin, to.columns);
  }
}

/// A short row costs less than to ask for the engine's own way to copy.
void copy_values(const float* from, int count, float* to) {
  constexpr int shortest = 64;
  if (count < lanes || count >= shortest) {
    std::copy_n(from, count, to);
    return;
  }
  // The last vector overlaps the one before instead of leaving a remainder.
  for (int i = 0; i < count - lanes; i += lanes) F32x4::load(from + i).store(to + i);
  F32x4::load(from + count - lanes).store(to + count - lanes);
}

/// Row by row in memory, in either order.
void copy_rows(ConstPictureView from, PictureView to) {
  const bool planes = to.column_step == 1;
  const int count = planes ? to.columns : to.columns * to.channels;
  for (int plane = 0; plane < (planes ? to.channels : 1); ++plane) {
    for (int row = 0; row < to.rows; ++row) {
      copy_values(from.at(plane, row, 0), count, to.at(plane, row, 0));
    }
  }
}

ConstPictureView as_picture(const float* planes, ConstPictureView like) {
  const PictureLayout layout{.rows = like.rows,
                             .columns = like.columns,
                             .channels = like.channels,
                             .order = Order::planes};
  return layout.at(planes);
}

}  // namespace

void copy_picture(const ConstPictureView& from, const PictureView& to) {
  if (from.column_step == to.column_step) {
    copy_rows(from, to);
  } else {
    for (int row = 0; row < to.rows; ++row) transpose_row(from, to, row);
  }
}

void read_planes(const float* planes, const PictureView& picture) {
  copy_picture(as_picture(planes, picture), picture);
}

void write_planes(const ConstPictureView& picture, float* planes) {
  const PictureLayout layout{.rows = picture.rows,
                             .columns = picture.columns,
                             .channels = picture.channels,
                             .order = Order::planes};
  copy_picture(picture, layout.at(planes));
}

void fill_with_zeros(const PictureView& picture) {
  for (int row = 0; row < picture.rows; ++row) {
    for (int column = 0; column < picture.columns; ++column) {
      for (int channel = 0; channel < picture.channels; ++channel) {
        *picture.at(channel, row, column) = 0.0f;
      }
    }
  }
}

void close_where_zero(const ConstPictureView& output, const PictureView& d) {
  for (int row = 0; row < d.rows; ++row) {
    const float* y = output.pixel(row, 0);
    float* d_y = d.pixel(row, 0);
    for (int i = 0; i < d.columns * d.channels; ++i) d_y[i] = y[i] == 0.0f ? 0.0f : d_y[i];
  }
}

void fill_margin(const PictureView& picture, const Padding& margin, PaddingMode mode) {
  const auto fill = [&picture, mode](int row, int column) {
    const int from_row = border_index(row, picture.rows, mode);
    const int from_column = border_index(column, picture.columns, mode);
    for (int channel = 0; channel < picture.channels; ++channel) {
      *picture.at(channel, row, column) = *picture.at(channel, from_row, from_column);
    }
  };
  for (int row = -margin.top; row < picture.rows + margin.bottom; ++row) {
    const bool inside = row >= 0 && row < picture.rows;
    for (int column = -margin.left; column < 0; ++column) fill(row, column);
    for (int column = inside ? picture.columns : 0; column < picture.columns + margin.right;
         ++column) {
      fill(row, column);
    }
  }
}

}  // namespace convscope

// Rows of a picture as convolution by planes wants them: padded, and where windows go in steps, the
// columns that stand a step apart side by side. Then neighbouring outputs read neighbouring values
// whatever the stride, and no loop looks for the border.
//
//   PaddedPlanes planes(window, channels, output_columns);
//   planes.load(input, first_row, row_count, memory);  // memory: planes.value_count(row_count)
//   planes.tap(kx);  // from output 0's place in a row to the value that kernel column kx meets
#pragma once

#include <cstddef>

#include "ops/picture.h"

namespace convscope {

class PaddedPlanes {
 public:
  PaddedPlanes(const Window& window, int channels, int output_columns);

  /// Values of one row, and of `rows` rows of all channels: [channel][row][phase][column].
  std::ptrdiff_t row_step() const { return static_cast<std::ptrdiff_t>(phases_) * phase_columns_; }
  std::size_t value_count(int rows) const {
    return static_cast<std::size_t>(row_step()) * static_cast<std::size_t>(rows) *
           static_cast<std::size_t>(channels_);
  }
  std::ptrdiff_t tap(int kernel_column) const;

  /// Whether a picture as it is would do: no padding, and no steps along the row.
  bool is_plain() const;

  /// Writes `rows` rows from `first` on, counted from the top of the padding; input is plane by
  /// plane and begins with the first of the channels.
  void load(ConstPictureView input, int first, int rows, float* memory) const;

 private:
  /// Columns of one phase in a row: place i holds input column i · stride + shift, which lies on
  /// the picture for i from `begin` to `end` - 1.
  struct Line {
    int shift;
    int begin;
    int end;
  };
  Line line_of(int phase) const;
  void load_line(const float* source, const Line& line, float* target) const;

  Window window_;
  int channels_;
  int phases_;         // columns of one remainder by the stride are a phase
  int phase_columns_;  // of each
};

}  // namespace convscope

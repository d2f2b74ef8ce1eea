// Rows of a picture as convolution by planes wants them: padded, and where windows go in steps, the
// rows and the columns that stand a step apart side by side, as planes of their own. Then
// neighbouring outputs read neighbouring values whatever the stride, a row of outputs stands as far
// from the next as its windows do, and no loop looks for the border.
//
//   PaddedPlanes planes(window, channels, output_rows, output_columns);
//   planes.load(input, first_output_row, memory);  // memory: planes.value_count()
//   planes.tap(ky, kx);  // from output (0, 0)'s place to the value that this weight meets there
#pragma once

#include <array>
#include <cstddef>

#include "ops/picture.h"

namespace convscope {

class PaddedPlanes {
 public:
  /// What `output_rows` rows of windows look at, side by side `output_columns`.
  PaddedPlanes(const Window& window, int channels, int output_rows, int output_columns);

  /// From one output row's windows to the next.
  std::ptrdiff_t row_step() const { return columns_.places - shared_; }
  std::ptrdiff_t channel_step() const { return columns_.phases * rows_.phases * phase_step(); }
  std::size_t value_count() const {
    return static_cast<std::size_t>(channel_step()) * static_cast<std::size_t>(channels_);
  }
  std::ptrdiff_t tap(int kernel_row, int kernel_column) const;

  /// Whether a picture as it is would do: no padding, and no steps.
  bool is_plain() const;

  /// Writes what the windows of the output rows from `first` on look at; input is plane by plane
  /// and begins with the first of the channels.
  void load(const ConstPictureView& input, int first, float* memory) const;

 private:
  /// Cells of one remainder by the stride are a phase: cell i · stride + phase is its place i.
  struct Phases {
    Phases(const Axis& axis, int outputs);
    int phases;
    int places;  // of each
  };
  /// Places whose column lies on the picture: from `begin` to `end` - 1; place i holds input column
  /// i · stride + shift.
  struct Line {
    int shift;
    int begin;
    int end;
  };
  std::ptrdiff_t phase_step() const { return rows_.places * row_step() + shared_; }
  Line line_of(int phase) const;
  /// `lines` of the first two phases.
  void load_row(const float* source, const std::array<Line, 2>& lines, float* target) const;
  void load_line(const float* source, const Line& line, float* target) const;
  /// Both phases of stride 2 from one look at the row.
  void load_pair(const float* source, const std::array<Line, 2>& lines, float* target) const;
  void load_places(const float* source, const Line& line, int from, int to, float* target) const;

  Window window_;
  int channels_;
  Phases rows_;
  Phases columns_;
  int shared_;  // zeros at the right of a row that are those at the left of the next
};

}  // namespace convscope

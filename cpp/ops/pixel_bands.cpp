#include "ops/pixel_bands.h"

namespace convscope {
namespace {

/// So many values of input and output stay in the second cache. More pay where more weights are
/// read for each band.
constexpr double least_band_values = 1 << 15;

}  // namespace

PixelBands::PixelBands(const Conv2dPlan& plan, int least_rows, double weights)
    : window_(plan.window),
      least_rows_(least_rows),
      all_rows_(plan.output[2]),
      input_{.columns = plan.input[3],
             .channels = plan.input[1],
             .margin = {0, plan.window.columns.pad_before, 0, plan.window.columns.pad_after}},
      output_{.columns = plan.output[3], .channels = plan.output[1]} {
  const double row_values = static_cast<double>(input_.row_step()) * window_.rows.stride +
                            static_cast<double>(output_.row_step());
  const double fitting = std::max(weights, least_band_values) / row_values;
  output_.rows = fitting >= all_rows_
                     ? all_rows_
                     : std::max(1, static_cast<int>(fitting) / least_rows) * least_rows;
  input_.rows = (output_.rows - 1) * window_.rows.stride + kernel_reach(window_.rows);
}

std::size_t PixelBands::value_count() const { return input_.value_count() + output_.value_count(); }

PixelBands::Band PixelBands::next(const PictureView& output, int done) const {
  // The last one may begin in the one before.
  const int top = std::min(done, output.rows - least_rows_);
  return {top, std::min(output_.rows, output.rows - top), top == done && done > 0};
}

void PixelBands::load(const ConstPictureView& input, const Band& band, float* memory) const {
  const Axis& axis = window_.rows;
  const std::ptrdiff_t step = input_row_step();
  const int rows = (band.rows - 1) * axis.stride + kernel_reach(axis);
  int row = 0;
  if (band.follows && kernel_reach(axis) > axis.stride) {
    // What the last windows of the band before looked at too.
    row = kernel_reach(axis) - axis.stride;
    std::copy_n(memory + output_.rows * axis.stride * step, row * step, memory);
  }
  for (; row < rows; ++row) {
    PictureView target = input_.at(memory + row * step);
    target.rows = 1;
    const int place = input_index(axis, band.top, 0) + row;
    const int source_row = border_index(place, axis.input, window_.padding_mode);
    if (source_row < 0) {
      std::fill_n(memory + row * step, step, 0.0f);
      continue;
    }
    ConstPictureView source = input;
    source.data = input.pixel(source_row, 0);
    copy_picture(source, target);
    if (window_.padding_mode != PaddingMode::zeros) {
      fill_margin(target, input_.margin, window_.padding_mode);
    }
  }
}

}  // namespace convscope

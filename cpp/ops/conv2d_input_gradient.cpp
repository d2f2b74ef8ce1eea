#include "ops/conv2d_input_gradient.h"

#include <algorithm>

namespace convscope {
namespace {

/// Along one axis: how far windows over the spread gradient must begin before (or, negative,
/// behind) its first cell and end after its last.
struct Reach {
  int before;
  int after;
};

Reach reach_of(const Axis& axis, bool whole) {
  const int tail = kernel_reach(axis) - 1;
  const int places = axis.input + (whole ? axis.pad_before + axis.pad_after : 0);
  const int spread = (output_size(axis) - 1) * axis.stride + 1;
  const int before = tail - (whole ? 0 : axis.pad_before);
  return {before, places + tail - before - spread};
}

PictureLayout spread_layout(const Conv2dPlan& plan) {
  const auto& [rows, columns, mode] = plan.window;
  const bool whole = mode != PaddingMode::zeros;
  const Reach vertical = reach_of(rows, whole);
  const Reach horizontal = reach_of(columns, whole);
  return {.rows = (plan.output[2] - 1) * rows.stride + 1,
          .columns = (plan.output[3] - 1) * columns.stride + 1,
          .channels = plan.output[1],
          .margin = {std::max(0, vertical.before), std::max(0, horizontal.before),
                     std::max(0, vertical.after), std::max(0, horizontal.after)}};
}

PictureLayout result_layout(const Conv2dPlan& plan) {
  const auto& [rows, columns, mode] = plan.window;
  const bool whole = mode != PaddingMode::zeros;
  return {.rows = rows.input + (whole ? rows.pad_before + rows.pad_after : 0),
          .columns = columns.input + (whole ? columns.pad_before + columns.pad_after : 0),
          .channels = plan.input[1]};
}

Padding crop_of(const Conv2dPlan& plan) {
  const bool whole = plan.window.padding_mode != PaddingMode::zeros;
  return {.top = std::max(0, -reach_of(plan.window.rows, whole).before),
          .left = std::max(0, -reach_of(plan.window.columns, whole).before)};
}

bool has_gaps(const Conv2dPlan& plan) {
  return plan.window.rows.stride > 1 || plan.window.columns.stride > 1;
}

}  // namespace

Conv2dGeometry turned_geometry(const Conv2dPlan& plan) {
  Conv2dGeometry geometry = Conv2dGeometry::of(plan);
  std::swap(geometry.in_channels, geometry.out_channels);
  geometry.stride = {1, 1};
  return geometry;
}

Padding Conv2dInputGradient::d_output_margin(const Conv2dPlan& plan) {
  return has_gaps(plan) ? Padding{} : spread_layout(plan).margin;
}

std::size_t Conv2dInputGradient::scratch_count(const Conv2dPlan& plan) {
  const bool folds = plan.window.padding_mode != PaddingMode::zeros;
  return (has_gaps(plan) ? spread_layout(plan).value_count() : 0) +
         (folds ? result_layout(plan).value_count() : 0);
}

Conv2dInputGradient::Conv2dInputGradient(const Conv2dPlan& plan)
    : window_(plan.window),
      flip_(plan.operation == Operation::convolution),
      groups_(plan.groups),
      spreads_(has_gaps(plan)),
      spread_(spread_layout(plan)),
      result_(result_layout(plan)),
      crop_(crop_of(plan)),
      conv_(turned_geometry(plan)),
      runs_(conv_.geometry(), spread_.row_step()) {}

void Conv2dInputGradient::pack(const ConstTensorView& weight) {
  conv_.pack(transposed_weights(weight, groups_).view(), {}, flip_);
}

std::size_t Conv2dInputGradient::scratch_count() const {
  return (spreads_ ? spread_.value_count() : 0) + (folds() ? result_.value_count() : 0);
}

void Conv2dInputGradient::write(const PictureView& d_output, std::span<float> scratch,
                                const PictureView& d_input) const {
  float* memory = scratch.data();
  const PictureView source = spreads_ ? spread_out(d_output, memory) : d_output;
  if (spreads_) memory += spread_.value_count();
  const PictureView result = folds() ? result_.at(memory) : d_input;
  const float* first =
      source.pixel(crop_.top - spread_.margin.top, crop_.left - spread_.margin.left);
  conv_.forward(first, runs_, source.row_step, result, FusedActivation::none);
  if (folds()) fold_border(result, d_input);
}

PictureView Conv2dInputGradient::spread_out(const PictureView& d_output, float* memory) const {
  const PictureView spread = spread_.at(memory);
  for (int row = 0; row < d_output.rows; ++row) {
    for (int column = 0; column < d_output.columns; ++column) {
      std::copy_n(d_output.pixel(row, column), d_output.channels,
                  spread.pixel(row * window_.rows.stride, column * window_.columns.stride));
    }
  }
  return spread;
}

/// Every cell of the padded input was a copy of a cell of the input, which gets all their
/// gradients.
void Conv2dInputGradient::fold_border(const ConstPictureView& d_padded,
                                      const PictureView& d_input) const {
  const auto& [rows, columns, mode] = window_;
  fill_with_zeros(d_input);
  for (int row = 0; row < d_padded.rows; ++row) {
    const int to_row = border_index(row - rows.pad_before, rows.input, mode);
    for (int column = 0; column < d_padded.columns; ++column) {
      const int to_column = border_index(column - columns.pad_before, columns.input, mode);
      const float* from = d_padded.pixel(row, column);
      float* to = d_input.pixel(to_row, to_column);
      for (int c = 0; c < d_input.channels; ++c) to[c] += from[c];
    }
  }
}

}  // namespace convscope

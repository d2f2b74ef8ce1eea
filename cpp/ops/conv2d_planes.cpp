#include "ops/conv2d_planes.h"

#include <algorithm>

#include "ops/conv2d_separable.h"
#include "ops/filter_group.h"
#include "ops/long_sum.h"

namespace convscope {
namespace {

/// So many values are loaded at a time: they stay in the nearest caches until they are used.
constexpr int band_values = 1 << 14;
/// But rows for so many windows, one above the other, because bands overlap by one.
constexpr int least_windows = 4;

/// What a separable kernel is applied to at a time: rows of input, columns of output.
constexpr int block_rows = 80;
constexpr int block_columns = 64;

/// Whether a column and a row cost fewer products than what they make, and a block holds windows.
bool separating_pays(const Conv2dPlan& plan) {
  const Conv2dGeometry geometry = Conv2dGeometry::of(plan);
  const int rows = geometry.kernel[0];
  const int columns = geometry.kernel[1];
  const Axis& axis = plan.window.rows;
  return geometry.group_inputs() == 1 && 3 * (rows + columns) <= rows * columns &&
         kernel_reach(axis) <= block_rows / 2 && axis.stride == 1;
}

/// Parts of about one size, at most `most` each.
int even_part(int whole, int most) {
  const int parts = (whole + most - 1) / most;
  return (whole + parts - 1) / parts;
}

PaddedPlanes planes_of(const Conv2dPlan& plan, int output_rows) {
  return {plan.window, plan.weight[1], output_rows, plan.output[3]};
}

/// Enough filters look at the same planes to be computed together.
bool is_group(const Conv2dPlan& plan) {
  return Conv2dGeometry::of(plan).group_outputs() >= F32x4::size;
}

int choose_band_rows(const Conv2dPlan& plan) {
  const int rows = plan.output[2];
  if (planes_of(plan, rows).is_plain()) return rows;
  const double first = static_cast<double>(planes_of(plan, 1).value_count());
  const double next = static_cast<double>(planes_of(plan, 2).value_count()) - first;
  const double least =
      static_cast<double>(least_windows) * kernel_reach(plan.window.rows) / plan.window.rows.stride;
  return even_part(rows,
                   std::clamp(static_cast<int>(std::max(band_values / next, least)), 1, rows));
}

}  // namespace

PlanesConv2d::PlanesConv2d(const Conv2dPlan& plan)
    : plan_(plan),
      geometry_(Conv2dGeometry::of(plan)),
      band_rows_(choose_band_rows(plan)),
      planes_(planes_of(plan, band_rows_)),
      weights_(static_cast<std::size_t>(geometry_.out_channels * geometry_.terms())),
      bias_(static_cast<std::size_t>(geometry_.out_channels)) {
  columns_.reserve(static_cast<std::size_t>(geometry_.kernel[1]));
  for (int kx = 0; kx < geometry_.kernel[1]; ++kx) columns_.push_back(planes_.tap(0, kx));
  all_.reserve(static_cast<std::size_t>(geometry_.terms()));
  for (int c = 0; c < geometry_.group_inputs(); ++c) {
    for (int ky = 0; ky < geometry_.kernel[0]; ++ky) {
      for (const std::ptrdiff_t column : columns_) {
        all_.push_back(c * planes_.channel_step() + planes_.tap(ky, 0) + column);
      }
    }
  }
  if (!separating_pays(plan)) return;
  const int factors = geometry_.out_channels * (geometry_.kernel[0] + geometry_.kernel[1]);
  factors_.resize(static_cast<std::size_t>(factors));
  down_.reserve(static_cast<std::size_t>(geometry_.kernel[0]));
  for (int ky = 0; ky < geometry_.kernel[0]; ++ky) {
    down_.push_back(static_cast<std::ptrdiff_t>(ky) * geometry_.dilation[0] * block_columns);
  }
}

std::size_t PlanesConv2d::scratch_count(const Conv2dPlan& plan) {
  const PaddedPlanes planes = planes_of(plan, choose_band_rows(plan));
  return planes.is_plain() ? 0 : planes.value_count();
}

void PlanesConv2d::pack(const ConstTensorView& weight, std::span<const float> bias) {
  const auto cells = static_cast<std::size_t>(geometry_.kernel[0] * geometry_.kernel[1]);
  std::ranges::copy(weight.values(), weights_.begin());
  if (plan_.operation == Operation::convolution) {
    for (std::size_t begin = 0; begin < weights_.size(); begin += cells) {
      std::ranges::reverse(std::span(weights_).subspan(begin, cells));
    }
  }
  std::ranges::copy(bias, bias_.begin());
  const auto rows = static_cast<std::size_t>(geometry_.kernel[0]);
  const std::size_t both = rows + static_cast<std::size_t>(geometry_.kernel[1]);
  for (std::size_t o = 0; o * both < factors_.size(); ++o) {
    const std::span<float> factors = std::span(factors_).subspan(o * both, both);
    const std::span<const float> kernel = std::span(weights_).subspan(o * cells, cells);
    if (!separate_kernel(kernel, factors.first(rows), factors.subspan(rows))) {
      std::ranges::fill(factors, 0.0f);
    }
  }
}

void PlanesConv2d::forward(const ConstPictureView& input, const PictureView& output,
                           FusedActivation activation, std::span<float> scratch) const {
  for (int group = 0; group < geometry_.groups; ++group) {
    ConstPictureView planes = input;
    planes.data = input.at(group * geometry_.group_inputs(), 0, 0);
    const int first = group * geometry_.group_outputs();
    for (int row = 0; row < output.rows; row += band_rows_) {
      // The last band overlaps the one before.
      PictureView band = output;
      band.rows = band_rows_;
      const int top = std::min(row, output.rows - band_rows_);
      const float* loaded = planes.data;
      if (!planes_.is_plain()) {
        planes_.load(planes, top, scratch.data());
        loaded = scratch.data();
      }
      if (is_group(plan_)) {
        band.data = output.at(first, top, 0);
        band.channels = geometry_.group_outputs();
        filter_group_band(first, loaded, band, activation);
        continue;
      }
      for (int o = first; o < first + geometry_.group_outputs(); ++o) {
        band.data = output.at(o, top, 0);
        filter_band(o, loaded, band, activation);
      }
    }
  }
}

void PlanesConv2d::filter_group_band(int channel, const float* input, PictureView output,
                                     FusedActivation activation) const {
  const bool is_pointwise = all_.size() == static_cast<std::size_t>(geometry_.group_inputs());
  if (is_pointwise && planes_.is_plain()) {
    // No window looks over a row's end, so that all rows are one.
    output.columns *= output.rows;
    output.rows = 1;
  }
  const auto [rows, columns] = geometry_.kernel;
  const auto o = static_cast<std::size_t>(channel);
  filter_group({.taps = all_,
                .taps_per_part = static_cast<std::size_t>(terms_per_part(rows, columns)),
                .window = input,
                .window_step = planes_.row_step(),
                .output = output,
                .weights = weights_.data() + o * all_.size(),
                .bias = bias_.data() + o,
                .activation = activation});
}

void PlanesConv2d::filter_band(int channel, const float* input, const PictureView& output,
                               FusedActivation activation) const {
  // In steps, the rows under one output row are not those under the next, moved by one.
  const std::ptrdiff_t row_step =
      geometry_.stride[0] == 1 ? geometry_.dilation[0] * planes_.row_step() : 0;
  const PlaneTaps taps{.channels = geometry_.group_inputs(),
                       .rows = geometry_.kernel[0],
                       .channel_step = planes_.channel_step(),
                       .row_step = row_step,
                       .columns = columns_,
                       .all = all_};
  const auto o = static_cast<std::size_t>(channel);
  const PlaneJob job{.taps = taps,
                     .window = input,
                     .window_step = planes_.row_step(),
                     .output = output.data,
                     .output_step = output.row_step,
                     .rows = output.rows,
                     .columns = output.columns,
                     .weights = weights_.data() + o * all_.size(),
                     .bias = bias_[o],
                     .activation = activation};
  const std::size_t both = columns_.size() + down_.size();
  // The largest of a row's factors is not 0.
  const std::span<const float> factors =
      factors_.empty() ? std::span<const float>{} : std::span(factors_).subspan(o * both, both);
  if (std::ranges::all_of(factors, [](float factor) { return factor == 0.0f; })) {
    filter_planes(job);
  } else {
    filter_separably(job, factors.first(down_.size()), factors.subspan(down_.size()));
  }
}

void PlanesConv2d::filter_separably(const PlaneJob& job, std::span<const float> column,
                                    std::span<const float> row) const {
  float lines[block_rows * block_columns];
  const Axis& axis = plan_.window.rows;
  const PlaneTaps along{.channels = 1, .rows = 1, .columns = columns_, .all = columns_};
  const PlaneTaps down{.channels = 1,
                       .rows = axis.kernel,
                       .row_step = static_cast<std::ptrdiff_t>(axis.dilation) * block_columns,
                       .columns = std::span(down_).first(1),
                       .all = down_};
  const int rows_beyond = kernel_reach(axis) - 1;
  const int height = even_part(job.rows, block_rows - rows_beyond);
  const int width = std::max(even_part(job.columns, block_columns), F32x4::size);
  for (int i = 0; i < job.rows; i += height) {
    const int top = std::min(i, job.rows - height);
    for (int j = 0; j < job.columns; j += width) {
      const int left = std::min(j, job.columns - width);
      filter_planes({.taps = along,
                     .window = job.window + top * job.window_step + left,
                     .window_step = planes_.row_step(),
                     .output = lines,
                     .output_step = block_columns,
                     .rows = height + rows_beyond,
                     .columns = width,
                     .weights = row.data()});
      filter_planes({.taps = down,
                     .window = lines,
                     .window_step = block_columns,
                     .output = job.output + top * job.output_step + left,
                     .output_step = job.output_step,
                     .rows = height,
                     .columns = width,
                     .weights = column.data(),
                     .bias = job.bias,
                     .activation = job.activation});
    }
  }
}

double PlanesConv2d::bytes(const Conv2dPlan& plan) {
  const Conv2dGeometry geometry = Conv2dGeometry::of(plan);
  const double weights = static_cast<double>(geometry.out_channels) * geometry.terms();
  const double factors =
      static_cast<double>(geometry.out_channels) * (1.0 + geometry.kernel[0] + geometry.kernel[1]);
  const double taps = geometry.terms() + geometry.kernel[0] + geometry.kernel[1];
  return sizeof(float) * (weights + factors) + sizeof(std::ptrdiff_t) * taps;
}

}  // namespace convscope

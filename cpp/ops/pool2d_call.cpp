// Pooling as one call on whole tensors, plane by plane, with the places of the maxima.
#include <array>
#include <cmath>

#include "core/f32x4.h"
#include "ops/pool2d_fast.h"
#include "ops/pool2d_taps.h"

namespace convscope {
namespace {

constexpr int lanes = F32x4::size;

/// Whole numbers below this are exact in a float, so that lanes can hold places in a plane.
constexpr int exact_in_float = 1 << 24;

template <typename Value>
BasicPictureView<Value> as_picture(const BasicTensorView<Value>& example) {
  const Shape& shape = example.shape();
  const PictureLayout layout{
      .rows = shape[1], .columns = shape[2], .channels = shape[0], .order = Order::planes};
  return layout.at(example.data());
}

/// One row of maxima and the input under it.
struct RowJob {
  const float* plane;
  int plane_columns;
  Taps rows;
  Axis columns;
  const float* maxima;
  std::int32_t* places;
};

/// The place of the first cell that holds the maximum; of the last NaN where that is the maximum.
std::int32_t place_of(const RowJob& job, const Taps& columns, float maximum) {
  std::int32_t place = -1;
  for (int m = 0; m < job.rows.count; ++m) {
    for (int n = 0; n < columns.count; ++n) {
      const int row = job.rows.first + m * job.rows.step;
      const std::int32_t candidate = row * job.plane_columns + columns.first + n * columns.step;
      const float value = job.plane[candidate];
      if (value == maximum) return candidate;
      if (std::isnan(value)) place = candidate;
    }
  }
  return place;
}

/// Four windows inside the picture: from the last cell to the first, so that the first equal one
/// stays.
template <int stride>
void place_four(const RowJob& job, int column) {
  const int begin = input_index(job.columns, column, 0);
  const F32x4 maximum = F32x4::load(job.maxima + column);
  F32x4 offset = F32x4::splat(-1.0f);
  for (int m = job.rows.count - 1; m >= 0; --m) {
    const int row = (job.rows.first + m * job.rows.step) * job.plane_columns;
    for (int n = job.columns.kernel - 1; n >= 0; --n) {
      const int place = row + begin + n * job.columns.dilation;
      const F32x4 value = load_strided<stride>(job.plane + place, job.columns.stride);
      offset = if_equal(value, maximum, F32x4::splat(static_cast<float>(place)), offset);
    }
  }
  std::array<float, lanes> offsets;
  offset.store(offsets.data());
  for (int i = 0; i < lanes; ++i) {
    const float found = offsets[static_cast<std::size_t>(i)];
    // Nothing equals a NaN.
    job.places[column + i] =
        found < 0.0f ? place_of(job, taps_inside(job.columns, column + i), job.maxima[column + i])
                     : static_cast<std::int32_t>(found) + i * job.columns.stride;
  }
}

void place_row(const RowJob& job, int plane_cells, int columns) {
  const auto [begin, end] = places_inside(job.columns, columns);
  for (int column = 0; column < columns;) {
    if (column >= begin && column + lanes <= end && plane_cells <= exact_in_float) {
      if (job.columns.stride == 1) {
        place_four<1>(job, column);
      } else if (job.columns.stride == 2) {
        place_four<2>(job, column);
      } else {
        place_four<0>(job, column);
      }
      column += lanes;
    } else {
      job.places[column] = place_of(job, taps_inside(job.columns, column), job.maxima[column]);
      ++column;
    }
  }
}

}  // namespace

void max_pool2d_fast(const Pool2dPlan& plan, const ConstTensorView& x, const TensorView& y,
                     std::span<std::int32_t> indices) {
  std::int32_t* places = indices.data();
  for (int n = 0; n < plan.input[0]; ++n) {
    const ConstPictureView input = as_picture(x.slice(n));
    const PictureView output = as_picture(y.slice(n));
    max_pool2d_planes(plan.window, input, output, FusedActivation::none);
    if (indices.empty()) continue;
    for (int channel = 0; channel < output.channels; ++channel) {
      for (int row = 0; row < output.rows; ++row) {
        place_row({.plane = input.at(channel, 0, 0),
                   .plane_columns = input.columns,
                   .rows = taps_inside(plan.window.rows, row),
                   .columns = plan.window.columns,
                   .maxima = output.at(channel, row, 0),
                   .places = places},
                  input.rows * input.columns, output.columns);
        places += output.columns;
      }
    }
  }
}

void avg_pool2d_fast(const Pool2dPlan& plan, const ConstTensorView& x, const TensorView& y) {
  for (int n = 0; n < plan.input[0]; ++n) {
    avg_pool2d_planes(plan, as_picture(x.slice(n)), as_picture(y.slice(n)));
  }
}

}  // namespace convscope

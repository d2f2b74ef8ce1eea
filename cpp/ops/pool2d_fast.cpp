#include "ops/pool2d_fast.h"

#include <algorithm>
#include <limits>

#include "ops/long_sum.h"
#include "ops/pool2d_taps.h"

namespace convscope {
namespace {

/// The taps of the window at one output pixel.
struct Region {
  Taps rows;
  Taps columns;
};

/// Calls visit(row, column) for each cell of a region in reading order.
template <typename Visit>
inline void for_each_cell(const Region& region, Visit visit) {
  for (int m = 0; m < region.rows.count; ++m) {
    for (int n = 0; n < region.columns.count; ++n) {
      visit(region.rows.first + m * region.rows.step,
            region.columns.first + n * region.columns.step);
    }
  }
}

/// Calls work.template run<Vector>(channel) so that all channels are covered by vectors of four and
/// one.
template <typename Work>
inline void for_each_lane_group(int channels, const Work& work) {
  int channel = 0;
  for (; channel + F32x4::size <= channels; channel += F32x4::size) {
    work.template run<F32x4>(channel);
  }
  for (; channel < channels; ++channel) work.template run<F32x1>(channel);
}

/// Calls visit(row, column, region) for each output pixel.
template <typename Visit>
inline void for_each_window(const Window& window, int rows, int columns, Visit visit) {
  for (int row = 0; row < rows; ++row) {
    const Taps row_taps = taps_inside(window.rows, row);
    for (int column = 0; column < columns; ++column) {
      visit(row, column, Region{row_taps, taps_inside(window.columns, column)});
    }
  }
}

struct MaxForward {
  const Region& region;
  ConstPictureView input;
  float* output;
  FusedActivation activation;

  template <typename Vector>
  void run(int channel) const {
    const bool relu = activation == FusedActivation::relu;
    Vector largest = Vector::splat(relu ? 0.0f : -std::numeric_limits<float>::infinity());
    for_each_cell(region, [&](int row, int column) {
      largest = larger_or_nan(largest, Vector::load(input.pixel(row, column) + channel));
    });
    largest.store(output + channel);
  }
};

struct MaxBackward {
  const Region& region;
  ConstPictureView input;
  const float* output;
  const float* d_output;
  PictureView d_input;
  FusedActivation activation;

  template <typename Vector>
  void run(int channel) const {
    const Vector largest = Vector::load(output + channel);
    Vector left = Vector::load(d_output + channel);
    if (activation == FusedActivation::relu) {
      left = if_equal(largest, Vector::zero(), Vector::zero(), left);
    }
    for_each_cell(region, [&](int row, int column) {
      const Vector value = Vector::load(input.pixel(row, column) + channel);
      float* d_value = d_input.pixel(row, column) + channel;
      // forward:  output = max of the cells; the first that is equal takes the gradient, the others
      // find none left.
      const Vector taken = if_equal(value, largest, left, Vector::zero());
      left = if_equal(value, largest, Vector::zero(), left);
      (Vector::load(d_value) + taken).store(d_value);
    });
  }
};

struct AverageForward {
  const Region& region;
  ConstPictureView input;
  float* output;
  float divisor;

  template <typename Vector>
  void run(int channel) const {
    Vector total[] = {Vector::zero()};
    PartTotals<Vector, 1> totals;
    int left = max_terms_per_part;
    for_each_cell(region, [&](int row, int column) {
      if (left == 0) {
        totals.finish_part(total);
        left = max_terms_per_part;
      }
      total[0] = total[0] + Vector::load(input.pixel(row, column) + channel);
      --left;
    });
    totals.finish(total);
    (total[0] / Vector::splat(divisor)).store(output + channel);
  }
};

struct AverageBackward {
  const Region& region;
  const float* d_output;
  PictureView d_input;
  float divisor;

  template <typename Vector>
  void run(int channel) const {
    // forward:  output = Σ input / divisor
    const Vector share = Vector::load(d_output + channel) / Vector::splat(divisor);
    for_each_cell(region, [&](int row, int column) {
      float* d_value = d_input.pixel(row, column) + channel;
      (Vector::load(d_value) + share).store(d_value);
    });
  }
};

float divisor_at(const Pool2dPlan& plan, int row, int column) {
  const auto& [rows, columns, mode] = plan.window;
  return static_cast<float>(cells_counted(rows, row, plan.count_include_pad)) *
         static_cast<float>(cells_counted(columns, column, plan.count_include_pad));
}

}  // namespace

void max_pool2d_pixels(const Window& window, const ConstPictureView& input,
                       const PictureView& output, FusedActivation activation) {
  for_each_window(
      window, output.rows, output.columns, [&](int row, int column, const Region& region) {
        for_each_lane_group(output.channels,
                            MaxForward{region, input, output.pixel(row, column), activation});
      });
}

void max_pool2d_pixels_backward(const Window& window, const ConstPictureView& input,
                                const ConstPictureView& output, const ConstPictureView& d_output,
                                const PictureView& d_input, FusedActivation activation) {
  fill_with_zeros(d_input);
  for_each_window(
      window, output.rows, output.columns, [&](int row, int column, const Region& region) {
        for_each_lane_group(output.channels,
                            MaxBackward{region, input, output.pixel(row, column),
                                        d_output.pixel(row, column), d_input, activation});
      });
}

void avg_pool2d_pixels(const Pool2dPlan& plan, const ConstPictureView& input,
                       const PictureView& output) {
  for_each_window(
      plan.window, output.rows, output.columns, [&](int row, int column, const Region& region) {
        const float divisor = divisor_at(plan, row, column);
        for_each_lane_group(output.channels,
                            AverageForward{region, input, output.pixel(row, column), divisor});
      });
}

void avg_pool2d_pixels_backward(const Pool2dPlan& plan, const ConstPictureView& d_output,
                                const PictureView& d_input) {
  fill_with_zeros(d_input);
  for_each_window(
      plan.window, d_output.rows, d_output.columns, [&](int row, int column, const Region& region) {
        const float divisor = divisor_at(plan, row, column);
        for_each_lane_group(d_output.channels,
                            AverageBackward{region, d_output.pixel(row, column), d_input, divisor});
      });
}

}  // namespace convscope

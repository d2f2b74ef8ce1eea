#include "ops/conv2d_windows.h"

#include "ops/row_products.h"

namespace convscope {
namespace {

/// One channel's cells under a window, the last one first where the kernel is turned.
float* gather_cells(const Window& window, std::ptrdiff_t row_step, bool turns, const float* from,
                    float* to) {
  const auto& [rows, columns, mode] = window;
  const int cells = rows.kernel * columns.kernel;
  float* at = turns ? to + cells - 1 : to;
  for (int ky = 0; ky < rows.kernel; ++ky) {
    for (int kx = 0; kx < columns.kernel; ++kx) {
      *at = from[std::ptrdiff_t{kx} * columns.dilation];
      at += turns ? -1 : 1;
    }
    from += rows.dilation * row_step;
  }
  return to + cells;
}

}  // namespace

double conv2d_windows_count(const Conv2dPlan& plan) {
  return static_cast<double>(plan.output[2]) * plan.output[3] * Conv2dGeometry::of(plan).terms();
}

void conv2d_windows(const Conv2dPlan& plan, const float* first, const PictureLayout& picture,
                    const ConstTensorView& weight, std::span<const float> bias,
                    FusedActivation activation, float* memory, float* y) {
  const Conv2dGeometry geometry = Conv2dGeometry::of(plan);
  const bool turns = plan.operation == Operation::convolution;
  const int windows = plan.output[2] * plan.output[3];
  RowProducts job{.a = weight.data(),
                  .a_rows = geometry.group_outputs(),
                  .b = memory,
                  .b_rows = windows,
                  .terms = geometry.terms(),
                  .start = bias.empty() ? nullptr : bias.data(),
                  .result = y,
                  .a_step = windows,
                  .activation = activation};
  for (int group = 0; group < geometry.groups; ++group) {
    float* to = memory;
    for (int i = 0; i < plan.output[2]; ++i) {
      const float* row = first + i * plan.window.rows.stride * picture.row_step();
      for (int j = 0; j < plan.output[3]; ++j) {
        const float* window = row + std::ptrdiff_t{j} * plan.window.columns.stride;
        for (int c = 0; c < geometry.group_inputs(); ++c) {
          to = gather_cells(plan.window, picture.row_step(), turns, window, to);
          window += picture.channel_step();
        }
      }
    }
    multiply_rows(job);
    first += geometry.group_inputs() * picture.channel_step();
    job.a += std::ptrdiff_t{job.a_rows} * job.terms;
    if (job.start != nullptr) job.start += job.a_rows;
    job.result += job.a_rows * job.a_step;
  }
}

}  // namespace convscope

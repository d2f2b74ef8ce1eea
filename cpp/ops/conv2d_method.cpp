#include "ops/conv2d_method.h"

#include "core/f32x4.h"
#include "ops/conv2d_fast.h"
#include "ops/conv2d_winograd.h"
#include "ops/long_sum.h"

namespace convscope {
namespace {

double padded_values(const Conv2dPlan& plan) {
  const auto padded = [](const Axis& axis) {
    return static_cast<double>(axis.input) + axis.pad_before + axis.pad_after;
  };
  return padded(plan.window.rows) * padded(plan.window.columns) * plan.input[1];
}

/// Winograd's method saves products of channels with channels, and pays for it with transforms of
/// each input and each output channel: so many products must come on each transform.
constexpr double least_products_per_transform = 8;

bool winograd_pays(const Conv2dPlan& plan) {
  const Conv2dGeometry geometry = Conv2dGeometry::of(plan);
  const double products = static_cast<double>(geometry.in_channels) * geometry.out_channels;
  const double transforms = static_cast<double>(geometry.in_channels) + geometry.out_channels;
  return WinogradConv2d::fits(geometry, plan.output[2], plan.output[3]) &&
         products >= least_products_per_transform * transforms &&
         WinogradConv2d::packed_count(geometry) <= most_copied_values;
}

/// So many outputs of a filter save more than its transform costs, when it is done for one call.
constexpr double least_outputs_per_transform = 128;

/// Shorter sums are done sooner than the picture is turned to pixels and back.
constexpr int most_planes_terms = 100;
/// Of fewer columns too many are in the last tile, which overlaps the one before. Those of 1×1
/// kernels are the columns of all rows.
constexpr int least_planes_columns = 16;
constexpr int least_pointwise_columns = 128;

/// Columns of longer strides are put side by side one by one.
constexpr int most_planes_stride = 2;

/// For groups of as many outputs as lanes and more.
bool planes_pay(const Conv2dPlan& plan) {
  const Conv2dGeometry geometry = Conv2dGeometry::of(plan);
  const bool is_pointwise = geometry.kernel == Pair{1, 1} && geometry.stride == Pair{1, 1};
  const bool is_plain = is_pointwise && plan.window.padding() == Padding{};
  if (is_plain && geometry.terms() <= max_terms_per_part) {
    return plan.output[2] * plan.output[3] >= least_pointwise_columns;
  }
  // So few outputs leave lanes empty pixel by pixel, and fit into one tile plane by plane.
  const int outputs = geometry.group_outputs();
  const bool is_one_tile = geometry.stride[1] == 1 && outputs > F32x4::size &&
                           outputs < block_channels && outputs <= sums_in_registers;
  return geometry.stride[1] <= most_planes_stride && plan.output[3] >= least_planes_columns &&
         (is_one_tile || geometry.terms() <= most_planes_terms);
}

/// So few windows are sooner put into rows than many filters, which they meet, are packed.
constexpr int most_windows = 64;
constexpr int filters_per_window = 4;
/// Shorter ones spend more on the ends of rows than on products.
constexpr int least_window_terms = 32;

bool windows_pay(const Conv2dPlan& plan) {
  const Conv2dGeometry geometry = Conv2dGeometry::of(plan);
  const double windows = static_cast<double>(plan.input[0]) * plan.output[2] * plan.output[3];
  return windows <= most_windows && filters_per_window * windows <= geometry.group_outputs() &&
         geometry.terms() >= least_window_terms;
}

}  // namespace

Conv2dMethod choose_conv2d_method(const Conv2dPlan& plan) {
  const int group_outputs = plan.output[1] / plan.groups;
  const bool columns_fill_lanes = plan.output[3] >= F32x4::size;
  if (padded_values(plan) > most_copied_values) return Conv2dMethod::reference;
  if (PackedConv2d::packed_count(Conv2dGeometry::of(plan)) > most_copied_values)
    return Conv2dMethod::reference;
  if (group_outputs < F32x4::size && columns_fill_lanes) return Conv2dMethod::planes;
  if (winograd_pays(plan)) return Conv2dMethod::winograd;
  if (planes_pay(plan)) return Conv2dMethod::planes;
  return Conv2dMethod::pixels;
}

Conv2dMethod choose_conv2d_call_method(const Conv2dPlan& plan) {
  const Conv2dMethod method = choose_conv2d_method(plan);
  const double outputs = static_cast<double>(plan.input[0]) * plan.output[2] * plan.output[3];
  if (method != Conv2dMethod::winograd && method != Conv2dMethod::pixels) return method;
  if (windows_pay(plan)) return Conv2dMethod::windows;
  const bool is_small = outputs < least_outputs_per_transform;
  return method == Conv2dMethod::winograd && is_small ? Conv2dMethod::pixels : method;
}

}  // namespace convscope

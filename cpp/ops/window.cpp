#include "ops/window.h"

#include <algorithm>
#include <limits>

#include "core/text.h"

namespace convscope {
namespace {

/// Padded inputs and kernels may span this much, so that the sum of two such numbers is still an
/// int.
constexpr long long max_extent = (1LL << 30) - 1;

long long reach_of(int kernel, int dilation) {
  return static_cast<long long>(dilation) * (kernel - 1) + 1;
}

Status check_at_least(const char* argument, Pair given, int least) {
  const int smaller = std::min(given[0], given[1]);
  if (smaller >= least) return {};
  return Status::range_error(concat(argument, " must be at least ", least, ", got ", smaller));
}

/// 'same': as many places as ⌈input / stride⌉; an odd cell goes to the end (ONNX's SAME_UPPER).
long long same_padding(const Axis& axis, long long reach) {
  const long long places = (static_cast<long long>(axis.input) + axis.stride - 1) / axis.stride;
  return std::max(0LL, (places - 1) * axis.stride + reach - axis.input);
}

Status check_border(const Axis& axis, PaddingMode mode) {
  const int padding = std::max(axis.pad_before, axis.pad_after);
  if (mode == PaddingMode::reflect && padding >= axis.input) {
    return Status::range_error(concat("padding is ", padding, " under paddingMode 'reflect' on ",
                                      axis.input, " cells; at most ", axis.input - 1,
                                      " would fit"));
  }
  if (mode == PaddingMode::circular && padding > axis.input) {
    return Status::range_error(concat("padding is ", padding, " under paddingMode 'circular' on ",
                                      axis.input, " cells; at most ", axis.input, " would fit"));
  }
  return {};
}

/// Fills in the padding of an axis that has every other number; padding comes in as the caller's
/// explicit sides.
Status resolve_axis(Axis& axis, PaddingRule rule) {
  const long long reach = reach_of(axis.kernel, axis.dilation);
  if (reach > max_extent) {
    return Status::range_error(concat("dilation is ", axis.dilation, " for a kernel of ",
                                      axis.kernel, "; the kernel would span more than ", max_extent,
                                      " cells"));
  }
  long long before = axis.pad_before;
  long long after = axis.pad_after;
  if (rule == PaddingRule::valid) before = after = 0;
  if (rule == PaddingRule::full) before = after = reach - 1;
  if (rule == PaddingRule::same) {
    const long long total = same_padding(axis, reach);
    before = total / 2;
    after = total - before;
  }
  const long long padded = axis.input + before + after;
  if (padded > max_extent) {
    return Status::range_error(concat("padding is ", before, " and ", after, " around ", axis.input,
                                      " cells; together they may be at most ", max_extent));
  }
  axis.pad_before = static_cast<int>(before);
  axis.pad_after = static_cast<int>(after);
  if (output_size(axis) < 1) {
    return Status::range_error(concat("kernel of ", axis.kernel, " with dilation ", axis.dilation,
                                      " spans ", reach, " cells; the padded input has only ",
                                      padded));
  }
  return {};
}

int saturated(long long number) {
  constexpr long long low = std::numeric_limits<int>::min();
  constexpr long long high = std::numeric_limits<int>::max();
  return static_cast<int>(std::clamp(number, low, high));
}

}  // namespace

int kernel_reach(const Axis& axis) { return saturated(reach_of(axis.kernel, axis.dilation)); }

int output_size(const Axis& axis) {
  const long long padded = static_cast<long long>(axis.input) + axis.pad_before + axis.pad_after;
  long long room = padded - reach_of(axis.kernel, axis.dilation);
  if (axis.ceil_mode) room += axis.stride - 1;
  if (room < 0) return 0;
  const long long last_start = room / axis.stride * axis.stride;
  const bool starts_behind_input =
      axis.ceil_mode && last_start >= static_cast<long long>(axis.input) + axis.pad_before;
  return saturated(room / axis.stride + (starts_behind_input ? 0 : 1));
}

int unused_input(const Axis& axis) {
  const int places = output_size(axis);
  if (places < 1) return axis.input;
  const int end = input_index(axis, places - 1, axis.kernel - 1) + 1;
  return std::clamp(axis.input - end, 0, axis.input);
}

Result<Window> resolve_window(Pair input_size, Pair kernel, const WindowOptions& options) {
  const Padding& padding = options.padding;
  const Status checks[] = {
      check_at_least("x", input_size, 1),
      check_at_least("kernel", kernel, 1),
      check_at_least("stride", options.stride, 1),
      check_at_least("dilation", options.dilation, 1),
      check_at_least("padding", {padding.top, padding.left}, 0),
      check_at_least("padding", {padding.bottom, padding.right}, 0),
  };
  for (const Status& check : checks) {
    if (!check.ok()) return check;
  }
  Window window{.rows = {input_size[0], kernel[0], options.stride[0], options.dilation[0],
                         padding.top, padding.bottom, options.ceil_mode},
                .columns = {input_size[1], kernel[1], options.stride[1], options.dilation[1],
                            padding.left, padding.right, options.ceil_mode},
                .padding_mode = options.padding_mode};
  for (Axis* axis : {&window.rows, &window.columns}) {
    if (Status fits = resolve_axis(*axis, options.padding_rule); !fits.ok()) return fits;
    if (Status fits = check_border(*axis, options.padding_mode); !fits.ok()) return fits;
  }
  return window;
}

int border_index(int index, int size, PaddingMode mode) {
  if (index >= 0 && index < size) return index;
  switch (mode) {
    case PaddingMode::zeros:
      return -1;
    case PaddingMode::replicate:
      return index < 0 ? 0 : size - 1;
    case PaddingMode::reflect:
      return index < 0 ? -index : 2 * (size - 1) - index;
    case PaddingMode::circular:
      return index < 0 ? index + size : index - size;
  }
  return -1;
}

ReceptiveField receptive_field_after(const ReceptiveField& before, const Axis& axis) {
  const long long jump = before.jump;
  return {.size = saturated(before.size + (reach_of(axis.kernel, axis.dilation) - 1) * jump),
          .jump = saturated(jump * axis.stride),
          .start = saturated(before.start - axis.pad_before * jump)};
}

}  // namespace convscope

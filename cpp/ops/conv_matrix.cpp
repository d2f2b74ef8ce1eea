#include "ops/conv_matrix.h"

#include <span>

#include "core/text.h"
#include "ops/filter.h"

namespace convscope {
namespace {

/// One tap of the window along one axis, and the input index that it meets.
struct Meeting {
  int index;
  int tap;
};

/// The taps that meet the picture from one place, by index, then tap. A counting sort: at mirrored
/// and circular borders the indices do not ascend.
void find_meetings(const Axis& axis, int place, PaddingMode mode, std::vector<Meeting>& meetings) {
  std::vector<std::size_t> begin(static_cast<std::size_t>(axis.input) + 1);
  for (int tap = 0; tap < axis.kernel; ++tap) {
    const int index = source_index(axis, place, tap, mode);
    if (index >= 0) ++begin[static_cast<std::size_t>(index) + 1];
  }
  for (std::size_t index = 1; index < begin.size(); ++index) begin[index] += begin[index - 1];
  meetings.resize(begin.back());
  for (int tap = 0; tap < axis.kernel; ++tap) {
    const int index = source_index(axis, place, tap, mode);
    if (index >= 0) meetings[begin[static_cast<std::size_t>(index)]++] = {index, tap};
  }
}

/// The first meetings of `meetings`, all with the same index.
std::span<const Meeting> front_group(std::span<const Meeting> meetings) {
  std::size_t count = 1;
  while (count < meetings.size() && meetings[count].index == meetings[0].index) ++count;
  return meetings.first(count);
}

/// Every output with every tap of its filter.
long long most_entries(const Conv2dPlan& plan) {
  const auto taps = static_cast<long long>(plan.weight.element_count()) / plan.weight[0];
  return static_cast<long long>(plan.output.element_count()) * taps;
}

/// Appends the entries of output (o, i, j), whose rows and columns meet the picture as given.
void append_row(const Conv2dPlan& plan, const ConstTensorView& filter, int first_channel,
                std::span<const Meeting> rows, std::span<const Meeting> columns, int row_index,
                ConvMatrix& matrix) {
  for (int c = 0; c < plan.weight[1]; ++c) {
    std::span<const Meeting> row_group;
    for (std::size_t r = 0; r < rows.size(); r += row_group.size()) {
      row_group = front_group(rows.subspan(r));
      std::span<const Meeting> column_group;
      for (std::size_t q = 0; q < columns.size(); q += column_group.size()) {
        column_group = front_group(columns.subspan(q));
        float value = 0.0f;
        for (const Meeting& row : row_group) {
          for (const Meeting& column : column_group) {
            value += filter.data()[weight_index(plan, c, row.tap, column.tap)];
          }
        }
        const std::size_t cell =
            plan.input.offset(0, first_channel + c, rows[r].index, columns[q].index);
        matrix.row_index.push_back(row_index);
        matrix.column_index.push_back(static_cast<std::int32_t>(cell));
        matrix.values.push_back(value);
      }
    }
  }
}

/// The plan of conv2d on one picture, if its matrix is not too large.
Result<Conv2dPlan> plan_matrix(const Shape& weight, const Shape& input_shape,
                               const Conv2dOptions& options) {
  if (input_shape.rank() != 3) {
    return Status::range_error(concat("inputShape is ", input_shape, "; it must be [C, H, W]"));
  }
  if (Result<Shape> valid = make_shape(input_shape.sizes(), "inputShape"); !valid.ok()) {
    return valid.status();
  }
  const Shape x{1, input_shape[0], input_shape[1], input_shape[2]};
  Result<Conv2dPlan> plan = plan_conv2d(x, weight, options);
  if (!plan.ok() || most_entries(plan.value()) <= max_matrix_entries) return plan;
  return Status::range_error(concat("inputShape ", input_shape, " with weight ", weight,
                                    " makes a matrix of up to ", most_entries(plan.value()),
                                    " entries; at most ", max_matrix_entries, " would fit"));
}

}  // namespace

Result<long long> conv_matrix_entries(const Shape& weight, const Shape& input_shape,
                                      const Conv2dOptions& options) {
  const Result<Conv2dPlan> plan = plan_matrix(weight, input_shape, options);
  if (!plan.ok()) return plan.status();
  return most_entries(plan.value());
}

Result<ConvMatrix> conv_matrix(const ConstTensorView& weight, const Shape& input_shape,
                               const Conv2dOptions& options) {
  const Result<Conv2dPlan> planned = plan_matrix(weight.shape(), input_shape, options);
  if (!planned.ok()) return planned.status();
  const Conv2dPlan& plan = planned.value();
  const auto most = static_cast<std::size_t>(most_entries(plan));
  ConvMatrix matrix{.rows = static_cast<int>(plan.output.element_count()),
                    .columns = static_cast<int>(plan.input.element_count()),
                    .row_index = {},
                    .column_index = {},
                    .values = {}};
  matrix.row_index.reserve(most);
  matrix.column_index.reserve(most);
  matrix.values.reserve(most);
  const int outputs_per_group = plan.output[1] / plan.groups;
  std::vector<Meeting> rows;
  std::vector<Meeting> columns;
  for (int row_index = 0; row_index < matrix.rows; ++row_index) {
    const int j = row_index % plan.output[3];
    const int i = row_index / plan.output[3] % plan.output[2];
    const int o = row_index / plan.output[3] / plan.output[2];
    find_meetings(plan.window.rows, i, plan.window.padding_mode, rows);
    find_meetings(plan.window.columns, j, plan.window.padding_mode, columns);
    append_row(plan, weight.slice(o), o / outputs_per_group * plan.weight[1], rows, columns,
               row_index, matrix);
  }
  return matrix;
}

}  // namespace convscope

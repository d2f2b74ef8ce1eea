#include "ops/locally_connected_fast.h"

#include <algorithm>

#include "ops/filter.h"
#include "ops/row_products.h"

namespace convscope {
namespace {

/// For every place and tap along one axis the input index, -1 on a zero border.
std::vector<int> source_table(const Axis& axis, PaddingMode mode) {
  std::vector<int> table;
  for (int place = 0; place < output_size(axis); ++place) {
    for (int tap = 0; tap < axis.kernel; ++tap) {
      table.push_back(source_index(axis, place, tap, mode));
    }
  }
  return table;
}

/// to[k] += factor · from[k]
void add_scaled(float factor, const float* from, int count, float* to) {
  for (int k = 0; k < count; ++k) to[k] += factor * from[k];
}

PictureLayout planes_of(const Shape& batch) {
  return {.rows = batch[2], .columns = batch[3], .channels = batch[1], .order = Order::planes};
}

}  // namespace

LocallyConnected2d::LocallyConnected2d(const Conv2dPlan& plan)
    : rows_(plan.window.rows.kernel),
      columns_(plan.window.columns.kernel),
      channels_(plan.input[1]),
      outputs_(plan.output[1]),
      places_(plan.output[3]),
      source_row_(source_table(plan.window.rows, plan.window.padding_mode)),
      source_column_(source_table(plan.window.columns, plan.window.padding_mode)) {}

std::size_t LocallyConnected2d::row_weights() const {
  return static_cast<std::size_t>(places_) * static_cast<std::size_t>(outputs_) *
         static_cast<std::size_t>(channels_ * rows_ * columns_);
}

std::size_t LocallyConnected2d::scratch_count() const {
  return 2 * static_cast<std::size_t>(channels_ * rows_ * columns_);
}

template <typename Visit>
void LocallyConnected2d::for_each_cell(int row, int column, Visit visit) const {
  const int* from_row = source_row_.data() + row * rows_;
  const int* from_column = source_column_.data() + column * columns_;
  int place = 0;
  for (int m = 0; m < rows_; ++m) {
    for (int n = 0; n < columns_; ++n) visit(place++, from_row[m], from_column[n]);
  }
}

void LocallyConnected2d::read_window(int row, int column, const ConstPictureView& x,
                                     float* window) const {
  for_each_cell(row, column, [&](int place, int from_row, int from_column) {
    const bool outside = from_row < 0 || from_column < 0;
    const float* from = outside ? nullptr : x.pixel(from_row, from_column);
    for (int c = 0; c < channels_; ++c) {
      window[c * rows_ * columns_ + place] = outside ? 0.0f : from[c * x.channel_step];
    }
  });
}

void LocallyConnected2d::forward_row(int row, const ConstPictureView& x, const float* weights,
                                     const float* bias, float* scratch,
                                     const PictureView& y) const {
  const int terms = channels_ * rows_ * columns_;
  const std::ptrdiff_t plane = std::ptrdiff_t{y.rows} * y.columns;
  for (int j = 0; j < places_; ++j) {
    read_window(row, j, x, scratch);
    multiply_rows({.a = weights,
                   .a_rows = outputs_,
                   .b = scratch,
                   .b_rows = 1,
                   .terms = terms,
                   .start = bias == nullptr ? nullptr : bias + row * y.columns + j,
                   .start_step = plane,
                   .result = y.at(0, row, j),
                   .a_step = y.channel_step});
    weights += std::ptrdiff_t{outputs_} * terms;
  }
}

void LocallyConnected2d::backward_row(int row, const ConstPictureView& d_y,
                                      const ConstPictureView& x, const float* weights,
                                      float* scratch, float* d_weights,
                                      const PictureView& d_x) const {
  const int terms = channels_ * rows_ * columns_;
  float* window = scratch;
  float* d_window = scratch + terms;
  for (int j = 0; j < places_; ++j) {
    read_window(row, j, x, window);
    std::fill_n(d_window, terms, 0.0f);
    for (int o = 0; o < outputs_; ++o) {
      // forward:  y[o, i, j] += window[k] * weight[k]
      const float d_output = *d_y.at(o, row, j);
      add_scaled(d_output, window, terms, d_weights);
      add_scaled(d_output, weights, terms, d_window);
      d_weights += terms;
      weights += terms;
    }
    if (d_x.data == nullptr) continue;
    for_each_cell(row, j, [&](int place, int to_row, int to_column) {
      if (to_row < 0 || to_column < 0) return;
      float* to = d_x.pixel(to_row, to_column);
      for (int c = 0; c < channels_; ++c) {
        to[c * d_x.channel_step] += d_window[c * rows_ * columns_ + place];
      }
    });
  }
}

void turn_filters(std::span<const float> from, std::size_t cells, float* to) {
  for (std::size_t begin = 0; begin < from.size(); begin += cells) {
    std::reverse_copy(from.data() + begin, from.data() + begin + cells, to + begin);
  }
}

void locally_connected2d_fast(const Conv2dPlan& plan, const ConstTensorView& x,
                              const ConstTensorView& weight, std::span<const float> bias,
                              const TensorView& y) {
  const LocallyConnected2d layer(plan);
  const bool turns = plan.operation == Operation::convolution;
  std::vector<float> scratch(layer.scratch_count());
  std::vector<float> turned(turns ? layer.row_weights() : 0);
  for (int row = 0; row < plan.output[2]; ++row) {
    const std::span<const float> own = weight.slice(row).values();
    const auto cells =
        static_cast<std::size_t>(plan.weight[4]) * static_cast<std::size_t>(plan.weight[5]);
    if (turns) turn_filters(own, cells, turned.data());
    for (int n = 0; n < plan.output[0]; ++n) {
      layer.forward_row(row, planes_of(plan.input).at(x.slice(n).data()),
                        turns ? turned.data() : own.data(), bias.empty() ? nullptr : bias.data(),
                        scratch.data(), planes_of(plan.output).at(y.slice(n).data()));
    }
  }
  activate_channels(plan, y);
}

double locally_connected2d_fast_bytes(const Conv2dPlan& plan) {
  const Shape& weight = plan.weight;
  const auto terms = static_cast<double>(weight[3]) * weight[4] * weight[5];
  // Two windows, a row's filters turned, and the tables of sources, which grow.
  const double values = terms * (2.0 + static_cast<double>(weight[1]) * weight[2]);
  const double sources =
      static_cast<double>(weight[0]) * weight[4] + static_cast<double>(weight[1]) * weight[5];
  return sizeof(float) * values + 3 * sizeof(int) * sources;
}

double locally_connected2d_backward_bytes(const Conv2dPlan& plan) {
  return conv2d_backward_reference_bytes(plan);
}

double locally_connected2d_layer_bytes(const Conv2dPlan& plan) {
  const auto values = static_cast<double>(plan.weight.element_count()) +
                      static_cast<double>(plan.output.element_count());
  return sizeof(float) * values + locally_connected2d_fast_bytes(plan);
}

}  // namespace convscope

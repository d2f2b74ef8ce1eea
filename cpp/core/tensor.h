// A tensor owns its values, a view borrows them for the length of a call.
//
//   Tensor image(Shape{1, 4, 4});
//   image.view().at(0, 2, 3) = 1.0f;
//   conv2d_reference(image.view(), ...);
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "core/shape.h"

namespace convscope {

/// Borrowed values in row-major order with their shape, never kept beyond a call. Passed by
/// reference: WebAssembly's calls hand structures over as copies in memory, which were a twentieth
/// of the module.
template <typename Value>
class BasicTensorView {
 public:
  BasicTensorView(Value* values, const Shape& shape) : values_(values), shape_(shape) {}

  /// A view that may write also reads.
  operator BasicTensorView<const Value>() const { return {values_, shape_}; }

  const Shape& shape() const { return shape_; }
  Value* data() const { return values_; }
  std::span<Value> values() const { return {values_, shape_.element_count()}; }

  /// One element; one index per axis, outermost first.
  template <typename... Indices>
  Value& at(Indices... indices) const {
    return values_[shape_.offset(indices...)];
  }

  /// The part at `index` of the outermost axis, one rank lower: an image of a batch, a plane of an
  /// image.
  BasicTensorView slice(int index) const {
    assert(index >= 0 && index < shape_[0]);
    const Shape inner(shape_.sizes().subspan(1));
    return {values_ + inner.element_count() * static_cast<std::size_t>(index), inner};
  }

  /// The same values under another shape with as many elements.
  BasicTensorView reshaped(const Shape& shape) const {
    assert(shape.element_count() == shape_.element_count());
    return {values_, shape};
  }

 private:
  Value* values_;
  Shape shape_;
};

using TensorView = BasicTensorView<float>;
using ConstTensorView = BasicTensorView<const float>;

/// Values with their shape; zero when made from a shape alone.
class Tensor {
 public:
  Tensor() = default;
  explicit Tensor(const Shape& shape) : shape_(shape), values_(shape.element_count()) {}
  Tensor(const Shape& shape, std::vector<float> values)
      : shape_(shape), values_(std::move(values)) {
    assert(values_.size() == shape_.element_count());
  }

  /// A shape without values, for questions that need no more: what a layer makes of its input, what
  /// it costs.
  static Tensor shape_only(const Shape& shape) {
    Tensor tensor;
    tensor.shape_ = shape;
    return tensor;
  }

  const Shape& shape() const { return shape_; }
  TensorView view() { return {values_.data(), shape_}; }
  ConstTensorView view() const { return {values_.data(), shape_}; }
  std::span<float> values() { return values_; }
  std::span<const float> values() const { return values_; }

  /// A tensor that was never given a shape holds nothing: the bias of a layer that has none.
  bool empty() const { return shape_.element_count() == 0; }

 private:
  Shape shape_{0};
  std::vector<float> values_;
};

}  // namespace convscope

#include "bindings/arguments.h"

#include <array>
#include <cassert>
#include <string>
#include <utility>

#include "core/text.h"

namespace convscope::bindings {

double Arguments::next() {
  assert(place_ < values_.size());
  return place_ < values_.size() ? values_[place_++] : 0.0;
}

bool Arguments::check(Status status) {
  if (status_.ok()) status_ = std::move(status);
  return status_.ok();
}

Pair Arguments::pair() {
  const int first = whole();
  return {first, whole()};
}

Shape Arguments::shape(const char* name) {
  const int rank = whole();
  std::array<int, max_rank + 1> sizes{};
  for (int axis = 0; axis < rank; ++axis) sizes[static_cast<std::size_t>(axis)] = whole();
  const auto given = std::span(sizes).first(static_cast<std::size_t>(rank));
  Result<Shape> shape = make_shape(given, name);
  if (shape.ok()) return shape.value();
  check(shape.status());
  return Shape{1};
}

Shape Arguments::tensor_shape(const char* name) {
  const Shape shape = this->shape(name);
  const std::size_t given = count();
  if (status_.ok() && given != shape.element_count()) {
    check(Status::range_error(concat(name, ".data has ", given, " values; the shape ", shape,
                                     " needs ", shape.element_count())));
  }
  return shape;
}

Shape Arguments::tensor(const char* name) {
  const Shape shape = tensor_shape(name);
  exchange_.input(shape);
  return shape;
}

Shape Arguments::bias() {
  if (flag()) return tensor("bias");
  exchange_.nothing();
  return Shape{0};
}

Batch Arguments::batch(const char* name, int rank, const char* layout) {
  const Batch batch = as_batch(tensor_shape(name), name, rank, layout);
  exchange_.input(batch.shape);
  return batch;
}

Batch Arguments::shape_batch(const char* name, int rank, const char* layout) {
  return as_batch(shape(name), name, rank, layout);
}

Batch Arguments::as_batch(const Shape& shape, const char* name, int rank, const char* layout) {
  if (shape.rank() == rank) return {shape, true};
  std::array<int, max_rank> sizes{};
  sizes.fill(1);
  const auto batched = std::span(sizes).first(static_cast<std::size_t>(rank));
  if (shape.rank() + 1 == rank) {
    std::ranges::copy(shape.sizes(), batched.begin() + 1);
  } else {
    check(Status::range_error(concat(name, " has the shape ", shape, "; it must be [", layout,
                                     "] or [N, ", layout, "]")));
  }
  return {Shape(batched), false};
}

WindowOptions Arguments::window() {
  WindowOptions options;
  options.stride = pair();
  options.dilation = pair();
  options.padding_rule = code<PaddingRule>();
  options.padding.top = whole();
  options.padding.left = whole();
  options.padding.bottom = whole();
  options.padding.right = whole();
  options.padding_mode = code<PaddingMode>();
  options.ceil_mode = flag();
  return options;
}

std::vector<ActivationKind> Arguments::activations() {
  std::vector<ActivationKind> kinds(static_cast<std::size_t>(whole()));
  for (ActivationKind& kind : kinds) kind = code<ActivationKind>();
  // Nothing to do is told by an empty list: it leaves room for an activation layer to be fused.
  if (kinds.size() == 1 && kinds[0] == ActivationKind::none) kinds.clear();
  return kinds;
}

Conv2dOptions Arguments::conv2d_options() {
  Conv2dOptions options;
  options.window = window();
  options.groups = whole();
  options.operation = code<Operation>();
  options.activation = activations();
  return options;
}

Pool2dOptions Arguments::pool2d_options() {
  Pool2dOptions options;
  options.kernel = pair();
  options.window = window();
  options.count_include_pad = flag();
  return options;
}

Shape without_batch(const Shape& shape) { return Shape(shape.sizes().subspan(1)); }

Status check_like(const char* name, const Batch& given, const Shape& needed, bool batched) {
  if (given.shape == needed && given.given == batched) return {};
  return Status::range_error(concat(name, " has the shape ", as_given(given.shape, given.given),
                                    "; it must be ", as_given(needed, batched),
                                    ", the shape of what it is the gradient of"));
}

Status check_bias(const Shape& bias, const Shape& needed) {
  if (bias == Shape{0} || bias == needed) return {};
  return Status::range_error(concat("bias has the shape ", bias, "; weight needs ", needed));
}

}  // namespace convscope::bindings

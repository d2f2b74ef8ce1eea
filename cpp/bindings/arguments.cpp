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

void Arguments::fail(Status status) {
  if (status_.ok()) status_ = std::move(status);
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
  fail(shape.status());
  return Shape{1};
}

Shape Arguments::tensor(const char* name) {
  const Shape shape = this->shape(name);
  const auto count = static_cast<std::size_t>(next());
  if (status_.ok() && count != shape.element_count()) {
    fail(Status::range_error(concat(name, ".data has ", count, " values; the shape ", shape,
                                    " needs ", shape.element_count())));
  }
  return shape;
}

Batch Arguments::batch(const char* name, int rank, const char* layout) {
  return as_batch(tensor(name), name, rank, layout);
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
    fail(Status::range_error(concat(name, " has the shape ", shape, "; it must be [", layout,
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
  return kinds;
}

Shape without_batch(const Shape& shape) { return Shape(shape.sizes().subspan(1)); }

Status check_like(const char* name, const Batch& given, const Shape& needed, bool batched) {
  if (given.shape == needed && given.given == batched) return {};
  return Status::range_error(concat(name, " has the shape ", as_given(given.shape, given.given),
                                    "; it must be ", as_given(needed, batched),
                                    ", the shape of what it is the gradient of"));
}

Status check_bias(const Shape& bias, const Shape& needed) {
  if (bias == needed) return {};
  return Status::range_error(concat("bias has the shape ", bias, "; weight needs ", needed));
}

}  // namespace convscope::bindings

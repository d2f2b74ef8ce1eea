// The small values of a call, as TypeScript wrote them: one after the other, read in the same
// order.
//
//   const Shape x = arguments.tensor("x");
//   const auto kind = arguments.code<ActivationKind>();
//   if (!arguments.ok()) return;
//
// TypeScript has already turned words into codes and refused what is not a number, or not a whole
// one where that is meant; ranges and shapes are checked here. The first failure is kept, so that
// one question at the end is enough.
#pragma once

#include <span>
#include <vector>

#include "bindings/exchange.h"
#include "core/shape.h"
#include "core/status.h"
#include "ops/activation.h"
#include "ops/conv2d.h"
#include "ops/pool2d.h"
#include "ops/window.h"

namespace convscope::bindings {

/// A batch of examples, and whether the caller gave it as one.
struct Batch {
  Shape shape;  // with the batch dimension in front
  bool given = true;
};

class Arguments {
 public:
  /// Tensors become inputs of `exchange`, in the order in which they are read.
  Arguments(std::span<const double> values, Exchange& exchange)
      : values_(values), exchange_(exchange) {}

  bool ok() const { return status_.ok(); }
  const Status& status() const { return status_; }
  /// Keeps the first failure; whether there is none so far.
  bool check(Status status);

  int whole() { return static_cast<int>(next()); }
  float number() { return static_cast<float>(next()); }
  bool flag() { return next() != 0.0; }
  /// How many values follow in an array of their own.
  std::size_t count() { return static_cast<std::size_t>(next()); }
  Pair pair();
  /// A code that TypeScript's tables made of a word; both sides list the words in the order of the
  /// enumeration.
  template <typename Enumeration>
  Enumeration code() {
    return static_cast<Enumeration>(whole());
  }
  /// A seed: a whole number of up to 53 bits.
  std::uint64_t seed() { return static_cast<std::uint64_t>(next()); }

  /// Sizes that must be at least 1 and not too many. After a failure {1}.
  Shape shape(const char* name);
  /// The shape of a tensor, whose number of values must be what the shape says.
  Shape tensor_shape(const char* name);
  /// The same, and the next input.
  Shape tensor(const char* name);
  /// A tensor of `rank` axes, or one less: then a batch of one. `layout` says the axes in an
  /// error's sentence.
  Batch batch(const char* name, int rank, const char* layout);
  Batch shape_batch(const char* name, int rank, const char* layout);
  /// A bias that may be left out: then an input without values.
  Shape bias();

  /// Options as operators and layers have them.
  Conv2dOptions conv2d_options();
  Pool2dOptions pool2d_options();

 private:
  double next();
  WindowOptions window();
  std::vector<ActivationKind> activations();
  Batch as_batch(const Shape& shape, const char* name, int rank, const char* layout);

  std::span<const double> values_;
  std::size_t place_ = 0;
  Exchange& exchange_;
  Status status_;
};

/// The shape without its first axis: one example of a batch.
Shape without_batch(const Shape& shape);

/// The shape as the caller sees it: without the batch dimension where the caller gave none.
inline Shape as_given(const Shape& batched, bool given) {
  return given ? batched : without_batch(batched);
}

/// RangeError unless `given` is `needed`, batch dimension included or left out as `batched` says.
Status check_like(const char* name, const Batch& given, const Shape& needed, bool batched);
/// RangeError unless a bias, if there is one, has the shape that its weights need.
Status check_bias(const Shape& bias, const Shape& needed);

}  // namespace convscope::bindings

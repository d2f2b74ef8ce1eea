#include "bindings/correlation_calls.h"

#include "ops/correlation.h"

namespace convscope::bindings {
namespace {

class NormalizedCrossCorrelationCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange& exchange) override {
    image_shape_ = arguments.tensor("image");
    pattern_shape_ = arguments.tensor("template");
    if (!arguments.status().ok()) return arguments.status();
    const Result<Shape> output = normalized_cross_correlation_shape(image_shape_, pattern_shape_);
    if (!output.ok()) return output.status();
    output_shape_ = output.value();
    image_ = exchange.input(image_shape_.element_count());
    pattern_ = exchange.input(pattern_shape_.element_count());
    output_ = exchange.output(output_shape_);
    exchange.expect_allocations(sizeof(double) *
                                static_cast<double>(2 * pattern_shape_.element_count()));
    return {};
  }

  Status run(Exchange& exchange) override {
    normalized_cross_correlation_fast(exchange.tensor(image_, image_shape_),
                                      exchange.tensor(pattern_, pattern_shape_),
                                      exchange.tensor(output_, output_shape_));
    return {};
  }

 private:
  Shape image_shape_, pattern_shape_, output_shape_;
  Slot image_, pattern_, output_;
};

}  // namespace

Call& normalized_cross_correlation_call() {
  static NormalizedCrossCorrelationCall call;
  return call;
}

}  // namespace convscope::bindings

#include "bindings/correlation_calls.h"

#include "ops/correlation.h"

namespace convscope::bindings {
namespace {

/// image, template → how alike each place is
class NormalizedCrossCorrelationCall final : public Call {
 public:
  void plan(Arguments& arguments, Exchange& exchange) override {
    const Shape image = arguments.tensor("image");
    const Shape pattern = arguments.tensor("template");
    if (!arguments.ok()) return;
    const Result<Shape> output = normalized_cross_correlation_shape(image, pattern);
    if (!arguments.check(output.status())) return;
    exchange.output(output.value());
    exchange.expect_allocations(sizeof(double) * static_cast<double>(2 * pattern.element_count()));
  }

  Status run(Exchange& exchange) override {
    normalized_cross_correlation_fast(exchange.tensor(0), exchange.tensor(1), exchange.tensor(2));
    return {};
  }
};

constinit NormalizedCrossCorrelationCall correlation;

}  // namespace

Call& normalized_cross_correlation_call() { return correlation; }

}  // namespace convscope::bindings

#include "bindings/layer_calls.h"

#include <algorithm>
#include <utility>

#include "bindings/layer_list.h"
#include "bindings/memory.h"
#include "bindings/model_table.h"
#include "ops/conv2d_call.h"
#include "ops/locally_connected_fast.h"

namespace convscope::bindings {
namespace {

/// What JavaScript reads of each layer: its output's rank and sizes, then these, in this order.
void append_facts(const LayerDescription& layer, std::vector<double>& facts) {
  facts.push_back(layer.output_shape.rank());
  for (const int size : layer.output_shape.sizes()) facts.push_back(size);
  for (const std::int64_t number :
       {layer.parameters, layer.multiply_adds, layer.activation_bytes}) {
    facts.push_back(static_cast<double>(number));
  }
  for (const int number : {layer.rows.size, layer.columns.size, layer.rows.jump, layer.columns.jump,
                           layer.rows.start, layer.columns.start}) {
    facts.push_back(number);
  }
}

/// → facts of each layer
class DescribeCall final : public Call {
 public:
  void plan(Arguments& arguments, Exchange& exchange) override {
    const Result<LayerList> list = read_layer_list(arguments, nullptr);
    if (!arguments.check(list.status())) return;
    const auto layers = describe(list.value().layers, list.value().input_shape);
    if (!arguments.check(layers.status())) return;
    for (const LayerDescription& layer : layers.value()) append_facts(layer, facts_);
    exchange.output(Shape{2 * static_cast<int>(facts_.size())});
  }

  Status run(Exchange& exchange) override {
    std::ranges::copy(facts_, exchange.doubles(0).begin());
    forget();
    return {};
  }

  // Not {}, which would keep the room.
  void forget() override { facts_ = std::vector<double>(); }

 private:
  std::vector<double> facts_;
};

/// What a layer's step keeps, or needs while it packs its weights.
double step_bytes(const Layer& layer, const Shape& input) {
  switch (layer.type) {
    case LayerType::conv2d:
    case LayerType::conv1d:
      return conv2d_layer_bytes(plan_filters(layer, input).value());
    case LayerType::locally_connected2d:
      return locally_connected2d_layer_bytes(plan_filters(layer, input).value());
    case LayerType::dense:
      return sizeof(float) * (layer.weight.shape()[1] + 9.0) * layer.weight.shape()[0];
    default:
      return 0;
  }
}

/// Of a network: `copies` of its parameters, and its steps.
double network_bytes(const LayerList& list, std::span<const LayerDescription> layers,
                     double copies) {
  double bytes = bytes_per_layer * static_cast<double>(layers.size());
  Shape input = list.input_shape;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    bytes += copies * sizeof(float) * static_cast<double>(layers[i].parameters);
    bytes += step_bytes(list.layers[i], input);
    input = layers[i].output_shape;
  }
  return bytes;
}

/// Random values where the list gives sizes only; the others keep theirs.
void initialize_sized(Network& network, const std::vector<bool>& sized, std::uint64_t seed) {
  std::vector<float> given(network.parameter_count());
  std::vector<float> drawn(given.size());
  network.get_parameters(given);
  Random random(seed);
  network.initialize(random);
  network.get_parameters(drawn);
  for (const ParameterRange& range : network.parameter_ranges()) {
    if (sized[static_cast<std::size_t>(range.layer)]) continue;
    const auto begin = static_cast<std::ptrdiff_t>(range.offset);
    std::copy_n(given.begin() + begin, range.count, drawn.begin() + begin);
  }
  network.set_parameters(drawn);
}

/// the given weights and biases → the shape of what the new model makes of one example, its number
class CreateModelCall final : public Call {
 public:
  void plan(Arguments& arguments, Exchange& exchange) override {
    seed_ = arguments.seed();
    Result<LayerList> list = read_layer_list(arguments, &exchange);
    if (!arguments.check(list.status())) return;
    list_ = std::move(list.value());
    const auto layers = describe(list_.layers, list_.input_shape);
    if (!arguments.check(layers.status())) return;
    exchange.output(Shape{list_.output_shape.rank()});
    exchange.output(Shape{1});
    // The parameters, and all of them twice where some are drawn.
    exchange.expect_allocations(network_bytes(list_, layers.value(), draws() ? 3 : 1));
  }

  Status run(Exchange& exchange) override {
    const int given = fill_weights(list_, exchange);
    std::ranges::copy(list_.output_shape.sizes(), exchange.integers(given).begin());
    Result<Network> network = Network::create(std::move(list_.layers), list_.input_shape);
    if (!network.ok()) return network.status();
    if (draws()) initialize_sized(network.value(), list_.sized, seed_);
    return add_model(std::move(network.value()), exchange.integers(given + 1)[0]);
  }

  void forget() override { list_ = LayerList(); }

 private:
  bool draws() const { return std::ranges::find(list_.sized, true) != list_.sized.end(); }

  /// If its memory for runs and its description can be had too.
  static Status add_model(Network network, std::int32_t& number) {
    const double values = static_cast<double>(network.workspace_size(Keep::output));
    const double layers = static_cast<double>(network.layers().size());
    Status status = check_memory(sizeof(float) * values + 2 * bytes_per_layer * layers);
    if (status.ok()) number = models().add(Model(std::move(network)));
    return status;
  }

  std::uint64_t seed_ = 0;
  LayerList list_;
};

constinit DescribeCall description;
constinit CreateModelCall creation;

}  // namespace

Call& describe_call() { return description; }
Call& create_model_call() { return creation; }

}  // namespace convscope::bindings

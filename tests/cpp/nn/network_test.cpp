#include "nn/network.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "nn/network_parts.h"
#include "ops/locally_connected.h"
#include "support/numbers.h"
#include "support/operators.h"

using namespace convscope;
using namespace convscope::testing;

namespace {

std::vector<float> activation_of(const Network& network, const Workspace& workspace, int layer) {
  const Shape& shape = network.description()[static_cast<std::size_t>(layer)].output_shape;
  std::vector<float> values(shape.element_count());
  network.read_activation(workspace, layer, values);
  return values;
}

void set_input(Workspace& workspace, std::span<const float> values) {
  std::ranges::copy(values, workspace.input().begin());
}

std::string failure(std::vector<Layer> layers, const Shape& input_shape) {
  Result<Network> network = Network::create(std::move(layers), input_shape);
  REQUIRE(!network.ok());
  return network.status().message();
}

}  // namespace

TEST_CASE(
    "a network of convolution, relu, pooling and dense gives what paper says, layer by layer") {
  //  1 2 3 4                      1 - 2 = -1 everywhere along a row, 4 - 0 = 4 at the padded end
  //  5 6 7 8   *  1 -1   =       -1 -1 -1 4
  //                              -1 -1 -1 8     relu: 0 0 0 4 / 0 0 0 8     max of 2x2: 0 8
  Layer conv{.type = LayerType::conv2d, .weight = Tensor(Shape{1, 1, 1, 2}, {1, -1})};
  conv.conv2d.window.padding = {0, 0, 0, 1};
  Layer dense{.type = LayerType::dense,
              .weight = Tensor(Shape{2, 2}, {1, 2, 3, 4}),
              .bias = Tensor(Shape{2}, {0, -32})};
  const Network network =
      make_network({conv, relu_layer(), layer_of(LayerType::max_pool2d),
                    layer_of(LayerType::flatten), dense, layer_of(LayerType::softmax)},
                   Shape{1, 2, 4});
  Workspace workspace = network.make_workspace(Keep::activations);
  set_input(workspace, counting_tensor(Shape{1, 2, 4}).values());
  network.run(workspace);
  CHECK(activation_of(network, workspace, 0) == std::vector<float>{-1, -1, -1, 4, -1, -1, -1, 8});
  CHECK(activation_of(network, workspace, 1) == std::vector<float>{0, 0, 0, 4, 0, 0, 0, 8});
  CHECK(activation_of(network, workspace, 2) == std::vector<float>{0, 8});
  CHECK(activation_of(network, workspace, 4) == std::vector<float>{16, 0});
  CHECK(workspace.output()[0] > 0.999999f);
}

TEST_CASE("every activation that a network keeps is the operator's result on the one before") {
  const Network network = small_network(1);
  Random random{2};
  const Tensor x = random_tensor(Shape{1, 1, 12, 13}, random);
  Workspace workspace = network.make_workspace(Keep::activations);
  set_input(workspace, x.values());
  network.run(workspace);

  const Layer& first = network.layers()[0];
  const Tensor maps = conv2d(x, first.weight, first.bias.values(), first.conv2d);
  CHECK_THAT(activation_of(network, workspace, 0), same_as(maps.values(), rounding_of_terms(25)));

  Tensor pooled(Shape{1, 3, 6, 6}, activation_of(network, workspace, 2));
  const Layer& second = network.layers()[3];
  const Tensor more = conv2d(pooled, second.weight, second.bias.values(), second.conv2d);
  CHECK_THAT(activation_of(network, workspace, 3), same_as(more.values(), rounding_of_terms(27)));
  // Flattening renames values; channel, row, column is their order.
  CHECK(activation_of(network, workspace, 6) == activation_of(network, workspace, 5));
}

TEST_CASE("a network gives the same output whatever it keeps, and one by one or as a batch") {
  const Network network = small_network(3);
  Random random{4};
  const Tensor batch = random_tensor(Shape{3, 1, 12, 13}, random);
  Tensor output(network.forward_shape(batch.shape()).value());
  Workspace fused = network.make_workspace(Keep::output);
  network.forward(batch.view(), fused, output.view());
  CHECK(output.shape() == Shape{3, 4});

  const Keep keep = GENERATE(Keep::output, Keep::activations, Keep::gradients);
  Workspace workspace = network.make_workspace(keep);
  for (int n = 0; n < 3; ++n) {
    set_input(workspace, batch.view().slice(n).values());
    network.run(workspace);
    CHECK_THAT(workspace.output(), same_as(output.view().slice(n).values()));
    // The input is the caller's: running again gives the same.
    network.run(workspace);
    CHECK_THAT(workspace.output(), same_as(output.view().slice(n).values()));
  }
}

TEST_CASE("a network that ends in a picture gives it plane by plane") {
  Layer pick{.type = LayerType::conv2d, .weight = Tensor(Shape{2, 2, 1, 1}, {0, 1, 1, 0})};
  const Network network = make_network({pick}, Shape{2, 2, 2});
  Workspace workspace = network.make_workspace(Keep::output);
  set_input(workspace, counting_tensor(Shape{2, 2, 2}).values());
  network.run(workspace);
  CHECK(to_vector(workspace.output()) == std::vector<float>{5, 6, 7, 8, 1, 2, 3, 4});
}

TEST_CASE("layers that want different orders of memory understand each other") {
  // Depthwise (plane by plane), 1x1 to many (pixel by pixel), pooling, depthwise again, then dense.
  Layer depthwise{.type = LayerType::conv2d, .weight = Tensor(Shape{6, 1, 3, 3})};
  depthwise.conv2d.groups = 6;
  depthwise.conv2d.window.padding = {1, 1, 1, 1};
  const Layer mix{.type = LayerType::conv2d, .weight = Tensor(Shape{6, 6, 1, 1})};
  Network network =
      make_network({depthwise, relu_layer(), mix, layer_of(LayerType::avg_pool2d), depthwise,
                    layer_of(LayerType::flatten), dense_layer(3, 6 * 4 * 5)},
                   Shape{6, 8, 10});
  Random random{17};
  network.initialize(random);
  const Tensor x = random_tensor(Shape{6, 8, 10}, random);
  Workspace learning = network.make_workspace(Keep::gradients);
  set_input(learning, x.values());
  network.run(learning);
  const Keep keep = GENERATE(Keep::output, Keep::activations);
  Workspace workspace = network.make_workspace(keep);
  set_input(workspace, x.values());
  network.run(workspace);
  // Learning goes pixel by pixel throughout, in another order of additions: 54, 6 and 120 terms.
  CHECK_THAT(workspace.output(),
             same_as(learning.output(), rounding_of_terms(200) * largest_magnitude(x.values())));
}

TEST_CASE("a network of signals gives what paper says") {
  // 1 2 3 4 under 1 1: 3 5 7, and under -1 0: -1 -2 -3; relu: 3 5 7 and 0 0 0
  Layer conv{.type = LayerType::conv1d, .weight = Tensor(Shape{2, 1, 2}, {1, 1, -1, 0})};
  const Layer sum{.type = LayerType::dense,
                  .weight = Tensor(Shape{1, 6}, {1, 10, 100, 1000, 1000, 1000})};
  const Network network =
      make_network({conv, relu_layer(), layer_of(LayerType::flatten), sum}, Shape{1, 4});
  const Keep keep = GENERATE(Keep::output, Keep::activations, Keep::gradients);
  Workspace workspace = network.make_workspace(keep);
  set_input(workspace, counting_tensor(Shape{1, 4}).values());
  network.run(workspace);
  CHECK(to_vector(workspace.output()) == std::vector<float>{753});
}

TEST_CASE("filters of their own in a network are the operator's, whatever it keeps") {
  const ActivationKind kind =
      GENERATE(ActivationKind::none, ActivationKind::relu, ActivationKind::tanh);
  Layer own = own_filters_layer(Shape{6, 5, 3, 2, 3, 3});
  own.conv2d = {.window = {.padding_rule = PaddingRule::same},
                .operation = Operation::convolution,
                .activation = {kind}};
  Random random{41};
  own.weight = random_tensor(own.weight.shape(), random);
  own.bias = random_tensor(own.bias.shape(), random);
  const Tensor x = random_tensor(Shape{2, 6, 5}, random);
  const Conv2dPlan plan = plan_filters(own, x.shape()).value();
  Tensor expected(plan.output);
  locally_connected2d_reference(plan, x.view().reshaped(plan.input), own.weight.view(),
                                own.bias.values(), expected.view());
  const Network network = make_network({own}, x.shape());
  const Keep keep = GENERATE(Keep::output, Keep::activations, Keep::gradients);
  Workspace workspace = network.make_workspace(keep);
  set_input(workspace, x.values());
  network.run(workspace);
  CHECK_THAT(workspace.output(), same_as(expected.values(), rounding_of_terms(18)));
}

TEST_CASE("softmax over a picture works on its columns") {
  const Network network = make_network({layer_of(LayerType::softmax)}, Shape{2, 1, 2});
  Workspace workspace = network.make_workspace(Keep::output);
  set_input(workspace, std::vector<float>{0, 0, 200, 0});
  network.run(workspace);
  CHECK(to_vector(workspace.output()) == std::vector<float>{0.5f, 0.5f, 1, 0});
}

TEST_CASE("parameters are a list of weights before biases, and setting them changes the answers") {
  Network network = small_network(5);
  const Network other = small_network(6);
  REQUIRE(network.parameter_count() == 3 * 25 + 3 + 5 * 27 + 5 + 4 * 45 + 4);
  std::vector<float> parameters(network.parameter_count());
  other.get_parameters(parameters);
  network.set_parameters(parameters);
  const std::vector<ParameterRange> ranges = network.parameter_ranges();
  REQUIRE(ranges.size() == 6);
  CHECK(ranges[2].layer == 3);
  CHECK(!ranges[2].is_bias);
  CHECK(ranges[2].offset == 78);
  CHECK(network.layers()[3].weight.values()[0] == parameters[78]);

  Random random{7};
  const Tensor x = random_tensor(Shape{1, 12, 13}, random);
  Workspace mine = network.make_workspace(Keep::output);
  Workspace theirs = other.make_workspace(Keep::output);
  set_input(mine, x.values());
  set_input(theirs, x.values());
  network.run(mine);
  other.run(theirs);
  CHECK_THAT(mine.output(), same_as(theirs.output()));
}

TEST_CASE("the same seed gives the same initial weights, another seed others") {
  std::vector<float> a(small_network(8).parameter_count());
  std::vector<float> b(a.size());
  std::vector<float> c(a.size());
  small_network(8).get_parameters(a);
  small_network(8).get_parameters(b);
  small_network(9).get_parameters(c);
  CHECK(a == b);
  CHECK(a != c);
}

TEST_CASE("what does not fit into a network is named with its layer") {
  CHECK(failure({}, Shape{1, 4, 4}) == "layers is empty; a network has at least one");
  CHECK(failure({same_conv2d(2, 3, 3)}, Shape{1, 4, 4}) ==
        "layers[0].weight has 3 channels in each filter; x with 1 channels in 1 groups needs 1");
  CHECK(failure({relu_layer(), dense_layer(2, 16)}, Shape{1, 4, 4}) ==
        "the input of layers[1] is [1, 4, 4]; a dense layer needs one axis: put a flatten layer "
        "before");
  CHECK(failure({dense_layer(2, 15)}, Shape{16}) ==
        "layers[0].weight is [2, 15]; [outputs, 16] would fit");
  Layer wrong_bias = dense_layer(2, 16);
  wrong_bias.bias = Tensor(Shape{3});
  CHECK(failure({wrong_bias}, Shape{16}) == "layers[0].bias is [3]; [2] would fit");
  Layer weighted = relu_layer();
  weighted.weight = Tensor(Shape{1});
  CHECK(failure({weighted}, Shape{16}) ==
        "layers[0].weight was given; layers of type activation have none");
  CHECK(failure({layer_of(LayerType::max_pool2d)}, Shape{16}) ==
        "the input of layers[0] is [16]; this layer needs a picture [C, H, W]");
  CHECK(failure({relu_layer()}, Shape{1, 1, 2, 8}) ==
        "inputShape is [1, 1, 2, 8]; it must be [C, H, W], [C, L] or [I]");
  CHECK(failure({signal_layer(1, 1, 2)}, Shape{1, 2, 8}) ==
        "the input of layers[0] is [1, 2, 8]; this layer needs a signal [C, L]");
  CHECK(failure({own_filters_layer(Shape{3, 3, 1, 1, 2, 2})}, Shape{1, 3, 3}) ==
        "layers[0].weight is [3, 3, 1, 1, 2, 2]; x [1, 1, 3, 3] needs [2, 2, 1, 1, 2, 2]");
  Layer shared_bias = own_filters_layer(Shape{2, 2, 1, 1, 2, 2});
  shared_bias.bias = Tensor(Shape{1});
  CHECK(failure({shared_bias}, Shape{1, 3, 3}) == "layers[0].bias is [1]; [1, 2, 2] would fit");
}

TEST_CASE("a network refuses padding and sizes that would take more memory than there is") {
  Layer padded = same_conv2d(1, 1, 1);
  padded.conv2d.window.padding_rule = PaddingRule::explicit_sides;
  padded.conv2d.window.padding = {1 << 28, 1 << 28, 1 << 28, 1 << 28};
  padded.conv2d.window.stride = {1 << 28, 1 << 28};
  CHECK(
      failure({padded}, Shape{1, 4, 4}).starts_with("layers[0].padding makes a picture too large"));
  const std::vector<Layer> long_chain(1000, relu_layer());
  CHECK(failure(long_chain, Shape{1, 1024, 1024}).starts_with("layers need 1"));
}

TEST_CASE("inputs that are not examples of a network are refused with both shapes") {
  const Network network = small_network(1);
  CHECK(network.forward_shape(Shape{1, 12, 13}).value() == Shape{4});
  CHECK(network.forward_shape(Shape{7, 1, 12, 13}).value() == Shape{7, 4});
  CHECK(network.forward_shape(Shape{12, 13}).status().message() ==
        "x is [12, 13]; [1, 12, 13] or a batch of such would fit");
}

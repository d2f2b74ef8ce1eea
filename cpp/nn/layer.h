// One layer of a network as data: what kind it is, its options, its weights. Running it is the
// network's work.
//
//   Layer layer{.type = LayerType::conv2d, .name = "conv1"};
//   layer.conv2d.window.padding_rule = PaddingRule::same;
//   layer.weight = Tensor(Shape{8, 1, 5, 5});
//   layer.bias = Tensor(Shape{8});
#pragma once

#include <string>

#include "core/tensor.h"
#include "ops/activation.h"
#include "ops/conv2d.h"
#include "ops/pool2d.h"

namespace convscope {

enum class LayerType {
  conv2d,  // weight [O, C/groups, kH, kW], bias [O] or empty; options in `conv2d`
  conv1d,  // [C, L] to [O, Lout]; weight [O, C/groups, k], bias [O] or empty; options as
           // plan_conv1d reads them
  locally_connected2d,  // weight [Hout, Wout, O, C, kH, kW], bias [O, Hout, Wout] or empty; options
                        // in `conv2d`
  max_pool2d,           // options in `pool2d`
  avg_pool2d,           // options in `pool2d`
  global_avg_pool2d,    // [C, H, W] to [C, 1, 1]
  activation,           // `activation`, value by value
  flatten,              // [C, H, W] or [C, L] to one axis, in this order
  dense,                // weight [O, I], bias [O] or empty; its input has one axis
  softmax,              // over the last axis
};

/// More layers are refused.
inline constexpr int max_layers = 1000;

/// Layers that move filters over their input; their options stand in `conv2d`.
bool has_filters(LayerType type);
bool has_weights(LayerType type);

/// The name of a type in the API and in model files: "conv2d", "maxPool2d", "globalAvgPool2d", ….
const char* to_text(LayerType type);

/// Only the options of its own type count; the others keep their defaults.
struct Layer {
  LayerType type = LayerType::conv2d;
  /// By which a file finds the layer's weights; unique there. The API names the layers that have no
  /// name.
  std::string name{};
  Conv2dOptions conv2d{};
  Pool2dOptions pool2d{};
  ActivationKind activation = ActivationKind::none;
  Tensor weight{};
  Tensor bias{};
};

/// A shape of one example as a batch of one.
Shape batch_of_one(const Shape& example);

/// What a layer with filters does to one example, as a batch of one; its weights' shape is enough.
/// A signal counts as a picture that is one row high. RangeError as from the operators' plans.
Result<Conv2dPlan> plan_filters(const Layer& layer, const Shape& example);

}  // namespace convscope

// What layers are, without running them: shapes, costs, receptive fields.
#include "core/text.h"
#include "nn/network.h"

namespace convscope {
namespace {

Shape without_batch(const Shape& batch) { return Shape(batch.sizes().subspan(1)); }

/// An operator's sentence about its arguments as one about a layer: "weight is …" →
/// "layers[2].weight is …".
Status about_layer(const std::string& layer, const Status& status) {
  const bool about_input = status.message().starts_with("x ");
  return Status::range_error(about_input
                                 ? concat("the input of ", layer, status.message().substr(1))
                                 : concat(layer, ".", status.message()));
}

Status check_picture(const std::string& layer, const Shape& input) {
  if (input.rank() == 3) return {};
  return Status::range_error(
      concat("the input of ", layer, " is ", input, "; this layer needs a picture [C, H, W]"));
}

Status check_bias(const std::string& layer, const Tensor& bias, const Shape& needed) {
  if (bias.empty() || bias.shape() == needed) return {};
  return Status::range_error(concat(layer, ".bias is ", bias.shape(), "; ", needed, " would fit"));
}

/// Neither weights nor anything else may be where a layer has no use for it.
Status check_no_weights(const std::string& name, const Layer& layer) {
  if (layer.weight.empty() && layer.bias.empty()) return {};
  return Status::range_error(concat(name, ".", layer.weight.empty() ? "bias" : "weight",
                                    " was given; layers of type ", to_text(layer.type),
                                    " have none"));
}

Status check_dense(const Layer& layer, const Shape& input, const std::string& name) {
  if (input.rank() != 1) {
    return Status::range_error(
        concat("the input of ", name, " is ", input,
               "; a dense layer needs one axis: put a flatten layer before"));
  }
  const Shape& weight = layer.weight.shape();
  if (layer.weight.empty() || weight.rank() != 2 || weight[1] != input[0]) {
    return Status::range_error(
        concat(name, ".weight is ", weight, "; [outputs, ", input[0], "] would fit"));
  }
  return check_bias(name, layer.bias, Shape{weight[0]});
}

Status check_signal(const std::string& layer, const Shape& input) {
  if (input.rank() == 2) return {};
  return Status::range_error(
      concat("the input of ", layer, " is ", input, "; this layer needs a signal [C, L]"));
}

Result<Shape> filters_shape(const Layer& layer, const Shape& input, const std::string& name) {
  const bool signal = layer.type == LayerType::conv1d;
  Status fits = signal ? check_signal(name, input) : check_picture(name, input);
  if (!fits.ok()) return fits;
  Result<Conv2dPlan> plan = plan_filters(layer, input);
  if (!plan.ok()) return about_layer(name, plan.status());
  const Shape output = without_batch(plan.value().output);
  const bool shares = layer.type != LayerType::locally_connected2d;
  fits = check_bias(name, layer.bias, shares ? Shape{output[0]} : output);
  if (!fits.ok()) return fits;
  return signal ? Shape{output[0], output[2]} : output;
}

Result<Shape> pool2d_shape(const Layer& layer, const Shape& input, const std::string& name) {
  if (Status fits = check_picture(name, input); !fits.ok()) return fits;
  Result<Pool2dPlan> plan = plan_pool2d(batch_of_one(input), layer.pool2d);
  if (!plan.ok()) return about_layer(name, plan.status());
  return without_batch(plan.value().output);
}

/// Rows and columns of a layer's window, if it has one.
struct Axes {
  bool exist = false;
  Axis rows{};
  Axis columns{};
};

Axes axes_of(const Layer& layer, const Shape& input) {
  if (has_filters(layer.type)) {
    const Window window = plan_filters(layer, input).value().window;
    return {true, window.rows, window.columns};
  }
  if (layer.type == LayerType::max_pool2d || layer.type == LayerType::avg_pool2d) {
    const Window window = plan_pool2d(batch_of_one(input), layer.pool2d).value().window;
    return {true, window.rows, window.columns};
  }
  return {};
}

std::int64_t multiply_adds_of(const Layer& layer, const Shape& output) {
  if (!has_weights(layer.type)) return 0;
  const auto weights = static_cast<std::int64_t>(layer.weight.shape().element_count());
  const auto outputs = static_cast<std::int64_t>(output.element_count());
  // Without sharing each weight is used once.
  if (layer.type == LayerType::locally_connected2d) return weights;
  // Each output is a sum over one filter, and there are output[0] filters.
  return outputs * (weights / output[0]);
}

/// All cells that reach any of `places` units: the field behind a layer that mixes them all.
ReceptiveField whole_field(const ReceptiveField& field, int places) {
  return {.size = field.size + (places - 1) * field.jump, .jump = 0, .start = field.start};
}

/// The fields of the network so far, and how many units lie along each axis.
struct Fields {
  ReceptiveField rows{};
  ReceptiveField columns{};
  Pair places{1, 1};
};

/// Units along each axis: of a picture, a signal or a list.
Pair places_of(const Shape& shape) {
  if (shape.rank() == 3) return {shape[1], shape[2]};
  return {1, shape.rank() == 2 ? shape[1] : 1};
}

void extend(Fields& fields, const Layer& layer, const Shape& input, const Shape& output) {
  if (const Axes axes = axes_of(layer, input); axes.exist) {
    fields.rows = receptive_field_after(fields.rows, axes.rows);
    fields.columns = receptive_field_after(fields.columns, axes.columns);
    fields.places = places_of(output);
  } else if (layer.type == LayerType::dense || layer.type == LayerType::global_avg_pool2d) {
    fields.rows = whole_field(fields.rows, fields.places[0]);
    fields.columns = whole_field(fields.columns, fields.places[1]);
    fields.places = {1, 1};
  }
}

}  // namespace

Status check_input_shape(const Shape& shape) {
  Result<Shape> checked = make_shape(shape.sizes(), "inputShape");
  if (!checked.ok()) return checked.status();
  if (shape.rank() >= 1 && shape.rank() <= 3) return {};
  return Status::range_error(
      concat("inputShape is ", shape, "; it must be [C, H, W], [C, L] or [I]"));
}

Result<Shape> output_shape(const Layer& layer, const Shape& input, const std::string& name) {
  if (!has_weights(layer.type)) {
    if (Status fits = check_no_weights(name, layer); !fits.ok()) return fits;
  }
  switch (layer.type) {
    case LayerType::conv2d:
    case LayerType::conv1d:
    case LayerType::locally_connected2d:
      return filters_shape(layer, input, name);
    case LayerType::max_pool2d:
    case LayerType::avg_pool2d:
      return pool2d_shape(layer, input, name);
    case LayerType::global_avg_pool2d:
      if (Status fits = check_picture(name, input); !fits.ok()) return fits;
      return Shape{input[0], 1, 1};
    case LayerType::dense:
      if (Status fits = check_dense(layer, input, name); !fits.ok()) return fits;
      return Shape{layer.weight.shape()[0]};
    case LayerType::flatten:
      return Shape{static_cast<int>(input.element_count())};
    case LayerType::activation:
    case LayerType::softmax:
      return input;
  }
  return input;
}

Result<std::vector<LayerDescription>> describe(std::span<const Layer> layers,
                                               const Shape& input_shape) {
  if (Status fits = check_input_shape(input_shape); !fits.ok()) return fits;
  if (layers.empty()) return Status::range_error("layers is empty; a network has at least one");
  std::vector<LayerDescription> descriptions;
  Shape input = input_shape;
  Fields fields{.places = places_of(input)};
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const Layer& layer = layers[i];
    Result<Shape> output = output_shape(layer, input, concat("layers[", i, "]"));
    if (!output.ok()) return output.status();
    extend(fields, layer, input, output.value());
    const std::size_t parameters =
        layer.weight.shape().element_count() + layer.bias.shape().element_count();
    descriptions.push_back({.type = layer.type,
                            .output_shape = output.value(),
                            .parameters = static_cast<std::int64_t>(parameters),
                            .multiply_adds = multiply_adds_of(layer, output.value()),
                            .activation_bytes = static_cast<std::int64_t>(
                                output.value().element_count() * sizeof(float)),
                            .rows = fields.rows,
                            .columns = fields.columns});
    input = output.value();
  }
  return descriptions;
}

}  // namespace convscope

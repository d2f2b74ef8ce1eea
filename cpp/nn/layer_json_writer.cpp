#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "nn/layer_json.h"
#include "nn/layer_words.h"

namespace convscope {
namespace {

template <typename Value, std::size_t count>
Json word_for(Value value, const std::array<Word<Value>, count>& words) {
  const auto word = std::ranges::find(words, value, &Word<Value>::value);
  return Json::text(std::string(word->text));
}

Json pair_to_json(Pair pair) {
  if (pair[0] == pair[1]) return Json::whole(pair[0]);
  Json array = Json::array();
  array.push(Json::whole(pair[0]));
  array.push(Json::whole(pair[1]));
  return array;
}

void write_pair(const char* name, Pair pair, Pair standard, Json& object) {
  if (pair != standard) object.set(name, pair_to_json(pair));
}

void write_padding(const WindowOptions& window, Json& object) {
  const Padding& sides = window.padding;
  if (window.padding_rule != PaddingRule::explicit_sides) {
    object.set("padding", word_for(window.padding_rule, padding_rules));
  } else if (sides.top == sides.bottom && sides.left == sides.right) {
    write_pair("padding", {sides.top, sides.left}, {0, 0}, object);
  } else {
    Json array = Json::array();
    for (const int side : {sides.top, sides.left, sides.bottom, sides.right}) {
      array.push(Json::whole(side));
    }
    object.set("padding", std::move(array));
  }
}

/// A signal's options as numbers: its other direction is of no account.
void write_signal_window(const WindowOptions& window, Json& object) {
  if (window.stride[1] != 1) object.set("stride", Json::whole(window.stride[1]));
  if (window.dilation[1] != 1) object.set("dilation", Json::whole(window.dilation[1]));
  if (window.padding_rule != PaddingRule::explicit_sides) {
    object.set("padding", word_for(window.padding_rule, padding_rules));
  } else if (window.padding.left != 0 || window.padding.right != 0) {
    object.set("padding", pair_to_json({window.padding.left, window.padding.right}));
  }
}

void write_picture_window(const WindowOptions& window, Json& object) {
  write_pair("stride", window.stride, {1, 1}, object);
  write_pair("dilation", window.dilation, {1, 1}, object);
  write_padding(window, object);
}

void write_filters(const Layer& layer, Json& object) {
  const Conv2dOptions& options = layer.conv2d;
  const bool signal = layer.type == LayerType::conv1d;
  (signal ? write_signal_window : write_picture_window)(options.window, object);
  if (options.window.padding_mode != PaddingMode::zeros) {
    object.set("paddingMode", word_for(options.window.padding_mode, padding_modes));
  }
  if (options.groups != 1) object.set("groups", Json::whole(options.groups));
  if (options.operation != Operation::cross_correlation) {
    object.set("operation", word_for(options.operation, operations));
  }
  if (options.activation.size() == 1) {
    object.set("activation", word_for(options.activation[0], activations));
  } else if (!options.activation.empty()) {
    Json kinds = Json::array();
    for (const ActivationKind kind : options.activation) kinds.push(word_for(kind, activations));
    object.set("activation", std::move(kinds));
  }
}

void write_pool2d(const Layer& layer, Json& object) {
  const Pool2dOptions& options = layer.pool2d;
  object.set("kernel", pair_to_json(options.kernel));
  write_pair("stride", options.window.stride, options.kernel, object);
  write_padding(options.window, object);
  if (options.window.ceil_mode) object.set("ceilMode", Json::boolean(true));
  if (layer.type == LayerType::max_pool2d) {
    write_pair("dilation", options.window.dilation, {1, 1}, object);
  } else if (!options.count_include_pad) {
    object.set("countIncludePad", Json::boolean(false));
  }
}

}  // namespace

Json layers_to_json(std::span<const Layer> layers) {
  Json array = Json::array();
  for (const Layer& layer : layers) {
    Json object = Json::object();
    object.set("type", word_for(layer.type, layer_types));
    if (!layer.name.empty()) object.set("name", Json::text(layer.name));
    if (has_filters(layer.type)) write_filters(layer, object);
    if (layer.type == LayerType::max_pool2d || layer.type == LayerType::avg_pool2d) {
      write_pool2d(layer, object);
    }
    if (layer.type == LayerType::activation) {
      object.set("kind", word_for(layer.activation, activations));
    }
    array.push(std::move(object));
  }
  return array;
}

}  // namespace convscope

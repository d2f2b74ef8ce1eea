#include "nn/json_writer.h"
#include "nn/layer_json.h"
#include "nn/layer_words.h"

namespace convscope {
namespace {

/// One number stands for both directions.
void write_pair(const char* name, const Pair& pair, JsonWriter& json) {
  if (pair[0] == pair[1]) {
    json.whole(name, pair[0]);
  } else {
    json.pair(name, pair[0], pair[1]);
  }
}

void write_unless(const Pair& standard, const char* name, const Pair& pair, JsonWriter& json) {
  if (pair != standard) write_pair(name, pair, json);
}

/// A word that is not the first of its kind, which is the default.
template <typename Value>
void write_word(const char* name, Value value, const Words& words, JsonWriter& json) {
  if (value != Value{}) json.text(name, word_for(value, words));
}

void write_padding(const WindowOptions& window, bool signal, JsonWriter& json) {
  static constexpr const char* name = "padding";
  const Padding& sides = window.padding;
  write_word(name, window.padding_rule, padding_rules, json);
  if (window.padding_rule != PaddingRule::explicit_sides) return;
  if (signal) {
    write_unless({0, 0}, name, {sides.left, sides.right}, json);
  } else if (sides.top == sides.bottom && sides.left == sides.right) {
    write_unless({0, 0}, name, {sides.top, sides.left}, json);
  } else {
    json.shape(name, Shape{sides.top, sides.left, sides.bottom, sides.right});
  }
}

void write_activations(const std::vector<ActivationKind>& kinds, JsonWriter& json) {
  static constexpr const char* name = "activation";
  if (kinds.empty()) return;
  if (kinds.size() == 1) return json.text(name, word_for(kinds[0], activations));
  json.open(name, '[');
  for (const ActivationKind kind : kinds) json.text(nullptr, word_for(kind, activations));
  json.close(']');
}

/// A signal's stride and dilation are numbers: its other direction is of no account.
Pair along(const Pair& pair, bool signal) { return {signal ? pair[1] : pair[0], pair[1]}; }

void write_filters(const Layer& layer, JsonWriter& json) {
  const Conv2dOptions& options = layer.conv2d;
  const WindowOptions& window = options.window;
  const bool signal = layer.type == LayerType::conv1d;
  write_unless({1, 1}, "stride", along(window.stride, signal), json);
  write_unless({1, 1}, "dilation", along(window.dilation, signal), json);
  write_padding(window, signal, json);
  write_word("paddingMode", window.padding_mode, padding_modes, json);
  if (options.groups != 1) json.whole("groups", options.groups);
  write_word("operation", options.operation, operations, json);
  write_activations(options.activation, json);
}

void write_pool2d(const Layer& layer, JsonWriter& json) {
  const Pool2dOptions& options = layer.pool2d;
  write_pair("kernel", options.kernel, json);
  write_unless(options.kernel, "stride", options.window.stride, json);
  write_padding(options.window, false, json);
  if (options.window.ceil_mode) json.boolean("ceilMode", true);
  if (layer.type == LayerType::max_pool2d) {
    write_unless({1, 1}, "dilation", options.window.dilation, json);
  } else if (!options.count_include_pad) {
    json.boolean("countIncludePad", false);
  }
}

}  // namespace

void write_layers(const char* name, std::span<const Layer> layers, JsonWriter& json) {
  json.open(name, '[');
  for (const Layer& layer : layers) {
    json.open(nullptr, '{');
    json.text("type", to_text(layer.type));
    if (!layer.name.empty()) json.text("name", layer.name);
    if (has_filters(layer.type)) write_filters(layer, json);
    if (layer.type == LayerType::max_pool2d || layer.type == LayerType::avg_pool2d) {
      write_pool2d(layer, json);
    }
    if (layer.type == LayerType::activation) {
      json.text("kind", word_for(layer.activation, activations));
    }
    json.close('}');
  }
  json.close(']');
}

}  // namespace convscope

#include "nn/layer_json.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include "core/text.h"
#include "nn/layer_words.h"

namespace convscope {
namespace {

/// "'zeros', 'replicate', …" for a sentence.
template <typename Words>
std::string list_of(const Words& words) {
  std::string list;
  for (const auto& word : words) {
    if (!list.empty()) list += ", ";
    list += concat("'", word.text, "'");
  }
  return list;
}

/// One layer's object. Remembers which members were asked for, so that what is left over can be
/// named, and the first failure, so that options can be read one after the other without a guard
/// behind each.
class OptionReader {
 public:
  OptionReader(const Json& object, std::string path) : object_(object), path_(std::move(path)) {}

  const Status& status() const { return status_; }

  template <typename Value, std::size_t count>
  void read_word(std::string_view name, const std::array<Word<Value>, count>& words, Value& value) {
    if (const Json* json = take(name)) read_word(*json, name, words, value);
  }

  /// One number for both directions, or height and width.
  void read_pair(std::string_view name, Pair& pair) {
    const Json* json = take(name);
    if (json == nullptr) return;
    if (json->is(Json::Kind::number)) {
      read_number(*json, name, pair[0]);
      pair[1] = pair[0];
    } else if (json->is(Json::Kind::array) && json->items().size() == 2) {
      read_number(json->items()[0], name, pair[0]);
      read_number(json->items()[1], name, pair[1]);
    } else {
      wrong_kind(name, "a number or [height, width]", *json);
    }
  }

  void require(std::string_view name) {
    if (object_.find(name) == nullptr)
      fail(Status::type_error(concat(path_, ".", name, " is missing")));
  }

  /// A signal's option: one number. The other direction keeps its own.
  void read_along(std::string_view name, Pair& pair) { read_whole(name, pair[1]); }

  /// A signal's padding: a number, [before, after], or a rule's name.
  void read_ends(WindowOptions& window) {
    const Json* json = object_.find("padding");
    const bool two = json != nullptr && json->is(Json::Kind::array) && json->items().size() == 2;
    if (json != nullptr && json->is(Json::Kind::array) && !two) {
      return wrong_kind("padding", "a number, [before, after], 'valid', 'same' or 'full'", *json);
    }
    read_padding(window);
    // Of a pair, left repeats as right: here it names both ends.
    if (two) window.padding.left = window.padding.top;
    window.padding.top = window.padding.bottom = 0;
  }

  /// A number, [h, w], [top, left, bottom, right], or a rule's name.
  void read_padding(WindowOptions& window) {
    static constexpr std::string_view name = "padding";
    const Json* json = take(name);
    if (json == nullptr) return;
    if (json->is(Json::Kind::text))
      return read_word(*json, name, padding_rules, window.padding_rule);
    std::array<int, 4> sides{};
    const std::size_t count = json->is(Json::Kind::number) ? 1 : json->items().size();
    if (!(json->is(Json::Kind::number) || json->is(Json::Kind::array)) ||
        (count != 1 && count != 2 && count != 4)) {
      return wrong_kind(
          name, "a number, [h, w], [top, left, bottom, right], 'valid', 'same' or 'full'", *json);
    }
    for (std::size_t i = 0; i < count; ++i) {
      read_number(json->is(Json::Kind::number) ? *json : json->items()[i], name, sides[i]);
    }
    // What is not given repeats: left is top, then bottom is top and right is left.
    if (count == 1) sides[1] = sides[0];
    if (count <= 2) std::copy_n(sides.begin(), 2, sides.begin() + 2);
    window.padding_rule = PaddingRule::explicit_sides;
    window.padding = {sides[0], sides[1], sides[2], sides[3]};
  }

  void read_activations(std::vector<ActivationKind>& kinds) {
    static constexpr std::string_view name = "activation";
    const Json* json = take(name);
    if (json == nullptr) return;
    if (!json->is(Json::Kind::array)) {
      kinds.resize(1);
      return read_word(*json, name, activations, kinds[0]);
    }
    kinds.resize(json->items().size());
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      read_word(json->items()[i], name, activations, kinds[i]);
    }
  }

  void read_whole(std::string_view name, int& value) {
    if (const Json* json = take(name)) read_number(*json, name, value);
  }

  void read_boolean(std::string_view name, bool& value) {
    const Json* json = take(name);
    if (json == nullptr) return;
    if (!json->is(Json::Kind::boolean)) return wrong_kind(name, "true or false", *json);
    value = json->boolean();
  }

  void read_text(std::string_view name, std::string& value) {
    const Json* json = take(name);
    if (json == nullptr) return;
    if (!json->is(Json::Kind::text)) return wrong_kind(name, "a text", *json);
    value = json->text();
  }

  void refuse_the_rest(std::string_view type) {
    for (const Json& member : object_.items()) {
      if (std::ranges::find(taken_, member.name()) == taken_.end()) {
        return fail(Status::type_error(concat(path_, ".", member.name(), " is no option of ", type,
                                              "; options are ", names_of_taken())));
      }
    }
  }

 private:
  const Json* take(std::string_view name) {
    taken_.push_back(name);
    return object_.find(name);
  }

  template <typename Value, std::size_t count>
  void read_word(const Json& json, std::string_view name,
                 const std::array<Word<Value>, count>& words, Value& value) {
    if (json.is(Json::Kind::text)) {
      const auto word = std::ranges::find(words, json.text(), &Word<Value>::text);
      if (word != words.end()) {
        value = word->value;
        return;
      }
    }
    wrong_kind(name, concat("one of ", list_of(words)), json);
  }

  void read_number(const Json& json, std::string_view name, int& value) {
    if (!json.is(Json::Kind::number)) return wrong_kind(name, "a whole number", json);
    constexpr double largest = std::numeric_limits<int>::max();
    const double number = json.number();
    if (!(number >= -largest && number <= largest) || number != static_cast<int>(number)) {
      return fail(Status::range_error(
          concat(path_, ".", name, " must be a whole number below 2^31, got ", to_text(json))));
    }
    value = static_cast<int>(number);
  }

  void wrong_kind(std::string_view name, const TextPart& rule, const Json& json) {
    // A short value is shown as it is, a long one by its kind.
    const std::string value = to_text(json);
    fail(Status::type_error(
        concat(path_, ".", name, " must be ", rule, ", got ",
               value.size() <= 40 ? std::string_view(value) : kind_name(json.kind()))));
  }

  std::string names_of_taken() const {
    std::string names;
    for (const std::string_view name : taken_) {
      if (!names.empty()) names += ", ";
      names += name;
    }
    return names;
  }

  void fail(Status status) {
    if (status_.ok()) status_ = std::move(status);
  }

  const Json& object_;
  std::string path_;
  std::vector<std::string_view> taken_;
  Status status_;
};

void read_filters(OptionReader& reader, Layer& layer) {
  WindowOptions& window = layer.conv2d.window;
  if (layer.type == LayerType::conv1d) {
    reader.read_along("stride", window.stride);
    reader.read_along("dilation", window.dilation);
    reader.read_ends(window);
  } else {
    reader.read_pair("stride", window.stride);
    reader.read_pair("dilation", window.dilation);
    reader.read_padding(window);
  }
  reader.read_word("paddingMode", padding_modes, window.padding_mode);
  if (layer.type != LayerType::locally_connected2d) {
    reader.read_whole("groups", layer.conv2d.groups);
  }
  reader.read_word("operation", operations, layer.conv2d.operation);
  reader.read_activations(layer.conv2d.activation);
}

void read_pool2d(OptionReader& reader, Layer& layer) {
  Pool2dOptions& pool = layer.pool2d;
  reader.require("kernel");
  reader.read_pair("kernel", pool.kernel);
  pool.window.stride = pool.kernel;
  reader.read_pair("stride", pool.window.stride);
  reader.read_padding(pool.window);
  reader.read_boolean("ceilMode", pool.window.ceil_mode);
  if (layer.type == LayerType::max_pool2d) reader.read_pair("dilation", pool.window.dilation);
  if (layer.type == LayerType::avg_pool2d) {
    reader.read_boolean("countIncludePad", pool.count_include_pad);
  }
}

Result<Layer> layer_from_json(const Json& json, const std::string& path) {
  if (!json.is(Json::Kind::object)) {
    return Status::type_error(
        concat(path, " must be an object with a type, got ", kind_name(json.kind())));
  }
  Layer layer;
  OptionReader reader(json, path);
  reader.require("type");
  reader.read_word("type", layer_types, layer.type);
  if (!reader.status().ok()) return reader.status();
  reader.read_text("name", layer.name);
  if (has_filters(layer.type)) read_filters(reader, layer);
  if (layer.type == LayerType::max_pool2d || layer.type == LayerType::avg_pool2d) {
    read_pool2d(reader, layer);
  }
  if (layer.type == LayerType::activation) {
    reader.require("kind");
    reader.read_word("kind", activations, layer.activation);
  }
  reader.refuse_the_rest(to_text(layer.type));
  if (!reader.status().ok()) return reader.status();
  return layer;
}

}  // namespace

Result<std::vector<Layer>> layers_from_json(const Json& json) {
  if (!json.is(Json::Kind::array)) {
    return Status::type_error(concat("layers must be an array, got ", kind_name(json.kind())));
  }
  if (json.items().size() > max_layers) {
    return Status::range_error(
        concat("layers has ", json.items().size(), " entries; a network has at most ", max_layers));
  }
  std::vector<Layer> layers;
  for (std::size_t i = 0; i < json.items().size(); ++i) {
    const std::string path = concat("layers[", i, "]");
    Result<Layer> layer = layer_from_json(json.items()[i], path);
    if (!layer.ok()) return layer.status();
    const std::string& name = layer.value().name;
    if (!name.empty() && std::ranges::find(layers, name, &Layer::name) != layers.end()) {
      return Status::range_error(concat(path, ".name '", name, "' is taken by a layer before it"));
    }
    layers.push_back(std::move(layer).value());
  }
  return layers;
}

Result<Shape> shape_from_json(const Json& json, const TextPart& argument) {
  if (!json.is(Json::Kind::array) || json.items().empty()) {
    return Status::type_error(
        concat(argument, " must be an array of sizes, got ", kind_name(json.kind())));
  }
  std::vector<int> sizes;
  for (const Json& size : json.items()) {
    if (!size.is(Json::Kind::number)) {
      return Status::type_error(
          concat(argument, " must hold whole numbers, got ", kind_name(size.kind())));
    }
    const double number = size.number();
    if (!(number >= 1.0 && number <= static_cast<double>(max_elements)) ||
        number != static_cast<int>(number)) {
      return Status::range_error(
          concat(argument, " has ", to_text(size), " as a size; whole numbers from 1 fit"));
    }
    sizes.push_back(static_cast<int>(number));
  }
  return make_shape(sizes, argument);
}

Json shape_to_json(const Shape& shape) {
  Json array = Json::array();
  for (const int size : shape.sizes()) array.push(Json::whole(size));
  return array;
}

}  // namespace convscope

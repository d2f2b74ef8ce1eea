#include "nn/layer_json.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <string>
#include <utility>

#include "core/text.h"
#include "nn/layer_words.h"

namespace convscope {
namespace {

/// "'zeros', 'replicate', …" for a sentence.
std::string list_of(const Words& words) {
  std::string list;
  for (const char* word = words.text; *word != '\0'; word += std::strlen(word) + 1) {
    if (!list.empty()) list += ", ";
    concat("'", word, "'").append_to(list);
  }
  return list;
}

/// One layer's object. Remembers which members were asked for, so that what is left over can be
/// named, and the first failure, so that options can be read one after the other without a guard
/// behind each.
class OptionReader {
 public:
  OptionReader(const Json& object, const TextPart& path) : object_(object), path_(path) {}

  const Status& status() const { return status_; }

  template <typename Value>
  void read_word(const char* name, const Words& words, Value& value) {
    if (const Json* json = take(name)) {
      value = static_cast<Value>(code_of(*json, name, words, static_cast<int>(value)));
    }
  }

  /// One number for both directions, or height and width.
  void read_pair(const char* name, Pair& pair) {
    const Json* json = take(name);
    if (json == nullptr) return;
    const bool one = json->is(Json::Kind::number);
    if (!one && count_of(*json) != 2) return wrong_list(name, "a number or [height, width]", *json);
    read_numbers(*json, name, one ? 1 : 2, pair.data());
    if (one) pair[1] = pair[0];
  }

  void require(const char* name) {
    if (object_.find(name) == nullptr) {
      fail(Status::type_error(concat(path_, ".", name, " is missing")));
    }
  }

  /// A signal's padding: a number, [before, after], or a rule's name.
  void read_ends(WindowOptions& window) {
    read_sides(window, 2, "a number, [before, after], 'valid', 'same' or 'full'");
    // Of a pair, left repeats as right: here it names both ends.
    Padding& sides = window.padding;
    sides = {0, sides.top, 0, sides.left};
  }

  /// A number, [h, w], [top, left, bottom, right], or a rule's name.
  void read_padding(WindowOptions& window) {
    read_sides(window, 4,
               "a number, [h, w], [top, left, bottom, right], 'valid', 'same' or 'full'");
  }

  void read_activations(std::vector<ActivationKind>& kinds) {
    static constexpr const char* name = "activation";
    const Json* json = take(name);
    if (json == nullptr) return;
    const auto words = json->is(Json::Kind::array) ? json->items() : std::span(json, 1);
    for (const Json& word : words) {
      kinds.push_back(static_cast<ActivationKind>(code_of(word, name, activations, 0)));
    }
  }

  void read_whole(const char* name, int& value) {
    if (const Json* json = take(name)) read_number(*json, name, value);
  }

  void read_boolean(const char* name, bool& value) {
    const Json* json = take(name);
    if (json == nullptr) return;
    if (!json->is(Json::Kind::boolean)) return wrong_kind(name, "true or false", *json);
    value = json->boolean();
  }

  void read_text(const char* name, std::string& value) {
    const Json* json = take(name);
    if (json == nullptr) return;
    if (!json->is(Json::Kind::text)) return wrong_kind(name, "a text", *json);
    value = json->text();
  }

  void refuse_the_rest(LayerType type) {
    for (const Json& member : object_.items()) {
      if (std::ranges::find(taken_, member.name()) == taken_.end()) {
        return fail(Status::type_error(concat(path_, ".", member.name(), " is no option of ",
                                              to_text(type), "; options are ", names_of_taken())));
      }
    }
  }

 private:
  const Json* take(const char* name) {
    taken_.push_back(name);
    return object_.find(name);
  }

  /// The code of a word, or `standard` after a failure.
  int code_of(const Json& json, const char* name, const Words& words, int standard) {
    if (json.is(Json::Kind::text)) {
      int code = words.first;
      for (const char* word = words.text; *word != '\0'; word += std::strlen(word) + 1) {
        if (json.text() == word) return code;
        ++code;
      }
    }
    wrong_kind(name, concat("one of ", list_of(words)), json);
    return standard;
  }

  /// Of an array; -1 of anything else.
  static int count_of(const Json& json) {
    return json.is(Json::Kind::array) ? static_cast<int>(json.items().size()) : -1;
  }

  void read_numbers(const Json& json, const char* name, int count, int* values) {
    const Json* numbers = json.is(Json::Kind::number) ? &json : json.items().data();
    for (int i = 0; i < count; ++i) read_number(numbers[i], name, values[i]);
  }

  /// One number, two or `most` as top, left, bottom and right: what is not given repeats.
  void read_sides(WindowOptions& window, int most, const char* rule) {
    static constexpr const char* name = "padding";
    const Json* json = take(name);
    if (json == nullptr) return;
    if (json->is(Json::Kind::text)) {
      const int code = code_of(*json, name, padding_rules, 0);
      window.padding_rule = static_cast<PaddingRule>(code);
      return;
    }
    const int count = json->is(Json::Kind::number) ? 1 : count_of(*json);
    if (!json->is(Json::Kind::number) && count != 2 && count != most) {
      return wrong_list(name, rule, *json);
    }
    int sides[4];
    read_numbers(*json, name, count, sides);
    if (count == 1) sides[1] = sides[0];
    if (count <= 2) std::copy_n(sides, 2, sides + 2);
    window.padding = {sides[0], sides[1], sides[2], sides[3]};
  }

  void read_number(const Json& json, const char* name, int& value) {
    value = 0;
    if (!json.is(Json::Kind::number)) return wrong_kind(name, "a whole number", json);
    constexpr double largest = std::numeric_limits<int>::max();
    const double number = json.number();
    if (!(number >= -largest && number <= largest) || number != static_cast<int>(number)) {
      return fail(Status::range_error(
          concat(path_, ".", name, " must be a whole number below 2^31, got ", to_text(json))));
    }
    value = static_cast<int>(number);
  }

  void wrong_kind(const char* name, const TextPart& rule, const Json& json) {
    fail(Status::type_error(must_be(name, rule, json)));
  }

  /// A list is of the right kind; only its length does not fit.
  void wrong_list(const char* name, const TextPart& rule, const Json& json) {
    if (!json.is(Json::Kind::array)) return wrong_kind(name, rule, json);
    fail(Status::range_error(must_be(name, rule, json)));
  }

  std::string must_be(const char* name, const TextPart& rule, const Json& json) const {
    // A short value is shown as it is, a long one by its kind.
    std::string value = to_text(json);
    if (value.size() > 40) value = kind_name(json.kind());
    return std::string(concat(path_, ".", name, " must be ", rule, ", got ", value));
  }

  std::string names_of_taken() const {
    std::string names;
    for (const char* name : taken_) {
      if (!names.empty()) names += ", ";
      names += name;
    }
    return names;
  }

  void fail(Status status) {
    if (status_.ok()) status_ = std::move(status);
  }

  const Json& object_;
  const TextPart& path_;
  std::vector<const char*> taken_;
  Status status_;
};

void read_filters(OptionReader& reader, Layer& layer) {
  WindowOptions& window = layer.conv2d.window;
  if (layer.type == LayerType::conv1d) {
    // One number each; the other direction keeps its own.
    reader.read_whole("stride", window.stride[1]);
    reader.read_whole("dilation", window.dilation[1]);
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

/// Writes a layer that has its defaults.
Status read_layer(const Json& json, const TextPart& path, Layer& layer) {
  if (!json.is(Json::Kind::object)) {
    return Status::type_error(
        concat(path, " must be an object with a type, got ", kind_name(json.kind())));
  }
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
  reader.refuse_the_rest(layer.type);
  return reader.status();
}

}  // namespace

Result<std::vector<Layer>> layers_from_json(const Json& json) {
  if (!json.is(Json::Kind::array)) {
    return Status::type_error(concat("layers must be an array, got ", kind_name(json.kind())));
  }
  if (json.items().size() > std::size_t{max_layers}) {
    return Status::range_error(
        concat("layers has ", json.items().size(), " entries; a network has at most ", max_layers));
  }
  std::vector<Layer> layers;
  for (std::size_t i = 0; i < json.items().size(); ++i) {
    const std::string path = concat("layers[", i, "]");
    Layer layer;
    if (Status status = read_layer(json.items()[i], path, layer); !status.ok()) return status;
    const std::string& name = layer.name;
    if (!name.empty() && std::ranges::find(layers, name, &Layer::name) != layers.end()) {
      return Status::range_error(concat(path, ".name '", name, "' is taken by a layer before it"));
    }
    layers.push_back(std::move(layer));
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

}  // namespace convscope

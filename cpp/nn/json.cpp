#include "nn/json.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/text.h"

namespace convscope {

Json Json::boolean(bool value) {
  Json json;
  json.kind_ = Kind::boolean;
  json.boolean_ = value;
  return json;
}

Json Json::whole(long long value) {
  Json json;
  json.kind_ = Kind::number;
  json.number_ = static_cast<double>(value);
  json.text_ = as_text(value);
  return json;
}

Json Json::decimal(std::string_view digits) {
  Result<Json> json = parse_json(digits, "number");
  assert(json.ok() && json.value().is(Kind::number));
  return std::move(json).value();
}

Json Json::text(std::string value) {
  Json json;
  json.kind_ = Kind::text;
  json.text_ = std::move(value);
  return json;
}

Json Json::array() {
  Json json;
  json.kind_ = Kind::array;
  return json;
}

Json Json::object() {
  Json json;
  json.kind_ = Kind::object;
  return json;
}

bool Json::boolean() const {
  assert(kind_ == Kind::boolean);
  return boolean_;
}

double Json::number() const {
  assert(kind_ == Kind::number);
  return number_;
}

const std::string& Json::text() const {
  assert(kind_ == Kind::text);
  return text_;
}

const Json* Json::find(std::string_view name) const {
  const auto place = std::ranges::find(names_, name);
  if (place == names_.end()) return nullptr;
  return &items_[static_cast<std::size_t>(place - names_.begin())];
}

void Json::push(Json value) {
  assert(kind_ == Kind::array);
  items_.push_back(std::move(value));
}

void Json::set(std::string name, Json value) {
  assert(kind_ == Kind::object && find(name) == nullptr);
  names_.push_back(std::move(name));
  items_.push_back(std::move(value));
}

namespace {

void write_quoted(std::string_view value, std::string& text) {
  static constexpr std::string_view hex = "0123456789abcdef";
  text += '"';
  for (const char letter : value) {
    const auto byte = static_cast<unsigned char>(letter);
    if (letter == '"' || letter == '\\') {
      text += '\\';
      text += letter;
    } else if (byte < 0x20) {
      text += "\\u00";
      text += hex[byte >> 4];
      text += hex[byte & 15];
    } else {
      text += letter;
    }
  }
  text += '"';
}

}  // namespace

void write_json(const Json& value, std::string& text) {
  switch (value.kind_) {
    case Json::Kind::null:
      text += "null";
      return;
    case Json::Kind::boolean:
      text += value.boolean_ ? "true" : "false";
      return;
    case Json::Kind::number:
      text += value.text_;
      return;
    case Json::Kind::text:
      write_quoted(value.text_, text);
      return;
    case Json::Kind::array:
    case Json::Kind::object:
      break;
  }
  const bool object = value.kind_ == Json::Kind::object;
  text += object ? '{' : '[';
  for (std::size_t i = 0; i < value.items_.size(); ++i) {
    if (i > 0) text += ',';
    if (object) {
      write_quoted(value.names_[i], text);
      text += ':';
    }
    write_json(value.items_[i], text);
  }
  text += object ? '}' : ']';
}

std::string to_text(const Json& value) {
  std::string text;
  write_json(value, text);
  return text;
}

std::string_view kind_name(Json::Kind kind) {
  switch (kind) {
    case Json::Kind::null:
      return "null";
    case Json::Kind::boolean:
      return "a boolean";
    case Json::Kind::number:
      return "a number";
    case Json::Kind::text:
      return "a text";
    case Json::Kind::array:
      return "an array";
    case Json::Kind::object:
      return "an object";
  }
  return "nothing";
}

}  // namespace convscope

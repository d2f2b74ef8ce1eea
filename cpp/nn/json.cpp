#include "nn/json.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "core/power.h"
#include "core/text.h"
#include "nn/json_writer.h"

namespace convscope {

namespace {

/// Digits at `place`, up to the first other character: added to `value` from the right.
double read_digits(std::string_view text, std::size_t& place, double value) {
  for (; place < text.size() && text[place] >= '0' && text[place] <= '9'; ++place) {
    value = value * 10.0 + (text[place] - '0');
  }
  return value;
}

/// The number that valid JSON stands for; infinite where a double does not reach.
double to_number(std::string_view text) {
  std::size_t place = text[0] == '-' ? 1 : 0;
  double value = read_digits(text, place, 0.0);
  int exponent = 0;
  if (place < text.size() && text[place] == '.') {
    const std::size_t begin = ++place;
    value = read_digits(text, place, value);
    exponent = static_cast<int>(begin) - static_cast<int>(place);
  }
  if (place < text.size()) {
    const char sign = text[++place];
    if (sign == '+' || sign == '-') ++place;
    // Beyond the range of a double anyway; bounded so that it fits into an int.
    const int shift = static_cast<int>(std::min(read_digits(text, place, 0.0), 100'000.0));
    exponent += sign == '-' ? -shift : shift;
  }
  // In steps, because a power of ten may leave the range that the number keeps to.
  constexpr int step = 300;
  for (; value > 0.0 && exponent < 0; exponent += std::min(-exponent, step)) {
    value /= power(10.0, std::min(-exponent, step));
  }
  for (; value > 0.0 && exponent > 0; exponent -= std::min(exponent, step)) {
    value *= power(10.0, std::min(exponent, step));
    if (!std::isfinite(value)) break;
  }
  return text[0] == '-' ? -value : value;
}

}  // namespace

Json::Json() : Json(Kind::null, "null") {}
Json::Json(Kind kind, std::string_view text) : kind_(kind), text_(text) {}
Json::Json(const Json& other) = default;
Json::Json(Json&& other) noexcept = default;
Json::~Json() = default;

Json& Json::operator=(Json other) noexcept {
  kind_ = other.kind_;
  name_.swap(other.name_);
  text_.swap(other.text_);
  items_.swap(other.items_);
  return *this;
}

Json Json::boolean(bool value) { return {Kind::boolean, value ? "true" : "false"}; }
Json Json::whole(long long value) { return {Kind::number, as_text(value)}; }

Json Json::decimal(std::string_view digits) {
  assert(parse_json(digits, "number").value().is(Kind::number));
  return {Kind::number, digits};
}

Json Json::text(std::string_view value) { return {Kind::text, value}; }
Json Json::array() { return {Kind::array, {}}; }
Json Json::object() { return {Kind::object, {}}; }

bool Json::boolean() const {
  assert(kind_ == Kind::boolean);
  return text_ == "true";
}

double Json::number() const {
  assert(kind_ == Kind::number);
  return to_number(text_);
}

const std::string& Json::text() const {
  assert(kind_ == Kind::text);
  return text_;
}

const Json* Json::find(const char* name) const {
  if (kind_ != Kind::object) return nullptr;
  const auto place = std::ranges::find(items_, name, &Json::name_);
  return place == items_.end() ? nullptr : &*place;
}

void Json::push(Json value) {
  assert(kind_ == Kind::array);
  items_.push_back(std::move(value));
}

void Json::set(std::string_view name, Json value) {
  value.name_ = name;
  assert(kind_ == Kind::object && find(value.name_.c_str()) == nullptr);
  items_.push_back(std::move(value));
}

void write_json(const Json& value, std::string& text) {
  if (value.kind_ == Json::Kind::text) return append_quoted(value.text_, text);
  if (value.kind_ != Json::Kind::array && value.kind_ != Json::Kind::object) {
    text += value.text_;
    return;
  }
  const bool object = value.kind_ == Json::Kind::object;
  text += object ? '{' : '[';
  for (const Json& item : value.items_) {
    if (&item != value.items_.data()) text += ',';
    if (object) {
      append_quoted(item.name_, text);
      text += ':';
    }
    write_json(item, text);
  }
  text += object ? '}' : ']';
}

std::string to_text(const Json& value) {
  std::string text;
  write_json(value, text);
  return text;
}

std::string_view kind_name(Json::Kind kind) {
  static constexpr std::string_view names[] = {"null",   "a boolean", "a number",
                                               "a text", "an array",  "an object"};
  return names[static_cast<std::size_t>(kind)];
}

}  // namespace convscope

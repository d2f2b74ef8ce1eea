// JSON as a value: a small strict reader for untrusted text, and the writer that goes with it.
//
//   Result<Json> header = parse_json(R"({"stride": 2})", "header");
//   header.value().find("stride")->number() == 2
//   to_text(header.value()) == R"({"stride":2})"
//
// Strict means RFC 8259: no comments, no trailing commas, valid UTF-8, each name once per object.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/status.h"

namespace convscope {

/// Deeper nesting is refused, so that no text can exhaust the stack.
inline constexpr int max_json_depth = 32;
/// More values are refused, so that a short text cannot fill the memory ("[[[],[],…" costs 100
/// bytes per two letters).
inline constexpr int max_json_values = 200'000;

/// One JSON value. Objects keep the order in which their members were written.
class Json {
 public:
  enum class Kind { null, boolean, number, text, array, object };

  // None of these is inline: values are made and moved in many places.
  Json();
  Json(const Json& other);
  Json(Json&& other) noexcept;
  Json& operator=(Json other) noexcept;
  ~Json();

  static Json boolean(bool value);
  /// Whole numbers only; see core/text.h for why.
  static Json whole(long long value);
  /// Any number, by the digits that JSON has for it: "0.25", "1e-3".
  static Json decimal(std::string_view digits);
  static Json text(std::string_view value);
  static Json array();
  static Json object();

  Kind kind() const { return kind_; }
  bool is(Kind kind) const { return kind_ == kind; }

  // Each of these is for one kind; ask first.
  bool boolean() const;
  double number() const;
  const std::string& text() const;
  /// An array's elements, or an object's members.
  std::span<const Json> items() const { return items_; }
  /// As a member of an object: what it is called there.
  const std::string& name() const { return name_; }

  /// An object's member, or null if there is none of that name (or this is no object).
  const Json* find(const char* name) const;

  /// Appends to an array.
  void push(Json value);
  /// Appends a member to an object that has none of that name yet.
  void set(std::string_view name, Json value);

 private:
  friend class JsonParser;
  friend void write_json(const Json& value, std::string& text);

  Json(Kind kind, std::string_view text);

  Kind kind_ = Kind::null;
  std::string name_;
  /// A text's value; any other value but arrays and objects as it is written, so that writing it
  /// again is exact.
  std::string text_;
  std::vector<Json> items_;
};

/// The value that `text` stands for. TypeError with `argument`, the place and what was expected
/// there. Numbers up to 2^53 that are whole are exact; others are within a few units in the last
/// place.
Result<Json> parse_json(std::string_view text, const TextPart& argument);

/// Compact JSON. Parsing it gives the same value.
std::string to_text(const Json& value);

/// "a number", "null", …: how a sentence calls the value.
std::string_view kind_name(Json::Kind kind);

}  // namespace convscope

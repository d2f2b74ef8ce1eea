// JSON written straight into a text. What is only written needs no values that own their parts: in
// the WebAssembly they would take a third of a kilobyte for each object.
//
//   JsonWriter json;
//   json.open(nullptr, '{');
//   json.whole("stride", 2);
//   json.close('}');
//   json.take() == R"({"stride":2})"
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "core/shape.h"

namespace convscope {

/// Each function writes one value: with a name as a member of an object, without one as an element
/// of an array, or behind `name`.
class JsonWriter {
 public:
  /// A member's name from elsewhere, which may hold any letters.
  void name(std::string_view name);

  /// '{' or '[', and '}' or ']' behind what is inside.
  void open(const char* name, char bracket);
  void close(char bracket) { text_ += bracket; }

  void whole(const char* name, long long value);
  void boolean(const char* name, bool value);
  void text(const char* name, std::string_view value);
  /// [1, 28, 28]
  void shape(const char* name, const Shape& shape);
  void pair(const char* name, long long first, long long second);

  std::string take() { return std::move(text_); }

 private:
  void separate();
  void begin(const char* name);

  std::string text_;
};

/// A text with its quotation marks.
void append_quoted(std::string_view value, std::string& text);

}  // namespace convscope

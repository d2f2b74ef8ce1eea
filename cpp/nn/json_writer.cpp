#include "nn/json_writer.h"

#include "core/text.h"

namespace convscope {

void JsonWriter::separate() {
  constexpr std::string_view openings = "[{:";
  if (!text_.empty() && openings.find(text_.back()) == std::string_view::npos) text_ += ',';
}

void JsonWriter::name(std::string_view name) {
  separate();
  append_quoted(name, text_);
  text_ += ':';
}

void JsonWriter::begin(const char* name) {
  if (name != nullptr) this->name(name);
  separate();
}

void JsonWriter::open(const char* name, char bracket) {
  begin(name);
  text_ += bracket;
}

void JsonWriter::whole(const char* name, long long value) {
  begin(name);
  TextPart(value).append_to(text_);
}

void JsonWriter::boolean(const char* name, bool value) {
  begin(name);
  text_ += value ? "true" : "false";
}

void JsonWriter::text(const char* name, std::string_view value) {
  begin(name);
  append_quoted(value, text_);
}

void JsonWriter::shape(const char* name, const Shape& shape) {
  open(name, '[');
  for (const int size : shape.sizes()) whole(nullptr, size);
  close(']');
}

void JsonWriter::pair(const char* name, long long first, long long second) {
  open(name, '[');
  whole(nullptr, first);
  whole(nullptr, second);
  close(']');
}

void append_quoted(std::string_view value, std::string& text) {
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

}  // namespace convscope

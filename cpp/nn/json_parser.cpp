#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "core/sorted_places.h"
#include "core/text.h"
#include "nn/json.h"

namespace convscope {

/// Recursive descent over RFC 8259. Each function reads one thing at `place_` and leaves `place_`
/// behind it, or records the first failure and answers false.
class JsonParser {
 public:
  JsonParser(std::string_view text, const TextPart& argument) : text_(text), argument_(argument) {}

  Result<Json> parse() {
    Json value;
    if (read_value(value, 0)) {
      skip_spaces();
      if (place_ == text_.size()) return value;
      fail("the end of the text");
    }
    return Status::type_error(message_);
  }

 private:
  bool read_value(Json& value, int depth) {
    if (depth > max_json_depth) return fail(concat("at most ", max_json_depth, " levels"));
    if (++values_ > max_json_values) return fail(concat("at most ", max_json_values, " values"));
    skip_spaces();
    switch (peek()) {
      case '{':
        return read_items(value, Json::Kind::object, '}', depth);
      case '[':
        return read_items(value, Json::Kind::array, ']', depth);
      case '"':
        return read_text(value, Json::Kind::text, value.text_);
      case 't':
        return read_word(value, Json::Kind::boolean, "true");
      case 'f':
        return read_word(value, Json::Kind::boolean, "false");
      case 'n':
        return read_word(value, Json::Kind::null, "null");
      default:
        return read_number(value);
    }
  }

  /// An array, or an object, whose items have names.
  bool read_items(Json& value, Json::Kind kind, char closing, int depth) {
    value.kind_ = kind;
    value.text_.clear();
    ++place_;
    skip_spaces();
    if (take(closing)) return true;
    const bool object = kind == Json::Kind::object;
    do {
      Json& item = value.items_.emplace_back();
      if (object && !read_name(item)) return false;
      if (!read_value(item, depth + 1)) return false;
      skip_spaces();
    } while (take(','));
    if (!take(closing)) return fail(object ? "',' or '}'" : "',' or ']'");
    if (object && has_repeated_name(value)) return fail("each name of an object once");
    return true;
  }

  bool read_name(Json& item) {
    skip_spaces();
    if (!read_quoted(item.name_)) return false;
    skip_spaces();
    return take(':') || fail("':'");
  }

  static bool has_repeated_name(const Json& object) {
    const std::vector<Json>& items = object.items_;
    const auto before = [&items](std::size_t a, std::size_t b) {
      return items[a].name_ < items[b].name_;
    };
    const std::vector<std::size_t> places = sorted_places(items.size(), before);
    for (std::size_t i = 1; i < places.size(); ++i) {
      if (items[places[i - 1]].name_ == items[places[i]].name_) return true;
    }
    return false;
  }

  bool read_word(Json& value, Json::Kind kind, std::string_view word) {
    if (text_.substr(place_, word.size()) != word) return fail("a value");
    place_ += word.size();
    value.kind_ = kind;
    value.text_ = word;
    return true;
  }

  bool read_text(Json& value, Json::Kind kind, std::string& out) {
    value.kind_ = kind;
    out.clear();
    return read_quoted(out);
  }

  bool read_quoted(std::string& out) {
    if (!take('"')) return fail("'\"'");
    while (place_ < text_.size()) {
      const auto byte = static_cast<unsigned char>(text_[place_]);
      if (byte == '"') {
        ++place_;
        return true;
      }
      if (byte < 0x20) return fail("no control character inside a text");
      const bool read = byte == '\\' ? read_escape(out) : read_character(byte, out);
      if (!read) return false;
    }
    return fail("'\"'");
  }

  /// One UTF-8 sequence, checked as Unicode's table 3-7 has it: no overlong forms, surrogates or
  /// planes above 16.
  bool read_character(unsigned char first, std::string& out) {
    struct Form {
      unsigned first_low, first_high, second_low, second_high;
      std::size_t length;
    };
    static constexpr std::array<Form, 9> forms{{{0x00, 0x7F, 0, 0, 1},
                                                {0xC2, 0xDF, 0x80, 0xBF, 2},
                                                {0xE0, 0xE0, 0xA0, 0xBF, 3},
                                                {0xE1, 0xEC, 0x80, 0xBF, 3},
                                                {0xED, 0xED, 0x80, 0x9F, 3},
                                                {0xEE, 0xEF, 0x80, 0xBF, 3},
                                                {0xF0, 0xF0, 0x90, 0xBF, 4},
                                                {0xF1, 0xF3, 0x80, 0xBF, 4},
                                                {0xF4, 0xF4, 0x80, 0x8F, 4}}};
    const auto form = std::ranges::find_if(forms, [&](const Form& candidate) {
      return first >= candidate.first_low && first <= candidate.first_high;
    });
    if (form == forms.end() || text_.size() - place_ < form->length) return fail("valid UTF-8");
    for (std::size_t i = 1; i < form->length; ++i) {
      const unsigned byte = static_cast<unsigned char>(text_[place_ + i]);
      const unsigned low = i == 1 ? form->second_low : 0x80u;
      const unsigned high = i == 1 ? form->second_high : 0xBFu;
      if (byte < low || byte > high) return fail("valid UTF-8");
    }
    out.append(text_.substr(place_, form->length));
    place_ += form->length;
    return true;
  }

  bool read_escape(std::string& out) {
    static constexpr std::string_view letters = "\"\\/bfnrt";
    static constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    ++place_;
    const char letter = peek();
    const std::size_t known = letters.find(letter);
    if (letter != '\0' && known != std::string_view::npos) {
      ++place_;
      out += meanings[known];
      return true;
    }
    if (letter != 'u') return fail("one of \" \\ / b f n r t u after a backslash");
    ++place_;
    std::uint32_t code = 0;
    if (!read_hex(code)) return false;
    if (code >= 0xDC00 && code <= 0xDFFF) return fail("a high surrogate before a low one");
    if (code >= 0xD800 && code <= 0xDBFF) {
      std::uint32_t low = 0;
      if (!take('\\') || !take('u') || !read_hex(low) || low < 0xDC00 || low > 0xDFFF) {
        return fail("a low surrogate after a high one");
      }
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    append_utf8(code, out);
    return true;
  }

  bool read_hex(std::uint32_t& code) {
    for (int i = 0; i < 4; ++i) {
      const char letter = peek();
      std::uint32_t digit = 0;
      if (letter >= '0' && letter <= '9') {
        digit = static_cast<std::uint32_t>(letter - '0');
      } else if (letter >= 'a' && letter <= 'f') {
        digit = static_cast<std::uint32_t>(letter - 'a' + 10);
      } else if (letter >= 'A' && letter <= 'F') {
        digit = static_cast<std::uint32_t>(letter - 'A' + 10);
      } else {
        return fail("four hexadecimal digits");
      }
      code = code * 16 + digit;
      ++place_;
    }
    return true;
  }

  static void append_utf8(std::uint32_t code, std::string& out) {
    const auto byte = [&](std::uint32_t value) { out += static_cast<char>(value); };
    if (code < 0x80) {
      byte(code);
    } else if (code < 0x800) {
      byte(0xC0 | (code >> 6));
      byte(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
      byte(0xE0 | (code >> 12));
      byte(0x80 | ((code >> 6) & 0x3F));
      byte(0x80 | (code & 0x3F));
    } else {
      byte(0xF0 | (code >> 18));
      byte(0x80 | ((code >> 12) & 0x3F));
      byte(0x80 | ((code >> 6) & 0x3F));
      byte(0x80 | (code & 0x3F));
    }
  }

  bool read_number(Json& value) {
    const std::size_t begin = place_;
    take('-');
    if (!take('0') && !skip_digits()) return fail("a value");
    if (take('.') && !skip_digits()) return fail("a digit");
    if (take('e') || take('E')) {
      if (!take('-')) take('+');
      if (!skip_digits()) return fail("a digit");
    }
    value.kind_ = Json::Kind::number;
    value.text_ = text_.substr(begin, place_ - begin);
    return std::isfinite(value.number()) || fail("a number that a double can hold");
  }

  bool skip_digits() {
    const std::size_t begin = place_;
    while (peek() >= '0' && peek() <= '9') ++place_;
    return place_ > begin;
  }

  void skip_spaces() {
    while (place_ < text_.size() &&
           std::string_view(" \t\n\r").find(text_[place_]) != std::string_view::npos) {
      ++place_;
    }
  }

  char peek() const { return place_ < text_.size() ? text_[place_] : '\0'; }

  bool take(char letter) {
    if (place_ >= text_.size() || text_[place_] != letter) return false;
    ++place_;
    return true;
  }

  bool fail(const TextPart& rule) {
    if (message_.empty()) {
      message_ = concat(argument_, " is not valid JSON: expected ", rule, " at byte ", place_);
    }
    return false;
  }

  std::string_view text_;
  TextPart argument_;
  std::size_t place_ = 0;
  int values_ = 0;
  std::string message_;
};

Result<Json> parse_json(std::string_view text, const TextPart& argument) {
  return JsonParser(text, argument).parse();
}

}  // namespace convscope

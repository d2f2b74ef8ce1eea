#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

#include "core/text.h"
#include "nn/json.h"

namespace convscope {

/// Recursive descent over RFC 8259. Each function reads one thing at `place_` and leaves `place_`
/// behind it, or records the first failure and returns nothing.
class JsonParser {
 public:
  JsonParser(std::string_view text, std::string_view argument) : text_(text), argument_(argument) {}

  Result<Json> parse() {
    std::optional<Json> value = read_value(0);
    if (value) {
      skip_spaces();
      if (place_ == text_.size()) return *std::move(value);
      expected("the end of the text");
    }
    return Status::type_error(std::move(message_));
  }

 private:
  std::optional<Json> read_value(int depth) {
    if (depth > max_json_depth) return expected(concat("at most ", max_json_depth, " levels"));
    if (++values_ > max_json_values) {
      return expected(concat("at most ", max_json_values, " values"));
    }
    skip_spaces();
    switch (peek()) {
      case '{':
        return read_object(depth);
      case '[':
        return read_array(depth);
      case '"':
        return read_text_value();
      case 't':
        return read_word("true", Json::boolean(true));
      case 'f':
        return read_word("false", Json::boolean(false));
      case 'n':
        return read_word("null", Json());
      default:
        return read_number();
    }
  }

  std::optional<Json> read_object(int depth) {
    Json object = Json::object();
    ++place_;
    skip_spaces();
    if (take('}')) return object;
    do {
      skip_spaces();
      std::string name;
      if (!read_text(name)) return std::nullopt;
      skip_spaces();
      if (!take(':')) return expected("':'");
      std::optional<Json> value = read_value(depth + 1);
      if (!value) return std::nullopt;
      object.names_.push_back(std::move(name));
      object.items_.push_back(*std::move(value));
      skip_spaces();
    } while (take(','));
    if (!take('}')) return expected("',' or '}'");
    if (has_repeated_name(object)) return expected("each name of an object once");
    return object;
  }

  static bool has_repeated_name(const Json& object) {
    std::vector<std::string_view> names(object.names_.begin(), object.names_.end());
    std::ranges::sort(names);
    return std::ranges::adjacent_find(names) != names.end();
  }

  std::optional<Json> read_array(int depth) {
    Json array = Json::array();
    ++place_;
    skip_spaces();
    if (take(']')) return array;
    do {
      std::optional<Json> value = read_value(depth + 1);
      if (!value) return std::nullopt;
      array.items_.push_back(*std::move(value));
      skip_spaces();
    } while (take(','));
    if (!take(']')) return expected("',' or ']'");
    return array;
  }

  std::optional<Json> read_word(std::string_view word, Json value) {
    if (text_.substr(place_, word.size()) != word) return expected("a value");
    place_ += word.size();
    return value;
  }

  std::optional<Json> read_text_value() {
    Json json = Json::text({});
    if (!read_text(json.text_)) return std::nullopt;
    return json;
  }

  bool read_text(std::string& out) {
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

  std::optional<Json> read_number() {
    const std::size_t begin = place_;
    const bool negative = take('-');
    double magnitude = 0.0;
    if (!take('0') && !read_digits(magnitude)) return expected("a value");
    int exponent = 0;
    if (take('.')) {
      const std::size_t fraction = place_;
      if (!read_digits(magnitude)) return expected("a digit");
      exponent -= static_cast<int>(place_ - fraction);
    }
    if (take('e') || take('E')) {
      const bool down = take('-');
      if (!down) take('+');
      double shift = 0.0;
      if (!read_digits(shift)) return expected("a digit");
      // Beyond the range of a double anyway; bounded so that it fits into an int.
      const int bounded = static_cast<int>(std::min(shift, 100'000.0));
      exponent += down ? -bounded : bounded;
    }
    const double value = exponent == 0 ? magnitude : magnitude * std::pow(10.0, exponent);
    if (!std::isfinite(value)) return expected("a number that a double can hold");
    Json json;
    json.kind_ = Json::Kind::number;
    json.number_ = negative ? -value : value;
    json.text_ = std::string(text_.substr(begin, place_ - begin));
    return json;
  }

  bool read_digits(double& value) {
    const std::size_t begin = place_;
    while (peek() >= '0' && peek() <= '9') {
      value = value * 10.0 + (peek() - '0');
      ++place_;
    }
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

  bool fail(std::string_view rule) {
    if (message_.empty()) {
      message_ = concat(argument_, " is not valid JSON: expected ", rule, " at byte ", place_);
    }
    return false;
  }

  std::nullopt_t expected(std::string_view rule) {
    fail(rule);
    return std::nullopt;
  }

  std::string_view text_;
  std::string_view argument_;
  std::size_t place_ = 0;
  int values_ = 0;
  std::string message_;
};

Result<Json> parse_json(std::string_view text, std::string_view argument) {
  return JsonParser(text, argument).parse();
}

}  // namespace convscope

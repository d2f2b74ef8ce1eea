#include "nn/json.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <string>

namespace convscope {
namespace {

std::string refusal(std::string_view text) {
  const Result<Json> json = parse_json(text, "header");
  return json.ok() ? "accepted" : json.status().message();
}

TEST_CASE("an object's members are found by name, with their values") {
  const Result<Json> json =
      parse_json(R"( {"stride": [2, 1], "same": true, "name": "conv1", "none": null} )", "header");
  REQUIRE(json.ok());
  const Json& object = json.value();
  CHECK(object.find("stride")->items()[0].number() == 2.0);
  CHECK(object.find("stride")->items()[1].number() == 1.0);
  CHECK(object.find("same")->boolean());
  CHECK(object.find("name")->text() == "conv1");
  CHECK(object.find("none")->is(Json::Kind::null));
  CHECK(object.find("padding") == nullptr);
}

TEST_CASE("a number is what its digits say") {
  struct Case {
    const char* text;
    double value;
  };
  const auto [text, value] =
      GENERATE(Case{"0", 0.0}, Case{"-0", 0.0}, Case{"28", 28.0}, Case{"-7", -7.0},
               Case{"9007199254740992", 9007199254740992.0}, Case{"0.5", 0.5}, Case{"12.25", 12.25},
               Case{"1e3", 1000.0}, Case{"1E+3", 1000.0}, Case{"25e-2", 0.25});
  CAPTURE(text);
  const Result<Json> json = parse_json(text, "number");
  REQUIRE(json.ok());
  CHECK(json.value().number() == value);
}

TEST_CASE("a text's escapes stand for their characters") {
  const Result<Json> json = parse_json(R"("\"\\\/\b\f\n\r\t\u00e9\u20AC\uD83D\uDE00")", "text");
  REQUIRE(json.ok());
  CHECK(json.value().text() == "\"\\/\b\f\n\r\té€😀");
}

TEST_CASE("what is written is read again as the same") {
  const std::string text =
      R"({"list":[1,-2.50,1e-7,[],{}],"text":"tab \u0009 quote \" back \\ é 😀","yes":true,"no":false,"nothing":null})";
  const Result<Json> json = parse_json(text, "header");
  REQUIRE(json.ok());
  CHECK(to_text(json.value()) == text);
}

TEST_CASE("what is not JSON is refused with the place and what was expected there") {
  CHECK(refusal("") == "header is not valid JSON: expected a value at byte 0");
  CHECK(refusal("[1,]") == "header is not valid JSON: expected a value at byte 3");
  CHECK(refusal("[1 2]") == "header is not valid JSON: expected ',' or ']' at byte 3");
  CHECK(refusal(R"({"a" 1})") == "header is not valid JSON: expected ':' at byte 5");
  CHECK(refusal("{} x") == "header is not valid JSON: expected the end of the text at byte 3");
}

TEST_CASE("the strict reader refuses what others let pass") {
  const char* text =
      GENERATE(R"({"a":1,"a":2})", "01", "+1", ".5", "1.", "1e", "0x10", "NaN", "Infinity", "-",
               "1e999", "'a'", "\"\t\"", "\"\\x41\"", "\"\\u12\"", "\"\\uD800\"", "\"\\uDC00\"",
               "\"open", "tru", "[1]]", "{a:1}", "/* c */ 1", "\"\xC0\x80\"", "\"\xED\xA0\x80\"",
               "\"\xF5\x80\x80\x80\"", "\"\xE2\x82\"", "\"\xFF\"");
  CAPTURE(text);
  CHECK(refusal(text) != "accepted");
}

TEST_CASE("nesting stops at the limit instead of the end of the stack") {
  const auto nested = [](int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') +
           std::string(static_cast<std::size_t>(depth), ']');
  };
  // The outermost value is at depth 0.
  CHECK(refusal(nested(max_json_depth + 1)) == "accepted");
  CHECK(refusal(nested(max_json_depth + 2)) != "accepted");
  CHECK(refusal(std::string(1'000'000, '[')) != "accepted");
}

TEST_CASE("a short text cannot ask for more values than the limit") {
  std::string text = "[0";
  for (int i = 0; i < max_json_values; ++i) text += ",0";
  CHECK(refusal(text + "]") != "accepted");
}

}  // namespace
}  // namespace convscope

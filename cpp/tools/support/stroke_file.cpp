#include "tools/support/stroke_file.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "core/text.h"
#include "digits/augment_strokes.h"
#include "nn/json.h"
#include "tools/support/file_bytes.h"

namespace convscope {
namespace {

std::optional<int> whole_member(const Json& drawing, const char* name) {
  const Json* value = drawing.find(name);
  if (value == nullptr || !value->is(Json::Kind::number)) return std::nullopt;
  return static_cast<int>(value->number());
}

std::optional<Strokes> read_points(const Json& list) {
  Strokes strokes;
  for (const Json& stroke : list.items()) {
    if (!stroke.is(Json::Kind::array) || stroke.items().empty()) return std::nullopt;
    strokes.begin_stroke();
    for (const Json& point : stroke.items()) {
      if (!point.is(Json::Kind::array) || point.items().size() < 2) return std::nullopt;
      const Json& x = point.items()[0];
      const Json& y = point.items()[1];
      if (!x.is(Json::Kind::number) || !y.is(Json::Kind::number)) return std::nullopt;
      strokes.add({static_cast<float>(x.number()), static_cast<float>(y.number())});
    }
  }
  if (strokes.points.empty()) return std::nullopt;
  place_strokes(1.0f, {0.5f, 0.5f}, strokes);
  return strokes;
}

std::optional<StrokeDrawing> read_drawing(const Json& json) {
  const auto label = whole_member(json, "label");
  const auto writer = whole_member(json, "writer");
  const Json* list = json.find("strokes");
  if (!label || *label < 0 || *label > 9 || !writer || list == nullptr) return std::nullopt;
  std::optional<Strokes> strokes = read_points(*list);
  if (!strokes) return std::nullopt;
  return StrokeDrawing{*label, *writer, *std::move(strokes)};
}

}  // namespace

Result<std::vector<StrokeDrawing>> parse_strokes(const std::string& text, const std::string& name) {
  std::vector<StrokeDrawing> drawings;
  std::string_view rest = text;
  for (int line_number = 1; !rest.empty(); ++line_number) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    if (line.empty()) continue;
    const std::string place = concat(name, ", line ", line_number);
    Result<Json> json = parse_json(line, place);
    if (!json.ok()) return json.status();
    std::optional<StrokeDrawing> drawing = read_drawing(json.value());
    if (!drawing) {
      return Status::range_error(place +
                                 " is no drawing: {\"label\": 0…9, \"writer\": number, "
                                 "\"strokes\": [[[x, y], …], …]} is expected");
    }
    drawings.push_back(*std::move(drawing));
  }
  if (drawings.empty()) return Status::range_error(name + " holds no drawing");
  return drawings;
}

Result<std::vector<StrokeDrawing>> read_strokes(const std::string& path) {
  auto bytes = read_file(path);
  if (!bytes.ok()) return bytes.status();
  return parse_strokes(std::string(bytes.value().begin(), bytes.value().end()), path);
}

}  // namespace convscope

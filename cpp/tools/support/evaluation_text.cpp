#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <vector>

#include "core/text.h"
#include "tools/support/evaluation.h"

namespace convscope {
namespace {

std::string fixed(double value, int decimals) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
  return text.data();
}

/// A Markdown table with aligned columns: the first to the left, the others to the right.
std::string table(const std::vector<std::vector<std::string>>& rows) {
  // Bytes and letters differ in words such as "×"; count what is not a continuation byte.
  const auto letters = [](const std::string& text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  };
  std::vector<std::size_t> widths(rows[0].size(), 3);
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], letters(row[i]));
  }
  std::string text;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    text += "|";
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const std::string gap(widths[i] - letters(rows[r][i]), ' ');
      text += i == 0 ? concat(" ", rows[r][i], gap, " |") : concat(" ", gap, rows[r][i], " |");
    }
    text += "\n";
    if (r > 0) continue;
    text += "|";
    for (std::size_t i = 0; i < widths.size(); ++i) {
      text += concat(" ", std::string(widths[i] - 1, '-'), i == 0 ? "- |" : ": |");
    }
    text += "\n";
  }
  return text;
}

std::string confusion_table(const Scores& scores) {
  std::vector<std::vector<std::string>> rows{{"label"}};
  for (int digit = 0; digit < digit_classes; ++digit) rows[0].push_back(as_text(digit));
  rows[0].push_back("recall");
  for (int label = 0; label < digit_classes; ++label) {
    std::vector<std::string> row{as_text(label)};
    for (const int times : scores.confusion[static_cast<std::size_t>(label)]) {
      row.push_back(times > 0 ? as_text(times) : "·");
    }
    row.push_back(percent(scores.recall(label)));
    rows.push_back(std::move(row));
  }
  return table(rows);
}

std::string strokes_table(const Evaluation& evaluation) {
  std::vector<std::vector<std::string>> rows{{"size (of the pad)"}};
  for (const StrokesCell& cell : evaluation.cells) {
    const std::string size =
        concat(cell.size_name, " (", fixed(static_cast<double>(cell.size), 2), ")");
    if (rows.size() == 1 || rows.back()[0] != size) rows.push_back({size});
    if (rows.size() == 2) rows[0].push_back("pen " + fixed(static_cast<double>(cell.pen_width), 2));
    rows.back().push_back(percent(cell.scores.accuracy()));
  }
  return table(rows);
}

std::string writers_table(const Evaluation& evaluation) {
  std::vector<std::vector<std::string>> rows{{"writer", "drawings", "right"}};
  for (const WriterScore& writer : evaluation.writers) {
    rows.push_back({as_text(writer.writer), as_text(writer.count),
                    percent(static_cast<double>(writer.right) / writer.count)});
  }
  return table(rows);
}

Json decimal(double value) { return Json::decimal(fixed(value, 6)); }

Json scores_to_json(const Scores& scores) {
  Json json = Json::object();
  json.set("count", Json::whole(scores.count));
  json.set("right", Json::whole(scores.right));
  json.set("accuracy", decimal(scores.accuracy()));
  json.set("loss", decimal(scores.loss));
  json.set("calibrationError", decimal(scores.calibration_error));
  Json recalls = Json::array();
  Json confusion = Json::array();
  for (int label = 0; label < digit_classes; ++label) {
    recalls.push(decimal(scores.recall(label)));
    Json row = Json::array();
    for (const int times : scores.confusion[static_cast<std::size_t>(label)])
      row.push(Json::whole(times));
    confusion.push(std::move(row));
  }
  json.set("recall", std::move(recalls));
  json.set("confusion", std::move(confusion));
  return json;
}

}  // namespace

std::string percent(double part) { return fixed(100.0 * part, 2) + " %"; }

std::string to_markdown(const Evaluation& evaluation) {
  const Scores& mnist = evaluation.mnist;
  const Confidence& scribbles = evaluation.scribbles;
  std::vector<std::vector<std::string>> summary{
      {"examination", "pictures", "right", "calibration error"},
      {"MNIST test set", as_text(mnist.count), percent(mnist.accuracy()),
       percent(mnist.calibration_error)}};
  if (!evaluation.cells.empty()) {
    const Scores& strokes = evaluation.strokes;
    summary.push_back({"pen strokes", as_text(strokes.count), percent(strokes.accuracy()),
                       percent(strokes.calibration_error)});
  }
  std::string text =
      concat(table(summary), "\nDrawings of no digit (", scribbles.count, "): mean confidence ",
             percent(scribbles.mean), "; above 90 %: ", percent(scribbles.above_90),
             " of them; above 99 %: ", percent(scribbles.above_99),
             ".\n\n### MNIST test set: labels down, answers across\n\n", confusion_table(mnist));
  if (evaluation.cells.empty()) return text;
  return concat(text, "\n### Pen strokes, anywhere on the pad, by size and pen width\n\n",
                strokes_table(evaluation), "\n### Pen strokes: labels down, answers across\n\n",
                confusion_table(evaluation.strokes), "\n### Pen strokes by writer\n\n",
                writers_table(evaluation));
}

Json to_json(const Evaluation& evaluation) {
  Json json = Json::object();
  json.set("parameters", Json::whole(evaluation.parameters));
  json.set("mnist", scores_to_json(evaluation.mnist));
  Json scribbles = Json::object();
  scribbles.set("count", Json::whole(evaluation.scribbles.count));
  scribbles.set("meanConfidence", decimal(evaluation.scribbles.mean));
  scribbles.set("above90", decimal(evaluation.scribbles.above_90));
  scribbles.set("above99", decimal(evaluation.scribbles.above_99));
  json.set("scribbles", std::move(scribbles));
  if (evaluation.cells.empty()) return json;
  json.set("strokes", scores_to_json(evaluation.strokes));
  Json cells = Json::array();
  for (const StrokesCell& cell : evaluation.cells) {
    Json entry = Json::object();
    entry.set("size", decimal(static_cast<double>(cell.size)));
    entry.set("penWidth", decimal(static_cast<double>(cell.pen_width)));
    entry.set("accuracy", decimal(cell.scores.accuracy()));
    cells.push(std::move(entry));
  }
  json.set("strokesBySizeAndPen", std::move(cells));
  Json writers = Json::array();
  for (const WriterScore& writer : evaluation.writers) {
    Json entry = Json::object();
    entry.set("writer", Json::whole(writer.writer));
    entry.set("count", Json::whole(writer.count));
    entry.set("right", Json::whole(writer.right));
    writers.push(std::move(entry));
  }
  json.set("strokesByWriter", std::move(writers));
  return json;
}

}  // namespace convscope

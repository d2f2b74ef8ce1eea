#include "tools/support/evaluation.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/text.h"
#include "digits/augment_strokes.h"
#include "tools/support/rendering.h"

namespace convscope {
namespace {

/// The pad's side is 1; a drawing may be as large as the pad lets the pen.
struct DrawingSize {
  const char* name;
  float size;
};
constexpr DrawingSize sizes[] = {{"large", 0.9f}, {"middle", 0.55f}, {"small", 0.28f}};
constexpr float pen_widths[] = {0.02f, 0.05f, 0.08f};
constexpr int scribble_count = 2000;
/// No seed of the training: the scribbles of the examination are others.
constexpr std::uint64_t examination_seed = 0xE7A3;

/// Each drawing once, at a random place on the pad.
DigitPictures render_plain(std::span<const StrokeDrawing> drawings, const StrokesCell& cell) {
  const float size = std::min(cell.size, 0.98f - cell.pen_width);
  return render_pool(static_cast<int>(drawings.size()), examination_seed,
                     [&](int index, Random& random, Strokes& strokes, float& pen_width) {
                       const StrokeDrawing& drawing = drawings[static_cast<std::size_t>(index)];
                       strokes = drawing.strokes;
                       pen_width = cell.pen_width;
                       place_strokes(size, random_center(size, pen_width, random), strokes);
                       return static_cast<std::uint8_t>(drawing.label);
                     });
}

bool is_right(std::span<const float> logits, std::size_t index, int label) {
  const auto row = logits.subspan(index * digit_classes, digit_classes);
  return std::ranges::max_element(row) - row.begin() == label;
}

void evaluate_strokes(const Network& network, std::span<const StrokeDrawing> drawings,
                      Evaluation& evaluation) {
  std::map<int, WriterScore> writers;
  std::vector<float> all_logits;
  std::vector<std::uint8_t> all_labels;
  for (const DrawingSize& size : sizes) {
    for (const float pen_width : pen_widths) {
      StrokesCell cell{size.name, size.size, pen_width, {}};
      const DigitPictures pictures = render_plain(drawings, cell);
      const std::vector<float> logits = network_logits(network, pictures);
      cell.scores = score(logits, pictures.labels);
      for (std::size_t i = 0; i < drawings.size(); ++i) {
        WriterScore& writer = writers[drawings[i].writer];
        writer.writer = drawings[i].writer;
        ++writer.count;
        writer.right += is_right(logits, i, drawings[i].label) ? 1 : 0;
      }
      all_logits.insert(all_logits.end(), logits.begin(), logits.end());
      all_labels.insert(all_labels.end(), pictures.labels.begin(), pictures.labels.end());
      evaluation.cells.push_back(std::move(cell));
    }
  }
  evaluation.strokes = score(all_logits, all_labels);
  for (const auto& [number, writer] : writers) evaluation.writers.push_back(writer);
}

}  // namespace

Status check_digit_network(const Network& network) {
  const Shape& output = network.output_shape();
  if (network.input_shape() == Shape{1, 28, 28} && output.element_count() == digit_classes)
    return {};
  return Status::range_error(concat("the model takes ", to_text(network.input_shape()),
                                    " and gives ", to_text(output),
                                    "; a digit network takes [1, 28, 28] and gives [10]"));
}

std::vector<float> network_logits(const Network& network, const DigitPictures& pictures) {
  const bool probabilities = network.layers().back().type == LayerType::softmax;
  Workspace workspace = network.make_workspace(Keep::output);
  std::vector<float> logits;
  for (int i = 0; i < pictures.count(); ++i) {
    pictures.read(i, workspace.input());
    network.run(workspace);
    for (const float value : workspace.output()) {
      // Softmax of log p is p again; what was rounded to zero stays very small.
      logits.push_back(probabilities ? std::log(std::max(value, 1e-30f)) : value);
    }
  }
  return logits;
}

Evaluation evaluate(const Network& network, const DigitPictures& mnist_test,
                    std::span<const StrokeDrawing> drawings) {
  Evaluation evaluation;
  evaluation.parameters = static_cast<std::int64_t>(network.parameter_count());
  evaluation.mnist = score(network_logits(network, mnist_test), mnist_test.labels);
  evaluation.scribbles =
      confidence(network_logits(network, render_scribbles(scribble_count, examination_seed)));
  if (!drawings.empty()) evaluate_strokes(network, drawings, evaluation);
  return evaluation;
}

}  // namespace convscope

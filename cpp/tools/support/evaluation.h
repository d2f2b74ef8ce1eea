// The examination of a model file: MNIST's test set, strokes of writers it has not seen, and
// drawings of no digit. All of it by `Network`, as the page runs it.
//
//   Evaluation evaluation = evaluate(network, mnist.test, held_out_drawings);
//   std::fputs(to_markdown(evaluation).c_str(), stdout);
#pragma once

#include <span>
#include <string>
#include <vector>

#include "nn/json.h"
#include "nn/network.h"
#include "tools/support/digit_pictures.h"
#include "tools/support/scores.h"
#include "tools/support/stroke_file.h"

namespace convscope {

/// All drawings at one size and pen width, each somewhere on the pad.
struct StrokesCell {
  std::string size_name;
  float size = 0.0f;       // of the pad's side
  float pen_width = 0.0f;  // of the pad's side
  Scores scores;
};

struct WriterScore {
  int writer = 0;
  int count = 0;
  int right = 0;
};

struct Evaluation {
  std::int64_t parameters = 0;
  Scores mnist;
  Scores strokes;                    // all cells together
  std::vector<StrokesCell> cells;    // empty without strokes
  std::vector<WriterScore> writers;  // empty without strokes
  Confidence scribbles;
};

/// RangeError if the network does not take [1, 28, 28] and answer with ten probabilities.
Status check_digit_network(const Network& network);

/// The logits (or logarithms of probabilities, which are as good) of every picture.
std::vector<float> network_logits(const Network& network, const DigitPictures& pictures);

/// `drawings` may be empty.
Evaluation evaluate(const Network& network, const DigitPictures& mnist_test,
                    std::span<const StrokeDrawing> drawings);

/// Tables that read well on a terminal and in a report.
std::string to_markdown(const Evaluation& evaluation);
Json to_json(const Evaluation& evaluation);

/// "99.41 %"
std::string percent(double part);

}  // namespace convscope

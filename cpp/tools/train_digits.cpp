// Trains the digit network from MNIST, people's pen strokes and drawings of the program's own, and
// reports on it.
//
//   train_digits --mnist DIR --strokes FILE --seed 1 --out web/models/digits.safetensors
#include <CLI/CLI.hpp>
#include <cstdio>
#include <string>

#include "core/text.h"
#include "nn/model_file.h"
#include "tools/support/evaluation.h"
#include "tools/support/file_bytes.h"
#include "tools/support/progress.h"
#include "tools/support/rendering.h"
#include "tools/support/stored_parameters.h"
#include "tools/support/training_report.h"
#include "tools/support/training_run.h"
#include "tools/support/writers.h"

namespace convscope {
namespace {

/// 11,470 parameters: four convolutions with ReLU, three of them followed by the maximum of 2×2,
/// then ten sums.
const LanesArchitecture digit_architecture{
    .stages = {{12, 5}, {16, 3, /*pools=*/false}, {20, 3}, {24, 3}}};
constexpr int validation_pictures = 5000;  // the last of MNIST's training set

struct Pools {
  int people = 60'000;
  int generated = 40'000;
  int scribbles = 12'000;
  int validation = 4'000;
};

/// How much a picture of MNIST is varied, and one that was drawn with variations already.
constexpr AugmentLimits mnist_limits{.shift = 0.8f,
                                     .scale = 0.12f,
                                     .rotation = 10.0f,
                                     .shear = 0.15f,
                                     .elastic = 1.25f,
                                     .thickness = 0.5f};
constexpr AugmentLimits drawing_limits{.shift = 1.0f,
                                       .scale = 0.08f,
                                       .rotation = 6.0f,
                                       .shear = 0.1f,
                                       .elastic = 0.8f,
                                       .thickness = 0.4f};

void say(const std::string& line) { std::fprintf(stderr, "%s\n", line.c_str()); }

TrainingData make_data(const DigitPictures& mnist, const std::vector<StrokeDrawing>& drawings,
                       const TrainingOptions& options) {
  const Pools pools;
  const bool people = !drawings.empty();
  const int learned = mnist.count() - validation_pictures;
  TrainingData data;
  data.validation_mnist = mnist.part(learned, mnist.count());
  data.sources.push_back({"MNIST", mnist.part(0, learned), mnist_limits, 96});
  if (people) {
    say("Drawing the strokes of the writers that are learned from …");
    const auto learned_from = drawings_of(drawings, WriterGroup::training);
    data.sources.push_back({"people's strokes",
                            render_people(learned_from, pools.people, options.seed + 1),
                            drawing_limits, 16});
    const auto held_out = drawings_of(drawings, WriterGroup::validation);
    data.validation_drawings = render_people(held_out, pools.validation, options.seed + 2);
  } else {
    data.validation_drawings = render_generated(pools.validation, options.seed + 3);
  }
  say("Drawing digits and scribbles of the program's own …");
  data.sources.push_back({"generated digits", render_generated(pools.generated, options.seed + 4),
                          drawing_limits, people ? 8 : 24});
  data.sources.push_back({"drawings of no digit",
                          render_scribbles(pools.scribbles, options.seed + 5), drawing_limits, 8});
  return data;
}

std::vector<Layer> layers_with(std::span<const float> parameters) {
  std::vector<Layer> layers = make_layers(digit_architecture);
  for (Layer& layer : layers) {
    for (Tensor* tensor : {&layer.weight, &layer.bias}) {
      for (float& value : tensor->values()) {
        value = parameters.front();
        parameters = parameters.subspan(1);
      }
    }
  }
  return layers;
}

double temperature_for(const LanesNetwork& network, const TrainingData& data) {
  std::vector<float> logits = lanes_logits(network, data.validation_mnist);
  const std::vector<float> more = lanes_logits(network, data.validation_drawings);
  logits.insert(logits.end(), more.begin(), more.end());
  std::vector<std::uint8_t> labels = data.validation_mnist.labels;
  labels.insert(labels.end(), data.validation_drawings.labels.begin(),
                data.validation_drawings.labels.end());
  return fit_temperature(logits, labels);
}

ModelFile make_model(std::span<const float> parameters, const TrainingOutcome& outcome,
                     const TrainingOptions& options) {
  return {layers_with(parameters),
          Shape{1, 28, 28},
          {{"format", "pt"},
           {"command", command_of(options)},
           {"seed", as_text(static_cast<std::size_t>(options.seed))},
           {"epochs",
            concat(outcome.epochs_done, " of ", options.epochs, ", best ", outcome.best_epoch)}}};
}

Status save(const ModelFile& model, const std::string& path) {
  return write_file(path, write_model(model, StoredType::f16));
}

Status finish(const TrainingOutcome& outcome, const std::vector<TrainingOutcome>& teachers,
              const TrainingData& data, const DigitPictures& mnist_test,
              const std::vector<StrokeDrawing>& drawings, const TrainingOptions& options) {
  LanesNetwork trained(digit_architecture);
  trained.set_parameters(outcome.parameters);
  const double temperature = temperature_for(trained, data);
  const std::vector<float> stored =
      stored_parameters(digit_architecture, outcome.parameters, temperature);
  trained.set_parameters(stored);
  const Validation validation = validate(trained, data);
  ModelFile model = make_model(stored, outcome, options);
  Result<Network> network = Network::create(model.layers, model.input_shape);
  if (!network.ok()) return network.status();
  say("Examining the network …");
  const auto strangers = drawings_of(drawings, WriterGroup::test);
  const Evaluation evaluation = evaluate(network.value(), mnist_test, strangers);
  model.notes.emplace_back("evaluation", to_text(summary_json(evaluation)));
  if (Status status = save(model, options.out); !status.ok()) return status;
  const std::string report =
      training_report(options, data, outcome, teachers, {temperature, validation}, evaluation);
  if (Status status = write_file(options.report, report); !status.ok()) return status;
  std::fputs(to_markdown(evaluation).c_str(), stdout);
  say(concat("Wrote ", options.out, " and ", options.report, "."));
  return {};
}

/// Networks like the final one, each from a random start of its own.
std::vector<TrainingOutcome> train_teachers(const TrainingData& data,
                                            const TrainingOptions& options) {
  std::vector<TrainingOutcome> taught;
  if (options.teacher_epochs == 0) return taught;
  for (int i = 0; i < options.teachers && !interrupted(); ++i) {
    const DigitTrainerOptions trainer_options{
        .seed = options.seed + 100 + static_cast<std::uint64_t>(i),
        .epochs = options.teacher_epochs};
    const std::string name = concat("teacher ", i + 1);
    TrainingOutcome outcome =
        run_training(name, digit_architecture, data, trainer_options, [](const auto&) {});
    if (!outcome.parameters.empty()) taught.push_back(std::move(outcome));
  }
  return taught;
}

Status train(const TrainingOptions& options) {
  Result<Mnist> mnist = read_mnist(options.mnist);
  if (!mnist.ok()) return mnist.status();
  if (mnist.value().train.count() <= 2 * validation_pictures) {
    return Status::range_error(concat("the training set has ", mnist.value().train.count(),
                                      " pictures; more than ", 2 * validation_pictures,
                                      " are needed"));
  }
  std::vector<StrokeDrawing> drawings;
  if (!options.strokes.empty()) {
    Result<std::vector<StrokeDrawing>> read = read_strokes(options.strokes);
    if (!read.ok()) return read.status();
    drawings = std::move(read).value();
    for (const WriterGroup group :
         {WriterGroup::training, WriterGroup::validation, WriterGroup::test}) {
      if (drawings_of(drawings, group).empty()) {
        return Status::range_error(options.strokes +
                                   " has too few writers to hold some out; 8 in a row are enough");
      }
    }
  } else {
    say("No --strokes FILE: learning from MNIST and from digits that the program draws.");
  }
  const TrainingData data = make_data(mnist.value().train, drawings, options);

  const std::vector<TrainingOutcome> taught = train_teachers(data, options);
  Teachers teachers;
  for (const TrainingOutcome& outcome : taught) {
    teachers.networks.emplace_back(digit_architecture);
    teachers.networks.back().set_parameters(outcome.parameters);
  }

  const DigitTrainerOptions trainer_options{.seed = options.seed,
                                            .epochs = options.epochs,
                                            .teachers = taught.empty() ? nullptr : &teachers};
  Status saved;
  const TrainingOutcome outcome = run_training(
      "network", digit_architecture, data, trainer_options, [&](const TrainingOutcome& best) {
        if (!saved.ok()) return;
        saved = save(
            make_model(stored_parameters(digit_architecture, best.parameters, 1.0), best, options),
            options.out);
      });
  if (!saved.ok()) return saved;
  if (outcome.parameters.empty()) {
    return Status::range_error(
        "interrupted before the first epoch was complete; nothing was written");
  }
  if (interrupted())
    say(concat("Interrupted: keeping epoch ", outcome.best_epoch, ", the best so far."));
  return finish(outcome, taught, data, mnist.value().test, drawings, options);
}

}  // namespace
}  // namespace convscope

int main(int count, char** arguments) {
  convscope::TrainingOptions options;
  CLI::App app("Trains the digit network. Same seed, same machine: same weights.");
  app.add_option("--mnist", options.mnist, "folder with MNIST's four IDX files, gzipped or not")
      ->required();
  app.add_option("--strokes", options.strokes,
                 "people's pen strokes as JSON lines, gzipped or not");
  app.add_option("--seed", options.seed, "of every random number")->capture_default_str();
  app.add_option("--epochs", options.epochs, "times that MNIST is gone through")
      ->capture_default_str()
      ->check(CLI::Range(1, 10000));
  app.add_option("--teachers", options.teachers,
                 "networks whose mean answer is learned besides the labels; 0: none")
      ->capture_default_str()
      ->check(CLI::Range(0, 100));
  app.add_option("--teacher-epochs", options.teacher_epochs, "the same for each teacher; 0: none")
      ->capture_default_str()
      ->check(CLI::Range(0, 10000));
  app.add_option("--out", options.out, "the model file to write")->capture_default_str();
  app.add_option("--report", options.report,
                 "the report to write (default: beside the model, .md)");
  CLI11_PARSE(app, count, arguments);
  if (options.report.empty()) options.report = convscope::report_path(options.out);

  const convscope::Status status = convscope::train(options);
  if (status.ok()) return 0;
  std::fprintf(stderr, "train_digits: %s\n", status.message().c_str());
  return 1;
}

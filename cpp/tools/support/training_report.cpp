#include "tools/support/training_report.h"

#include <array>
#include <cstdio>
#include <filesystem>

#include "core/text.h"
#include "tools/support/progress.h"

namespace convscope {
namespace {

std::string decimals(double value, int count) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.*f", count, value);
  return text.data();
}

std::string limits_text(const AugmentLimits& limits) {
  const auto number = [](float value) { return decimals(static_cast<double>(value), 2); };
  return concat("shift ±", number(limits.shift), " px, size ±",
                percent(static_cast<double>(limits.scale)), ", rotation ±", number(limits.rotation),
                "°, shear ±", number(limits.shear), ", elastic ±", number(limits.elastic),
                " px, pen ±", number(limits.thickness), " px");
}

std::string sources_text(const TrainingData& data) {
  std::string text;
  for (const TrainingSource& source : data.sources) {
    text +=
        concat("- ", source.name, ": ", source.pictures.count(), " pictures, ", source.per_batch,
               " of each batch; varied anew each time: ", limits_text(source.limits), "\n");
  }
  return text;
}

std::string validation_text(const Validation& validation) {
  return concat("validation: MNIST ", percent(validation.mnist.accuracy()), ", drawings ",
                percent(validation.drawings.accuracy()));
}

std::string outcome_text(const char* name, const TrainingOutcome& outcome) {
  return concat("- ", std::string_view(name), ": ", outcome.parameters.size(), " parameters, ",
                outcome.epochs_done, " epochs in ", duration_text(outcome.seconds),
                ", best after epoch ", outcome.best_epoch, "; ",
                validation_text(outcome.validation), "\n");
}

std::string stored_text(const StoredModel& stored) {
  return concat(
      "- temperature ", decimals(stored.temperature, 3),
      ", folded into the dense layer; each layer's weights rounded to multiples of a power of two, "
      "at most 127 of them, and stored in half precision; as stored: ",
      validation_text(stored.validation), "\n");
}

}  // namespace

std::string command_of(const TrainingOptions& options) {
  std::string command = "./scripts/train --mnist DIR";
  if (!options.strokes.empty()) command += " --strokes FILE";
  return concat(command, " --seed ", static_cast<std::size_t>(options.seed), " --epochs ",
                options.epochs, " --teachers ", options.teachers, " --teacher-epochs ",
                options.teacher_epochs);
}

std::string report_path(const std::string& model_path) {
  return std::filesystem::path(model_path).replace_extension(".md").string();
}

Json summary_json(const Evaluation& evaluation) {
  Json json = Json::object();
  json.set("mnistAccuracy", Json::decimal(decimals(evaluation.mnist.accuracy(), 4)));
  json.set("mnistCalibrationError", Json::decimal(decimals(evaluation.mnist.calibration_error, 4)));
  if (!evaluation.cells.empty()) {
    json.set("strokesAccuracy", Json::decimal(decimals(evaluation.strokes.accuracy(), 4)));
    json.set("strokesCalibrationError",
             Json::decimal(decimals(evaluation.strokes.calibration_error, 4)));
  }
  return json;
}

std::string training_report(const TrainingOptions& options, const TrainingData& data,
                            const TrainingOutcome& network,
                            const std::vector<TrainingOutcome>& teachers, const StoredModel& stored,
                            const Evaluation& evaluation) {
  std::string text = concat(
      "# The digit network\n\nWritten by `train_digits`. Made by\n\n```\n", command_of(options),
      "\n```\n\nThe test pictures and the writers of the test took no part in training or in "
      "choosing between networks.\n\n",
      "## Result\n\n", to_markdown(evaluation), "\n## Training\n\n", sources_text(data),
      "- validation, which chose the epoch and the temperature: the last ",
      data.validation_mnist.count(), " pictures of MNIST's training set and ",
      data.validation_drawings.count(), " drawings",
      std::string_view(options.strokes.empty() ? " of the program's own"
                                               : " by writers of neither training nor test"),
      "\n");
  for (const TrainingOutcome& teacher : teachers) {
    text += outcome_text("teacher (the mean answer of the teachers was learned besides the labels)",
                         teacher);
  }
  text += outcome_text("network", network);
  return text + stored_text(stored);
}

}  // namespace convscope

// What a training run was asked for, and the report that it leaves: data, command, results, time;
// no path of a machine.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "nn/json.h"
#include "tools/support/evaluation.h"
#include "tools/support/training_run.h"

namespace convscope {

struct TrainingOptions {
  std::string mnist;
  std::string strokes;  // may be empty
  std::uint64_t seed = 1;
  int epochs = 30;
  int teacher_epochs = 12;
  int teachers = 3;
  std::string out = "web/models/digits.safetensors";
  std::string report;
};

/// What became of the trained weights in the file.
struct StoredModel {
  double temperature = 1.0;
  Validation validation;
};

/// The command that repeats the run; folders and files are named DIR and FILE.
std::string command_of(const TrainingOptions& options);

/// "models/digits.safetensors" → "models/digits.md"
std::string report_path(const std::string& model_path);

/// The few numbers that go into the model file.
Json summary_json(const Evaluation& evaluation);

/// Markdown.
std::string training_report(const TrainingOptions& options, const TrainingData& data,
                            const TrainingOutcome& network,
                            const std::vector<TrainingOutcome>& teachers, const StoredModel& stored,
                            const Evaluation& evaluation);

}  // namespace convscope

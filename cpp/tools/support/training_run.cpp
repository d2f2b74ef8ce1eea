#include "tools/support/training_run.h"

#include <chrono>
#include <csignal>

#include "core/text.h"
#include "tools/support/evaluation.h"
#include "tools/support/progress.h"

namespace convscope {
namespace {

volatile std::sig_atomic_t interruption = 0;

void note_interruption(int) { interruption = 1; }

std::string note_of(const TrainingReport& report, int epoch, int epochs) {
  std::string loss = std::to_string(report.loss);
  loss.resize(6);
  return concat("epoch ", epoch, "/", epochs, "  loss ", loss, "  right ",
                percent(static_cast<double>(report.accuracy)));
}

}  // namespace

bool interrupted() {
  static const bool armed = [] {
    std::signal(SIGINT, note_interruption);
    std::signal(SIGTERM, note_interruption);
    return true;
  }();
  return armed && interruption != 0;
}

Validation validate(const LanesNetwork& network, const TrainingData& data) {
  return {score(lanes_logits(network, data.validation_mnist), data.validation_mnist.labels),
          score(lanes_logits(network, data.validation_drawings), data.validation_drawings.labels)};
}

TrainingOutcome run_training(const std::string& name, const LanesArchitecture& architecture,
                             const TrainingData& data, const DigitTrainerOptions& options,
                             const OnBest& on_best) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point start = Clock::now();
  DigitTrainer trainer(architecture, data.sources, options);
  LanesNetwork network(architecture);
  TrainingOutcome outcome;
  Progress progress(name);
  TrainingReport report;
  while (!trainer.finished() && !interrupted()) {
    trainer.step();
    const int epoch = (trainer.steps_done() - 1) / trainer.steps_per_epoch() + 1;
    if (trainer.steps_done() % 20 == 0) report = trainer.take_report();
    progress.show({trainer.steps_done(), trainer.step_count(), trainer.batch_size(),
                   note_of(report, epoch, options.epochs)});
    if (trainer.steps_done() % trainer.steps_per_epoch() != 0) continue;

    network.set_parameters(trainer.averaged_parameters());
    const Validation validation = validate(network, data);
    outcome.epochs_done = epoch;
    outcome.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    // Of equals the later one: its average is over more steps.
    const bool best =
        outcome.best_epoch == 0 || validation.accuracy() >= outcome.validation.accuracy();
    progress.keep(concat(note_of(report, epoch, options.epochs), "  validation: MNIST ",
                         percent(validation.mnist.accuracy()), ", drawings ",
                         percent(validation.drawings.accuracy()), best ? "  best so far" : ""));
    if (!best) continue;
    outcome.parameters.assign(trainer.averaged_parameters().begin(),
                              trainer.averaged_parameters().end());
    outcome.validation = validation;
    outcome.best_epoch = epoch;
    on_best(outcome);
  }
  return outcome;
}

}  // namespace convscope

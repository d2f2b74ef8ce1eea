// The training of the digit network: batches mixed from several sources, varied on the fly, learned
// on two threads.
//
//   DigitTrainer trainer({.stages = {{8, 5}, {16, 5}, {32, 3}}}, sources, options);
//   while (!trainer.finished()) trainer.step();
//   save(trainer.averaged_parameters());
//
// A picture of no digit should get the same probability for all ten. The result depends on the
// sources and options alone: every example has random numbers of its own, and the gradients of
// eight examples at a time are added up in a fixed order, whichever thread worked them out.
#pragma once

#include <atomic>
#include <barrier>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "digits/augment.h"
#include "nn/lanes_network.h"
#include "nn/optimizer.h"
#include "tools/support/digit_pictures.h"

namespace convscope {

/// Where examples come from, and how many of each batch.
struct TrainingSource {
  std::string name;
  DigitPictures pictures;
  AugmentLimits limits;
  int per_batch = 64;
};

/// Networks whose mean answer is learned besides the labels (Hinton, Vinyals, Dean 2015). An
/// ensemble errs less often than each of its members, and says where it is in doubt.
struct Teachers {
  std::vector<LanesNetwork> networks;
  float weight = 0.6f;       // of their answer; the labels have the rest
  float temperature = 3.0f;  // their logits and the pupil's are divided by this first
};

struct DigitTrainerOptions {
  std::uint64_t seed = 1;
  int epochs = 20;  // of the first source
  float learning_rate =
      0.004f;         // at its highest: it rises during the first part, then falls along a cosine
  float rise = 0.1f;  // part of all steps
  float weight_decay = 0.0f;
  float averaging = 0.9995f;  // the average keeps this part of itself at each step
  const Teachers* teachers = nullptr;
};

/// Means over the examples since the last report.
struct TrainingReport {
  float loss = 0.0f;
  float accuracy = 0.0f;  // of pictures that show a digit
};

class DigitTrainer {
 public:
  /// `sources` and the teachers must outlive the trainer.
  DigitTrainer(const LanesArchitecture& architecture, const std::vector<TrainingSource>& sources,
               const DigitTrainerOptions& options);
  ~DigitTrainer();
  DigitTrainer(const DigitTrainer&) = delete;
  DigitTrainer& operator=(const DigitTrainer&) = delete;

  bool finished() const { return step_ >= step_count_; }
  int steps_done() const { return step_; }
  int step_count() const { return step_count_; }
  int steps_per_epoch() const { return steps_per_epoch_; }
  int batch_size() const { return batch_size_; }

  /// Learns one batch.
  void step();
  /// What happened since the last call.
  TrainingReport take_report();

  /// The moving average of all weights so far, which generalises better than the last ones (Polyak,
  /// Juditsky 1992).
  std::span<const float> averaged_parameters() const { return averaged_; }

 private:
  struct Pick {
    int source = 0;
    int index = 0;
  };
  /// What one thread needs.
  struct Worker {
    LanesMemory memory;
    std::vector<LanesMemory> teacher_memories;
    std::vector<float> source;
    std::vector<float> picture;
  };

  void initialize_parameters();
  void pick_examples();
  void work(Worker& worker);
  void learn_group(int group, Worker& worker);
  void load_example(int example, int lane, Worker& worker) const;
  void judge_example(int example, int lane, Worker& worker);
  float learning_rate_now() const;
  void update();

  DigitTrainerOptions options_;
  const std::vector<TrainingSource>& sources_;
  std::vector<std::vector<int>> orders_;  // per source, mixed anew each time it has been used up
  LanesNetwork network_;
  Optimizer optimizer_;
  std::vector<float> parameters_;
  std::vector<float> averaged_;
  int batch_size_ = 0;
  int steps_per_epoch_ = 0;
  int step_count_ = 0;
  int step_ = 0;

  std::vector<Pick> picks_;
  std::vector<std::vector<float>> gradients_;  // per group of eight examples
  std::vector<double> losses_;                 // per example
  std::vector<std::uint8_t> right_;            // per example: 1 right, 0 wrong, 2 shows no digit
  double loss_sum_ = 0.0;
  std::int64_t loss_count_ = 0, right_count_ = 0, digit_count_ = 0;

  std::vector<Worker> workers_;
  std::atomic<int> next_group_{0};
  bool stopping_ = false;
  std::barrier<> start_;
  std::barrier<> done_;
  std::thread helper_;
};

/// The logits of every picture, [count][10].
std::vector<float> lanes_logits(const LanesNetwork& network, const DigitPictures& pictures);

}  // namespace convscope

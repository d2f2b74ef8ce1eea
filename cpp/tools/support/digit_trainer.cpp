#include "tools/support/digit_trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

#include "core/random.h"
#include "digits/normalize.h"

namespace convscope {
namespace {

constexpr int thread_count = 2;
constexpr int classes = 10;
using Row = std::array<float, classes>;

/// Random numbers of one thing among many, told apart by two numbers.
Random random_for(std::uint64_t seed, std::uint64_t first, std::uint64_t second) {
  return Random(seed ^ (first * 0x9E3779B97F4A7C15u) ^ (second * 0xC2B2AE3D27D4EB4Fu));
}

Row logits_of(const LanesMemory& memory, int lane, float factor) {
  Row scores{};
  for (int k = 0; k < classes; ++k)
    scores[static_cast<std::size_t>(k)] = memory.logit(lane, k) * factor;
  return scores;
}

Row softmax_of(Row scores) {
  const float largest = *std::ranges::max_element(scores);
  float sum = 0.0f;
  for (float& score : scores) sum += score = std::exp(score - largest);
  for (float& score : scores) score /= sum;
  return scores;
}

Row mean_answer(const std::vector<LanesMemory>& memories, int lane, float factor) {
  Row mean{};
  for (const LanesMemory& memory : memories) {
    const Row answer = softmax_of(logits_of(memory, lane, factor));
    for (std::size_t k = 0; k < mean.size(); ++k) {
      mean[k] += answer[k] / static_cast<float>(memories.size());
    }
  }
  return mean;
}

std::vector<ParameterRange> ranges_of(const LanesArchitecture& architecture) {
  std::vector<ParameterRange> ranges;
  std::size_t offset = 0;
  const std::vector<Layer> layers = make_layers(architecture);
  for (std::size_t i = 0; i < layers.size(); ++i) {
    for (const bool is_bias : {false, true}) {
      const std::size_t count = (is_bias ? layers[i].bias : layers[i].weight).values().size();
      if (count > 0) ranges.push_back({static_cast<int>(i), is_bias, offset, count});
      offset += count;
    }
  }
  return ranges;
}

}  // namespace

DigitTrainer::DigitTrainer(const LanesArchitecture& architecture,
                           const std::vector<TrainingSource>& sources,
                           const DigitTrainerOptions& options)
    : options_(options),
      sources_(sources),
      orders_(sources_.size()),
      network_(architecture),
      optimizer_({.kind = OptimizerKind::adam,
                  .learning_rate = options.learning_rate,
                  .weight_decay = options.weight_decay},
                 ranges_of(architecture)),
      parameters_(network_.parameter_count()),
      start_(thread_count),
      done_(thread_count) {
  initialize_parameters();
  averaged_ = parameters_;
  for (const TrainingSource& source : sources_) batch_size_ += source.per_batch;
  steps_per_epoch_ = sources_[0].pictures.count() / sources_[0].per_batch;
  step_count_ = options.epochs * steps_per_epoch_;
  const int groups = (batch_size_ + lane_count - 1) / lane_count;
  picks_.resize(static_cast<std::size_t>(batch_size_));
  losses_.resize(picks_.size());
  right_.resize(picks_.size());
  gradients_.assign(static_cast<std::size_t>(groups), std::vector<float>(parameters_.size()));
  for (int i = 0; i < thread_count; ++i) {
    Worker worker;
    worker.memory = network_.make_memory();
    if (options.teachers != nullptr) {
      for (const LanesNetwork& teacher : options.teachers->networks) {
        worker.teacher_memories.push_back(teacher.make_memory());
      }
    }
    worker.source.resize(digit_side * digit_side);
    worker.picture.resize(digit_side * digit_side);
    workers_.push_back(std::move(worker));
  }
  helper_ = std::thread([this] {
    for (;;) {
      start_.arrive_and_wait();
      if (stopping_) return;
      work(workers_[1]);
      done_.arrive_and_wait();
    }
  });
}

DigitTrainer::~DigitTrainer() {
  stopping_ = true;
  start_.arrive_and_wait();
  helper_.join();
}

void DigitTrainer::initialize_parameters() {
  // He, Zhang, Ren, Sun (2015): deviation sqrt(2 / fan-in), biases zero.
  Random random = random_for(options_.seed, 1, 0);
  const std::vector<Layer> layers = make_layers(network_.architecture());
  for (const ParameterRange& range : ranges_of(network_.architecture())) {
    if (range.is_bias) continue;
    const Shape& shape = layers[static_cast<std::size_t>(range.layer)].weight.shape();
    const auto fan_in =
        static_cast<float>(shape.element_count() / static_cast<std::size_t>(shape[0]));
    const float deviation = std::sqrt(2.0f / fan_in);
    for (std::size_t i = 0; i < range.count; ++i) {
      parameters_[range.offset + i] = deviation * random.normal();
    }
  }
}

void DigitTrainer::pick_examples() {
  std::size_t next = 0;
  for (std::size_t s = 0; s < sources_.size(); ++s) {
    const std::int64_t count = sources_[s].pictures.count();
    for (int i = 0; i < sources_[s].per_batch; ++i) {
      const std::int64_t position = std::int64_t{step_} * sources_[s].per_batch + i;
      std::vector<int>& order = orders_[s];
      if (position % count == 0) {
        order.resize(static_cast<std::size_t>(count));
        std::iota(order.begin(), order.end(), 0);
        Random random = random_for(options_.seed, 2 + s, static_cast<std::uint64_t>(position));
        for (int left = static_cast<int>(count); left > 1; --left) {
          std::swap(order[static_cast<std::size_t>(left - 1)],
                    order[static_cast<std::size_t>(random.below(left))]);
        }
      }
      picks_[next++] = {static_cast<int>(s), order[static_cast<std::size_t>(position % count)]};
    }
  }
}

void DigitTrainer::step() {
  pick_examples();
  network_.set_parameters(parameters_);
  next_group_ = 0;
  start_.arrive_and_wait();
  work(workers_[0]);
  done_.arrive_and_wait();
  update();
  ++step_;
}

void DigitTrainer::work(Worker& worker) {
  const int groups = static_cast<int>(gradients_.size());
  for (int group = next_group_++; group < groups; group = next_group_++) learn_group(group, worker);
}

void DigitTrainer::learn_group(int group, Worker& worker) {
  const int begin = group * lane_count;
  const int count = std::min(lane_count, batch_size_ - begin);
  for (int lane = 0; lane < count; ++lane) load_example(begin + lane, lane, worker);
  network_.forward(worker.memory);
  for (std::size_t i = 0; i < worker.teacher_memories.size(); ++i) {
    options_.teachers->networks[i].forward(worker.teacher_memories[i]);
  }
  for (int lane = 0; lane < lane_count; ++lane) {
    for (int k = 0; k < classes; ++k) worker.memory.d_logit(lane, k) = 0.0f;
    if (lane < count) judge_example(begin + lane, lane, worker);
  }
  std::vector<float>& gradients = gradients_[static_cast<std::size_t>(group)];
  std::ranges::fill(gradients, 0.0f);
  network_.backward(worker.memory, gradients);
}

void DigitTrainer::load_example(int example, int lane, Worker& worker) const {
  const Pick pick = picks_[static_cast<std::size_t>(example)];
  const TrainingSource& source = sources_[static_cast<std::size_t>(pick.source)];
  source.pictures.read(pick.index, worker.source);
  Random random = random_for(options_.seed, 1000 + static_cast<std::uint64_t>(step_),
                             static_cast<std::uint64_t>(example));
  augment_digit(worker.source, source.limits, random, worker.picture);
  worker.memory.set_input(lane, worker.picture);
  for (LanesMemory& memory : worker.teacher_memories) memory.set_input(lane, worker.picture);
}

void DigitTrainer::judge_example(int example, int lane, Worker& worker) {
  const Pick pick = picks_[static_cast<std::size_t>(example)];
  const std::uint8_t label = sources_[static_cast<std::size_t>(pick.source)]
                                 .pictures.labels[static_cast<std::size_t>(pick.index)];
  const Teachers* teachers = label == no_digit ? nullptr : options_.teachers;
  const float scale = 1.0f / static_cast<float>(batch_size_);
  const float label_weight = teachers != nullptr ? 1.0f - teachers->weight : 1.0f;
  const Row logits = logits_of(worker.memory, lane, 1.0f);
  const Row answer = softmax_of(logits);
  double loss = 0.0;
  for (int k = 0; k < classes; ++k) {
    const float target = label == no_digit ? 1.0f / classes : static_cast<float>(label == k);
    const float probability = answer[static_cast<std::size_t>(k)];
    worker.memory.d_logit(lane, k) = scale * label_weight * (probability - target);
    loss -= static_cast<double>(target * std::log(std::max(probability, 1e-12f)));
  }
  if (teachers != nullptr) {
    // The gradient of T² · cross-entropy of the softened answers: T · (pupil's - teacher's).
    const float cool = 1.0f / teachers->temperature;
    const Row pupil = softmax_of(logits_of(worker.memory, lane, cool));
    const Row wanted = mean_answer(worker.teacher_memories, lane, cool);
    for (int k = 0; k < classes; ++k) {
      const auto place = static_cast<std::size_t>(k);
      worker.memory.d_logit(lane, k) +=
          scale * teachers->weight * teachers->temperature * (pupil[place] - wanted[place]);
    }
  }
  const auto best = std::ranges::max_element(logits) - logits.begin();
  losses_[static_cast<std::size_t>(example)] = loss;
  right_[static_cast<std::size_t>(example)] =
      label == no_digit ? std::uint8_t{2} : static_cast<std::uint8_t>(best == label);
}

float DigitTrainer::learning_rate_now() const {
  const float done = static_cast<float>(step_) / static_cast<float>(step_count_);
  if (done < options_.rise)
    return options_.learning_rate * (done + 0.01f) / (options_.rise + 0.01f);
  const float fallen = (done - options_.rise) / (1.0f - options_.rise);
  return options_.learning_rate * 0.5f * (1.0f + std::cos(std::numbers::pi_v<float> * fallen));
}

void DigitTrainer::update() {
  std::vector<float>& sum = gradients_[0];
  for (std::size_t group = 1; group < gradients_.size(); ++group) {
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += gradients_[group][i];
  }
  optimizer_.set_learning_rate(learning_rate_now());
  optimizer_.step(sum, parameters_);

  // Early on the average follows closely, or it would remember the random start for long.
  const float early = static_cast<float>(step_ + 1) / static_cast<float>(step_ + 20);
  const float keep = std::min(options_.averaging, early);
  for (std::size_t i = 0; i < averaged_.size(); ++i) {
    averaged_[i] = keep * averaged_[i] + (1.0f - keep) * parameters_[i];
  }
  for (std::size_t i = 0; i < losses_.size(); ++i) {
    loss_sum_ += losses_[i];
    ++loss_count_;
    if (right_[i] == 2) continue;
    ++digit_count_;
    right_count_ += right_[i];
  }
}

TrainingReport DigitTrainer::take_report() {
  TrainingReport report{
      static_cast<float>(loss_sum_ / static_cast<double>(std::max<std::int64_t>(loss_count_, 1))),
      static_cast<float>(right_count_) /
          static_cast<float>(std::max<std::int64_t>(digit_count_, 1))};
  loss_sum_ = 0.0;
  loss_count_ = right_count_ = digit_count_ = 0;
  return report;
}

std::vector<float> lanes_logits(const LanesNetwork& network, const DigitPictures& pictures) {
  std::vector<float> logits(static_cast<std::size_t>(pictures.count() * classes));
  const int groups = (pictures.count() + lane_count - 1) / lane_count;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < thread_count; ++thread) {
    threads.emplace_back([&, thread] {
      LanesMemory memory = network.make_memory();
      std::vector<float> picture(digit_side * digit_side);
      for (int group = thread; group < groups; group += thread_count) {
        const int begin = group * lane_count;
        const int count = std::min(lane_count, pictures.count() - begin);
        for (int lane = 0; lane < count; ++lane) {
          pictures.read(begin + lane, picture);
          memory.set_input(lane, picture);
        }
        network.forward(memory);
        for (int lane = 0; lane < count; ++lane) {
          for (int k = 0; k < classes; ++k) {
            logits[static_cast<std::size_t>((begin + lane) * classes + k)] = memory.logit(lane, k);
          }
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  return logits;
}

}  // namespace convscope

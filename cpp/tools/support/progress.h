// A line that tells how far a long job is, rewritten in place on a terminal and printed once an
// epoch elsewhere.
//
//   Progress progress("network");
//   progress.show({.done = 120, .total = 9000, .note = "loss 0.0312"});
//   progress.keep("epoch 3: 99.12 %");
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace convscope {

struct ProgressState {
  std::int64_t done = 0;
  std::int64_t total = 1;
  std::int64_t per_unit = 1;  // pictures in one unit of `done`, for the speed
  std::string note;
};

class Progress {
 public:
  explicit Progress(std::string name);
  ~Progress();

  /// Draws the bar, at most ten times a second, on a terminal only.
  void show(const ProgressState& state);
  /// Prints a line that stays.
  void keep(const std::string& line);

 private:
  void erase();

  using Clock = std::chrono::steady_clock;
  std::string name_;
  bool terminal_;
  bool drawn_ = false;
  Clock::time_point start_;
  Clock::time_point last_;
};

/// "1:05", "2:03:09"
std::string duration_text(double seconds);

}  // namespace convscope

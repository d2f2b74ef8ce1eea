#include "tools/support/progress.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>

namespace convscope {

Progress::Progress(std::string name)
    : name_(std::move(name)),
      terminal_(isatty(STDERR_FILENO) == 1),
      start_(Clock::now()),
      last_(start_) {}

Progress::~Progress() { erase(); }

void Progress::show(const ProgressState& state) {
  const Clock::time_point now = Clock::now();
  if (!terminal_ || now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  constexpr int width = 24;
  const double part = static_cast<double>(state.done) / static_cast<double>(state.total);
  const int filled = static_cast<int>(part * width);
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const double left = state.done > 0 ? seconds * (1.0 / part - 1.0) : 0.0;
  const double speed = static_cast<double>(state.done * state.per_unit) / std::max(seconds, 1e-3);
  const std::string bar = std::string(static_cast<std::size_t>(filled), '#') +
                          std::string(static_cast<std::size_t>(width - filled), '.');
  std::fprintf(stderr, "\r\x1b[K%s [%s] %3.0f %%  %s  %.0f pictures/s  %s left", name_.c_str(),
               bar.c_str(), 100.0 * part, state.note.c_str(), speed, duration_text(left).c_str());
  std::fflush(stderr);
  drawn_ = true;
}

void Progress::keep(const std::string& line) {
  erase();
  const double seconds = std::chrono::duration<double>(Clock::now() - start_).count();
  std::fprintf(stderr, "%s %s  (%s)\n", name_.c_str(), line.c_str(),
               duration_text(seconds).c_str());
}

void Progress::erase() {
  if (drawn_) std::fputs("\r\x1b[K", stderr);
  drawn_ = false;
}

std::string duration_text(double seconds) {
  const auto whole = static_cast<long>(std::lround(std::max(seconds, 0.0)));
  std::array<char, 48> text{};
  if (whole >= 3600) {
    std::snprintf(text.data(), text.size(), "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60,
                  whole % 60);
  } else {
    std::snprintf(text.data(), text.size(), "%ld:%02ld", whole / 60, whole % 60);
  }
  return text.data();
}

}  // namespace convscope

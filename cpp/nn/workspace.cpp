#include "nn/workspace.h"

#include <algorithm>

#include "nn/step.h"

namespace convscope {

Port::Port(const PictureView& map, bool same_order) : map_(map) {
  const auto count = static_cast<std::size_t>(map.rows) * static_cast<std::size_t>(map.columns) *
                     static_cast<std::size_t>(map.channels);
  if (same_order) {
    values_ = {map.data, count};
  } else {
    own_.resize(count);
    values_ = own_;
  }
}

void Port::push() const {
  if (!own_.empty()) read_planes(own_.data(), map_);
}

void Port::pull() {
  if (!own_.empty()) write_planes(map_, own_.data());
}

Workspace::Workspace() = default;
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;
Workspace::~Workspace() = default;

void Workspace::clear_gradients() {
  for (const RunStep& step : steps_) std::ranges::fill(step.memory.sums, 0.0f);
}

}  // namespace convscope

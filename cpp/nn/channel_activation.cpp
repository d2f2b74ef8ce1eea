#include "nn/channel_activation.h"

#include <algorithm>
#include <utility>

namespace convscope {
namespace {

template <typename Visit>
void for_each_value(const PictureLayout& picture, Visit visit) {
  for (int row = 0; row < picture.rows; ++row) {
    for (int column = 0; column < picture.columns; ++column) {
      for (int channel = 0; channel < picture.channels; ++channel) visit(channel, row, column);
    }
  }
}

bool all_are(std::span<const ActivationKind> kinds, ActivationKind kind) {
  return std::ranges::all_of(kinds, [kind](ActivationKind one) { return one == kind; });
}

}  // namespace

ChannelActivation::ChannelActivation(std::vector<ActivationKind> kinds, const PictureLayout& output,
                                     FusedActivation fusable)
    : kinds_(std::move(kinds)),
      output_(output),
      is_fused_(fusable == FusedActivation::relu && !kinds_.empty() &&
                all_are(kinds_, ActivationKind::relu)),
      does_nothing_(is_fused_ || all_are(kinds_, ActivationKind::none)) {}

ActivationKind ChannelActivation::kind_of(int channel) const {
  return kinds_[kinds_.size() == 1 ? 0 : static_cast<std::size_t>(channel)];
}

void ChannelActivation::forward(const PictureView& output, std::span<float> scratch) const {
  if (does_nothing_) return;
  if (!scratch.empty()) copy_picture(output, output_.at(scratch.data()));
  for_each_value(output_, [&](int channel, int row, int column) {
    float& value = *output.at(channel, row, column);
    value = activate(value, kind_of(channel));
  });
}

void ChannelActivation::backward(std::span<float> scratch, const PictureView& d_output) const {
  if (does_nothing_) return;
  const PictureView before = output_.at(scratch.data());
  for_each_value(output_, [&](int channel, int row, int column) {
    // forward:  output = activate(before)
    const std::span<float> d_value(d_output.at(channel, row, column), 1);
    activation_backward(d_value, {before.at(channel, row, column), 1}, kind_of(channel), d_value);
  });
}

}  // namespace convscope

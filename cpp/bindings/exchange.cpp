#include "bindings/exchange.h"

#include <cassert>

#include "bindings/memory.h"

namespace convscope::bindings {
namespace {

/// Every slot begins a cache line.
constexpr std::size_t alignment = 64;
/// A block beyond this is given back once a call needs far less.
constexpr std::size_t kept_bytes = std::size_t{64} << 20;

constexpr std::size_t aligned(std::size_t bytes) {
  return (bytes + alignment - 1) / alignment * alignment;
}

}  // namespace

void Exchange::begin() {
  places_.clear();
  elsewhere_ = 0;
}

void Exchange::release() {
  block_.reset();
  capacity_ = 0;
}

Slot Exchange::add(Use use, std::size_t count, const Shape& shape) {
  places_.push_back({use, count, shape, nullptr});
  return {static_cast<int>(places_.size()) - 1};
}

Slot Exchange::input(std::size_t count) { return add(Use::input, count, Shape{1}); }
Slot Exchange::output(const Shape& shape) { return add(Use::output, shape.element_count(), shape); }
Slot Exchange::late_output() { return add(Use::late_output, 0, Shape{0}); }
Slot Exchange::scratch(std::size_t count) { return add(Use::scratch, count, Shape{1}); }

void Exchange::publish(Slot slot, const void* values, int count) {
  Place& place = places_[static_cast<std::size_t>(slot.index)];
  place.values = static_cast<std::byte*>(const_cast<void*>(values));
  place.shape = Shape{count};
  write_reply();
}

Status Exchange::reserve() {
  double bytes = alignment;
  for (const Place& place : places_) bytes += static_cast<double>(aligned(place.count * 4));
  const bool far_too_large = capacity_ > kept_bytes && bytes < static_cast<double>(capacity_) / 2;
  // Nothing in the block outlives a call, so it need not be copied and may be freed first.
  if (bytes > static_cast<double>(capacity_) || far_too_large) release();
  Status status = check_memory(elsewhere_ + (capacity_ == 0 ? bytes : 0.0));
  if (!status.ok() && capacity_ > 0) {
    release();
    status = check_memory(elsewhere_ + bytes);
  }
  if (!status.ok()) return status;
  if (capacity_ == 0) {
    capacity_ = static_cast<std::size_t>(bytes);
    block_ = std::make_unique_for_overwrite<std::byte[]>(capacity_);
  }
  const auto address = reinterpret_cast<std::uintptr_t>(block_.get());
  std::byte* next = block_.get() + (aligned(address) - address);
  for (Place& place : places_) {
    place.values = next;
    next += aligned(place.count * 4);
  }
  write_reply();
  return {};
}

void Exchange::write_reply() {
  reply_.clear();
  const auto tell_address = [this](const Place& place) {
    reply_.push_back(static_cast<std::int32_t>(reinterpret_cast<std::uintptr_t>(place.values)));
  };
  for (const Place& place : places_) {
    if (place.use == Use::input) tell_address(place);
  }
  for (const Place& place : places_) {
    if (place.use != Use::output && place.use != Use::late_output) continue;
    tell_address(place);
    reply_.push_back(place.shape.rank());
    reply_.insert(reply_.end(), place.shape.sizes().begin(), place.shape.sizes().end());
  }
}

std::span<float> Exchange::floats(Slot slot) const {
  if (!slot.used()) return {};
  const Place& place = places_[static_cast<std::size_t>(slot.index)];
  return {reinterpret_cast<float*>(place.values), place.count};
}

std::span<std::int32_t> Exchange::integers(Slot slot) const {
  const std::span<float> values = floats(slot);
  return {reinterpret_cast<std::int32_t*>(values.data()), values.size()};
}

std::span<std::uint8_t> Exchange::bytes(Slot slot, std::size_t count) const {
  assert(count <= floats(slot).size_bytes());
  return {reinterpret_cast<std::uint8_t*>(floats(slot).data()), count};
}

}  // namespace convscope::bindings

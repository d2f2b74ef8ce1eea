#include "bindings/exchange.h"

#include "bindings/memory.h"

namespace convscope::bindings {
namespace {

/// Every tensor begins a cache line.
constexpr std::size_t alignment = 64;
/// A block beyond this is given back once a call needs far less.
constexpr std::size_t kept_bytes = std::size_t{64} << 20;

constexpr std::size_t aligned(std::size_t bytes) {
  return (bytes + alignment - 1) / alignment * alignment;
}

std::size_t bytes_of(const Shape& shape) { return aligned(shape.element_count() * sizeof(float)); }

}  // namespace

void Exchange::begin() {
  places_.clear();
  elsewhere_ = 0;
}

void Exchange::release() {
  block_.reset();
  capacity_ = 0;
}

void Exchange::add(Use use, const Shape& shape) { places_.push_back({use, shape, nullptr}); }

void Exchange::publish(int place, const void* values, std::size_t count) {
  Place& late = places_[static_cast<std::size_t>(place)];
  late.values = static_cast<std::byte*>(const_cast<void*>(values));
  late.shape = Shape{static_cast<int>(count)};
  write_reply();
}

Status Exchange::reserve() {
  double bytes = alignment;
  for (const Place& place : places_) bytes += static_cast<double>(bytes_of(place.shape));
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
    next += bytes_of(place.shape);
  }
  write_reply();
  return {};
}

void Exchange::write_reply() {
  reply_.clear();
  for (const Place& place : places_) {
    if (place.use == Use::nothing) continue;
    reply_.push_back(static_cast<std::int32_t>(reinterpret_cast<std::uintptr_t>(place.values)));
    if (place.use == Use::input) continue;
    const auto told = place.shape.sizes().subspan(place.use == Use::only_output ? 1 : 0);
    reply_.push_back(static_cast<std::int32_t>(told.size()));
    reply_.insert(reply_.end(), told.begin(), told.end());
  }
}

TensorView Exchange::tensor(int place) const {
  const Place& found = places_[static_cast<std::size_t>(place)];
  return {reinterpret_cast<float*>(found.values), found.shape};
}

std::span<std::int32_t> Exchange::integers(int place) const {
  const std::span<float> values = floats(place);
  return {reinterpret_cast<std::int32_t*>(values.data()), values.size()};
}

std::span<double> Exchange::doubles(int place) const {
  const std::span<float> values = floats(place);
  return {reinterpret_cast<double*>(values.data()), values.size() / 2};
}

std::span<std::uint8_t> Exchange::bytes(int place) const {
  const std::span<float> values = floats(place);
  return {reinterpret_cast<std::uint8_t*>(values.data()), values.size_bytes()};
}

}  // namespace convscope::bindings

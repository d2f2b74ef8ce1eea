// Where the numbers of a call lie in WebAssembly memory: TypeScript copies the inputs in, C++
// computes, TypeScript copies the outputs out. One block serves all calls and only grows, so that a
// repeated call allocates nothing.
//
//   x_ = exchange.input(shape.element_count());
//   y_ = exchange.output(shape);
//   Status status = exchange.reserve();      // all at once; a RangeError when there is no room
//   relu(exchange.floats(x_), exchange.floats(y_));
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/shape.h"
#include "core/status.h"
#include "core/tensor.h"

namespace convscope::bindings {

/// A place in the block, known before the block is.
struct Slot {
  int index = -1;
  bool used() const { return index >= 0; }
};

class Exchange {
 public:
  Exchange() = default;
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  /// Forgets the slots of the last call.
  void begin();
  /// Gives the block back: it is as large as the largest call of late.
  void release();

  /// Room for `count` values of four bytes (or bytes in words of four) that the caller will write.
  Slot input(std::size_t count);
  /// Room for a result; the caller learns its shape. Results are told in the order in which they
  /// were asked for.
  Slot output(const Shape& shape);
  /// A result whose size only `run` knows; it lies in the call's own memory, which `publish` names.
  Slot late_output();
  void publish(Slot slot, const void* values, int count);
  /// Room that only this call uses, and what its own buffers take beside this block.
  Slot scratch(std::size_t count);
  void expect_allocations(double bytes) { elsewhere_ += bytes; }

  /// Finds room for every slot. RangeError when there is none.
  Status reserve();

  std::span<float> floats(Slot slot) const;
  std::span<std::int32_t> integers(Slot slot) const;
  std::span<std::uint8_t> bytes(Slot slot, std::size_t count) const;
  TensorView tensor(Slot slot, const Shape& shape) const { return {floats(slot).data(), shape}; }

  /// What TypeScript reads: the addresses of the inputs, then for each output its address, its rank
  /// and its sizes.
  const std::int32_t* reply() const { return reply_.data(); }

  /// Bytes of the block: for tests that count.
  std::size_t capacity() const { return capacity_; }

 private:
  enum class Use { input, output, late_output, scratch };
  struct Place {
    Use use;
    std::size_t count;
    Shape shape;
    std::byte* values;
  };

  Slot add(Use use, std::size_t count, const Shape& shape);
  void write_reply();

  std::vector<Place> places_;
  double elsewhere_ = 0;
  std::unique_ptr<std::byte[]> block_;
  std::size_t capacity_ = 0;
  std::vector<std::int32_t> reply_;
};

}  // namespace convscope::bindings

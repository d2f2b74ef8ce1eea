// Where the numbers of a call lie in WebAssembly memory: TypeScript copies the inputs in, C++
// computes, TypeScript copies the outputs out. One block serves all calls and only grows, so that a
// repeated call allocates nothing. Tensors are known by their place: in the order in which they
// were asked for, inputs first.
//
//   exchange.input(shape);                   // place 0
//   exchange.output(shape);                  // place 1
//   Status status = exchange.reserve();      // all at once; a RangeError when there is no room
//   softmax(exchange.tensor(0), exchange.tensor(1));
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

class Exchange {
 public:
  constexpr Exchange() = default;
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  /// Forgets the places of the last call.
  void begin();
  /// Gives the block back: it is as large as the largest call of late.
  void release();

  /// Room for a tensor (of values of four bytes) that the caller will write.
  void input(const Shape& shape) { add(Use::input, shape); }
  /// Room for so many values without axes, which may be none.
  void input(std::size_t count) { input(Shape{static_cast<int>(count)}); }
  /// An input that was left out: a place without values.
  void nothing() { add(Use::nothing, Shape{0}); }
  /// Room for a result; the caller learns its shape, without the first axis where `batched` is
  /// false.
  void output(const Shape& shape, bool batched = true) {
    add(batched ? Use::output : Use::only_output, shape);
  }
  /// A result whose size only `run` knows; it lies in the call's own memory, which `publish` names.
  void late_output() { add(Use::output, Shape{0}); }
  void publish(int place, const void* values, std::size_t count);
  /// What the call's own buffers take beside this block.
  void expect_allocations(double bytes) { elsewhere_ += bytes; }

  /// Finds room for every place. RangeError when there is none.
  Status reserve();

  TensorView tensor(int place) const;
  std::span<float> floats(int place) const { return tensor(place).values(); }
  std::span<std::int32_t> integers(int place) const;
  /// Of a place with room for twice as many values.
  std::span<double> doubles(int place) const;
  /// Four for each value.
  std::span<std::uint8_t> bytes(int place) const;

  /// What TypeScript reads: the addresses of the inputs, then for each output its address, its rank
  /// and its sizes.
  const std::int32_t* reply() const { return reply_.data(); }

 private:
  /// Of an output for a caller who gave one example instead of a batch, the first axis is not told.
  enum class Use { input, nothing, output, only_output };
  struct Place {
    Use use;
    Shape shape;
    std::byte* values;
  };

  void add(Use use, const Shape& shape);
  void write_reply();

  std::vector<Place> places_;
  double elsewhere_ = 0;
  std::unique_ptr<std::byte[]> block_;
  std::size_t capacity_ = 0;
  std::vector<std::int32_t> reply_;
};

}  // namespace convscope::bindings

// The sizes of a tensor, outermost first: [C, H, W] is channel, row, column.
//
//   Shape image{3, 32, 48};
//   image.element_count() == 4608;  image.offset(1, 0, 0) == 1536;  to_text(image) == "[3, 32, 48]"
#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>

#include "core/status.h"

namespace convscope {

/// No tensor has more axes: locally connected weights are [Hout, Wout, O, C, kH, kW].
inline constexpr int max_rank = 6;

/// No tensor has more elements, so that every offset and byte count fits into 32 bits: 2^29 - 1
/// floats, 2 GiB.
inline constexpr std::size_t max_elements = (std::size_t{1} << 29) - 1;

/// Up to six sizes, row-major: the last axis is contiguous. Sizes are at least 1 once checked (see
/// make_shape).
class Shape {
 public:
  Shape() = default;
  Shape(std::initializer_list<int> sizes);
  explicit Shape(std::span<const int> sizes);

  int rank() const { return rank_; }
  int operator[](int axis) const {
    assert(axis >= 0 && axis < rank_);
    return sizes_[static_cast<std::size_t>(axis)];
  }
  std::span<const int> sizes() const { return {sizes_.data(), static_cast<std::size_t>(rank_)}; }

  /// The product of all sizes; 1 for the empty shape of a scalar.
  std::size_t element_count() const;

  /// Place of an element in row-major order; one index per axis, outermost first.
  template <typename... Indices>
  std::size_t offset(Indices... indices) const {
    assert(static_cast<int>(sizeof...(indices)) == rank_);
    std::size_t place = 0;
    int axis = 0;
    ((place =
          place * static_cast<std::size_t>((*this)[axis++]) + static_cast<std::size_t>(indices)),
     ...);
    return place;
  }

  bool operator==(const Shape& other) const;

 private:
  std::array<int, max_rank> sizes_{};
  int rank_ = 0;
};

/// A shape from untrusted sizes: RangeError naming `argument` if there are more than six, one is
/// below 1, or the product exceeds max_elements.
Result<Shape> make_shape(std::span<const int> sizes, const TextPart& argument);

/// "[3, 32, 48]"
inline std::string to_text(const Shape& shape) { return as_text(shape); }

}  // namespace convscope

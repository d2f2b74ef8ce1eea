#include "core/shape.h"

#include <algorithm>

#include "core/text.h"

namespace convscope {

Shape::Shape(std::initializer_list<int> sizes) : Shape(std::span(sizes.begin(), sizes.size())) {}

Shape::Shape(std::span<const int> sizes) : rank_(static_cast<int>(sizes.size())) {
  assert(sizes.size() <= sizes_.size());
  std::copy(sizes.begin(), sizes.end(), sizes_.begin());
}

std::size_t Shape::element_count() const {
  std::size_t count = 1;
  for (const int size : sizes()) count *= static_cast<std::size_t>(size);
  return count;
}

bool Shape::operator==(const Shape& other) const {
  return std::ranges::equal(sizes(), other.sizes());
}

Result<Shape> make_shape(std::span<const int> sizes, const TextPart& argument) {
  if (sizes.size() > max_rank) {
    return Status::range_error(
        concat(argument, " has ", sizes.size(), " axes; a tensor has at most ", max_rank));
  }
  const Shape shape(sizes);
  std::size_t count = 1;
  for (const int size : sizes) {
    if (size < 1) {
      return Status::range_error(
          concat(argument, " is ", shape, "; every size must be at least 1"));
    }
    // Divide instead of multiplying, so that the check itself cannot overflow.
    if (static_cast<std::size_t>(size) > max_elements / count) {
      return Status::range_error(concat(argument, " is ", shape, ", more than the ", max_elements,
                                        " elements that a tensor may have"));
    }
    count *= static_cast<std::size_t>(size);
  }
  return shape;
}

}  // namespace convscope

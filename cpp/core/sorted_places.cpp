#include "core/sorted_places.h"

#include <utility>

namespace convscope {

// Heap sort, written out: std::sort would bring four kilobytes for each kind of thing.
std::vector<std::size_t> sorted_places(std::size_t count, ComesBefore before, const void* things) {
  std::vector<std::size_t> places(count);
  for (std::size_t i = 0; i < count; ++i) places[i] = i;
  // Lets the place at `top` sink until nothing below it comes later.
  const auto sink = [&](std::size_t top, std::size_t end) {
    while (2 * top + 1 < end) {
      std::size_t child = 2 * top + 1;
      if (child + 1 < end && before(things, places[child], places[child + 1])) ++child;
      if (!before(things, places[top], places[child])) return;
      std::swap(places[top], places[child]);
      top = child;
    }
  };
  for (std::size_t top = count / 2; top-- > 0;) sink(top, count);
  for (std::size_t end = count; end > 1; --end) {
    std::swap(places[0], places[end - 1]);
    sink(0, end - 1);
  }
  return places;
}

}  // namespace convscope

// Sorting as a list of places: what is sorted stays where it is, and one function sorts everything.
//
//   const auto before = [&](std::size_t a, std::size_t b) { return names[a] < names[b]; };
//   names[sorted_places(names.size(), before)[0]]   // the first in alphabetical order
#pragma once

#include <cstddef>
#include <vector>

namespace convscope {

/// Whether the thing at place `a` comes before the thing at place `b`, among `things`.
using ComesBefore = bool (*)(const void* things, std::size_t a, std::size_t b);

std::vector<std::size_t> sorted_places(std::size_t count, ComesBefore before, const void* things);

/// The places 0 … count - 1 in ascending order of what is there; equals in any order. Takes
/// count · log(count) steps whatever the order was.
template <typename Before>
std::vector<std::size_t> sorted_places(std::size_t count, const Before& before) {
  const ComesBefore call = [](const void* things, std::size_t a, std::size_t b) {
    return (*static_cast<const Before*>(things))(a, b);
  };
  return sorted_places(count, call, &before);
}

}  // namespace convscope

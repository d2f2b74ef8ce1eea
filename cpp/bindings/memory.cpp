#include "bindings/memory.h"

#include <cstddef>
#include <cstdlib>

#include "core/text.h"

namespace convscope::bindings {
namespace {

/// Room for everything that calls allocate without asking: sentences, lists of layers and shapes.
constexpr std::size_t reserve_bytes = std::size_t{1} << 20;
/// What may be taken from the reserve without asking.
constexpr double small_bytes = reserve_bytes / 4;
/// A module of 32-bit addresses is linked for two gigabytes.
constexpr double addressable = 2147483648.0;

void* reserve = nullptr;

}  // namespace

Status check_memory(double bytes) {
  if (bytes <= small_bytes) return {};
  // Volatile: compilers leave out memory that is only asked for and freed, and say it was there.
  void* volatile probe =
      bytes < addressable ? std::malloc(static_cast<std::size_t>(bytes)) : nullptr;
  if (probe == nullptr) {
    const auto megabytes = static_cast<long long>(bytes / (1 << 20)) + 1;
    return Status::range_error(concat("this needs ", megabytes,
                                      " MB of WebAssembly memory, more than there is; use smaller "
                                      "tensors, or dispose of models"));
  }
  std::free(probe);
  return {};
}

Status refill_reserve() {
  if (reserve == nullptr) reserve = std::malloc(reserve_bytes);
  if (reserve != nullptr) return {};
  return Status::range_error("WebAssembly memory is full; dispose of models or trainers");
}

bool open_reserve() {
  if (reserve == nullptr) return false;
  std::free(reserve);
  reserve = nullptr;
  return true;
}

}  // namespace convscope::bindings

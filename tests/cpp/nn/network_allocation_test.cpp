// Counts every allocation of the test program, to show that a run makes none.
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <new>

#include "nn/loss.h"
#include "nn/network_parts.h"

namespace {

std::size_t allocations = 0;

void* counted(std::size_t size) {
  ++allocations;
  void* memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) std::abort();
  return memory;
}

}  // namespace

void* operator new(std::size_t size) { return counted(size); }
void* operator new[](std::size_t size) { return counted(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

using namespace convscope;
using namespace convscope::testing;

TEST_CASE("a network allocates when it makes a workspace, and never when it runs or learns") {
  const Network network = small_network(41);
  std::size_t before = allocations;
  Workspace plain = network.make_workspace(Keep::output);
  Workspace learning = network.make_workspace(Keep::gradients);
  CHECK(allocations > before);

  before = allocations;
  network.run(plain);
  network.run(learning);
  label_loss(learning.logits(), 1, 1.0f, learning.d_logits());
  network.backward(learning);
  const std::size_t made = allocations - before;
  CHECK(made == 0);
}

// What the compiler expects to find in every program, shorter than the C library has it.
#include <malloc.h>

#include <cstddef>
#include <cstdlib>

#include "bindings/memory.h"

extern "C" {

// One instruction each, compiled with -mbulk-memory: the C library's loops of this size copy byte
// by byte.

void* memcpy(void* target, const void* source, std::size_t bytes) {
  return __builtin_memcpy(target, source, bytes);
}

void* memmove(void* target, const void* source, std::size_t bytes) {
  return __builtin_memmove(target, source, bytes);
}

void* memset(void* target, int value, std::size_t bytes) {
  return __builtin_memset(target, value, bytes);
}

/// Called for a virtual function without a body, which no object has. The C library's own prints a
/// sentence, and brings printf along.
[[noreturn]] void __cxa_pure_virtual() { __builtin_trap(); }

}  // extern "C"

namespace {

/// Values begin a cache line, so that no vector lies across two; small objects may lie anywhere.
void* allocate(std::size_t bytes) {
  constexpr std::size_t line = 64;
  return memalign(bytes < line ? alignof(double) : line, bytes);
}

}  // namespace

/// Without exceptions a failed allocation could only abort.
void* operator new(std::size_t bytes) {
  void* memory = allocate(bytes);
  while (memory == nullptr && convscope::bindings::open_reserve()) memory = allocate(bytes);
  if (memory == nullptr) __builtin_trap();
  return memory;
}

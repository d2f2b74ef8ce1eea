// What the compiler expects to find in every program, shorter than the C library has it.
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

/// Without exceptions a failed allocation could only abort.
void* operator new(std::size_t bytes) {
  void* memory = std::malloc(bytes);
  while (memory == nullptr && convscope::bindings::open_reserve()) memory = std::malloc(bytes);
  if (memory == nullptr) __builtin_trap();
  return memory;
}

// The safetensors format: eight bytes of header length, a JSON header, then the values,
// little-endian.
//
//   Result<Safetensors> file = read_safetensors(bytes);
//   if (const NamedTensor* weight = file.value().find("conv1.weight")) use(weight->tensor);
//
// Source: github.com/huggingface/safetensors, "Format". A file is untrusted: every length and
// offset is checked, and what overlaps, leaves a hole or is too short is refused with a sentence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/status.h"
#include "core/tensor.h"

namespace convscope {

/// Longer headers are refused: a thousand times what a network for a page needs.
inline constexpr std::size_t max_safetensors_header = std::size_t{4} << 20;

/// How the values are stored: four bytes each, or two (half precision).
enum class StoredType { f32, f16 };

struct NamedTensor {
  std::string name;
  Tensor tensor;
};

/// What a file holds. Metadata is text by text, in the order of the header.
struct Safetensors {
  std::vector<std::pair<std::string, std::string>> metadata;
  std::vector<NamedTensor> tensors;

  const NamedTensor* find(std::string_view name) const;
  /// The metadata's value, or null.
  const std::string* find_metadata(std::string_view name) const;
};

/// Reads F32 and F16 values (as floats). Every tensor needs 1 to 6 axes of at least one element
/// each. TypeError when the bytes are no safetensors file, RangeError when its numbers do not fit
/// together.
Result<Safetensors> read_safetensors(std::span<const std::uint8_t> bytes);

/// The file's bytes, tensors in the given order; the values begin at a multiple of eight bytes.
/// Names must differ from each other and from "__metadata__".
std::vector<std::uint8_t> write_safetensors(const Safetensors& file, StoredType type);

}  // namespace convscope

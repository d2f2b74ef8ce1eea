// Whole files in and out, gzipped or not.
//
//   Result<std::vector<std::uint8_t>> bytes = read_file("train-labels-idx1-ubyte.gz");
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/status.h"

namespace convscope {

bool file_exists(const std::string& path);

/// The file's bytes, unpacked if it is gzipped. RangeError naming the file when it is missing,
/// damaged or cut short.
Result<std::vector<std::uint8_t>> read_file(const std::string& path);

/// Writes beside the file first and then renames, so that an interruption leaves the old file
/// whole.
Status write_file(const std::string& path, std::span<const std::uint8_t> bytes);
Status write_file(const std::string& path, const std::string& text);

}  // namespace convscope

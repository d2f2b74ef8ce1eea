#include "tools/support/file_bytes.h"

#include <zlib.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "core/text.h"

namespace convscope {
namespace {

Status system_error(const std::string& path, const char* what) {
  return Status::range_error(concat(path, " ", what, ": ", std::string_view(std::strerror(errno))));
}

}  // namespace

bool file_exists(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored);
}

Result<std::vector<std::uint8_t>> read_file(const std::string& path) {
  if (!file_exists(path)) return Status::range_error(path + " does not exist or is no file");
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) return system_error(path, "cannot be read");
  std::vector<std::uint8_t> bytes;
  std::array<std::uint8_t, 65536> part{};
  int count = 0;
  while ((count = gzread(file, part.data(), part.size())) > 0) {
    bytes.insert(bytes.end(), part.begin(), part.begin() + count);
  }
  // Only closing tells whether a gzip stream was cut short.
  const bool damaged = count < 0;
  const bool cut_short = gzclose(file) != Z_OK;
  if (damaged) return Status::range_error(path + " is damaged: it cannot be unpacked");
  if (cut_short) return Status::range_error(path + " is cut short: its gzip stream has no end");
  return bytes;
}

Status write_file(const std::string& path, std::span<const std::uint8_t> bytes) {
  const std::string draft = path + ".part";
  std::FILE* file = std::fopen(draft.c_str(), "wb");
  if (file == nullptr) return system_error(path, "cannot be written");
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  const bool closed = std::fclose(file) == 0;
  if (!written || !closed || std::rename(draft.c_str(), path.c_str()) != 0) {
    return system_error(path, "cannot be written");
  }
  return {};
}

Status write_file(const std::string& path, const std::string& text) {
  return write_file(path, {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

}  // namespace convscope

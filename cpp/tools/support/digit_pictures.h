// Many 28×28 digits with their labels, as bytes: MNIST, or drawings rendered in advance.
//
//   Result<Mnist> mnist = read_mnist("data/mnist");
//   mnist.value().train.count() == 60000
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/status.h"

namespace convscope {

/// What a picture shows that is no digit.
inline constexpr std::uint8_t no_digit = 255;

struct DigitPictures {
  std::vector<std::uint8_t> pixels;  // [count][28][28], 0 (paper) … 255 (ink)
  std::vector<std::uint8_t> labels;  // 0…9, or no_digit

  int count() const { return static_cast<int>(labels.size()); }
  /// Writes one picture as grey values 0…1.
  void read(int index, std::span<float> picture) const;
  void append(std::span<const float> picture, std::uint8_t label);
  /// Pictures begin … end - 1.
  DigitPictures part(int begin, int end) const;
};

struct Mnist {
  DigitPictures train;  // 60,000 in mixed order
  DigitPictures test;   // 10,000 by other writers
};

/// Reads the four IDX files of MNIST, gzipped or not, from a folder. RangeError that names the file
/// which is missing, damaged or not what it should be.
Result<Mnist> read_mnist(const std::string& folder);

/// One pair of IDX files: images (magic 0x803) and labels (magic 0x801). `names` are for the
/// error's sentence.
Result<DigitPictures> parse_idx(std::span<const std::uint8_t> images,
                                std::span<const std::uint8_t> labels,
                                const std::string& images_name, const std::string& labels_name);

}  // namespace convscope

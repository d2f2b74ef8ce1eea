#include "tools/support/digit_pictures.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/text.h"
#include "digits/normalize.h"
#include "tools/support/file_bytes.h"

namespace convscope {
namespace {

constexpr std::size_t picture_bytes = digit_side * digit_side;
constexpr std::uint32_t images_magic = 0x803;
constexpr std::uint32_t labels_magic = 0x801;

std::uint32_t read_big_endian(std::span<const std::uint8_t> bytes, std::size_t place) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = (value << 8) | bytes[place + i];
  return value;
}

/// The path of an IDX file, gzipped or not; also as some mirrors spell it
/// ("train-images.idx3-ubyte").
Result<std::string> find_idx(const std::string& folder, const std::string& stem,
                             const std::string& ending) {
  for (const char* joint : {"-", "."}) {
    for (const char* packing : {"", ".gz"}) {
      std::string path = folder + "/" + stem + joint + ending + packing;
      if (file_exists(path)) return path;
    }
  }
  return Status::range_error(concat(folder, " has no file ", stem, "-", ending, " or ", stem, "-",
                                    ending,
                                    ".gz; --mnist needs the folder with MNIST's four IDX files"));
}

Result<DigitPictures> read_pair(const std::string& folder, const std::string& stem) {
  Result<std::string> images_path = find_idx(folder, stem + "-images", "idx3-ubyte");
  if (!images_path.ok()) return images_path.status();
  Result<std::string> labels_path = find_idx(folder, stem + "-labels", "idx1-ubyte");
  if (!labels_path.ok()) return labels_path.status();
  auto images = read_file(images_path.value());
  if (!images.ok()) return images.status();
  auto labels = read_file(labels_path.value());
  if (!labels.ok()) return labels.status();
  return parse_idx(images.value(), labels.value(), images_path.value(), labels_path.value());
}

}  // namespace

void DigitPictures::read(int index, std::span<float> picture) const {
  const std::uint8_t* source = pixels.data() + static_cast<std::size_t>(index) * picture_bytes;
  for (std::size_t i = 0; i < picture_bytes; ++i) {
    picture[i] = static_cast<float>(source[i]) * (1.0f / 255.0f);
  }
}

void DigitPictures::append(std::span<const float> picture, std::uint8_t label) {
  for (const float value : picture) {
    pixels.push_back(
        static_cast<std::uint8_t>(std::lround(255.0f * std::clamp(value, 0.0f, 1.0f))));
  }
  labels.push_back(label);
}

DigitPictures DigitPictures::part(int begin, int end) const {
  const auto bytes = static_cast<std::ptrdiff_t>(picture_bytes);
  return {{pixels.begin() + begin * bytes, pixels.begin() + end * bytes},
          {labels.begin() + begin, labels.begin() + end}};
}

Result<DigitPictures> parse_idx(std::span<const std::uint8_t> images,
                                std::span<const std::uint8_t> labels,
                                const std::string& images_name, const std::string& labels_name) {
  if (images.size() < 16 || read_big_endian(images, 0) != images_magic) {
    return Status::range_error(images_name +
                               " is no IDX file of images (its first bytes must be 0x00000803)");
  }
  if (labels.size() < 8 || read_big_endian(labels, 0) != labels_magic) {
    return Status::range_error(labels_name +
                               " is no IDX file of labels (its first bytes must be 0x00000801)");
  }
  const std::size_t count = read_big_endian(images, 4);
  const std::uint32_t rows = read_big_endian(images, 8);
  const std::uint32_t columns = read_big_endian(images, 12);
  if (rows != digit_side || columns != digit_side) {
    return Status::range_error(concat(images_name, " has images of ", std::size_t{rows}, "×",
                                      std::size_t{columns}, " pixels; MNIST's have 28×28"));
  }
  if (count == 0 || images.size() - 16 != count * picture_bytes) {
    return Status::range_error(concat(images_name, " should hold ", count, " images but has ",
                                      images.size() - 16, " bytes of pixels"));
  }
  if (read_big_endian(labels, 4) != count || labels.size() - 8 != count) {
    return Status::range_error(
        concat(labels_name, " has ", labels.size() - 8, " labels for ", count, " images"));
  }
  DigitPictures pictures{{images.begin() + 16, images.end()}, {labels.begin() + 8, labels.end()}};
  const auto wrong =
      std::ranges::find_if(pictures.labels, [](std::uint8_t label) { return label > 9; });
  if (wrong != pictures.labels.end()) {
    return Status::range_error(
        concat(labels_name, " has the label ", int{*wrong}, "; labels are 0 to 9"));
  }
  return pictures;
}

Result<Mnist> read_mnist(const std::string& folder) {
  Result<DigitPictures> train = read_pair(folder, "train");
  if (!train.ok()) return train.status();
  Result<DigitPictures> test = read_pair(folder, "t10k");
  if (!test.ok()) return test.status();
  return Mnist{std::move(train).value(), std::move(test).value()};
}

}  // namespace convscope

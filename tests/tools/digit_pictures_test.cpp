#include "tools/support/digit_pictures.h"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "tools/support/file_bytes.h"

namespace convscope {
namespace {

constexpr std::size_t picture_bytes = 784;

/// Two pictures, of a 3 and a 7, whose first pixels are full ink and half of it.
struct Files {
  std::vector<std::uint8_t> images{0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 28, 0, 0, 0, 28};
  std::vector<std::uint8_t> labels{0, 0, 8, 1, 0, 0, 0, 2, 3, 7};

  Files() {
    images.resize(16 + 2 * picture_bytes);
    images[16] = 255;
    images[16 + picture_bytes] = 51;
  }
  Result<DigitPictures> parse() const { return parse_idx(images, labels, "images", "labels"); }
  std::string refusal() const {
    const Result<DigitPictures> pictures = parse();
    return pictures.ok() ? "accepted" : pictures.status().message();
  }
};

TEST_CASE("an IDX pair of two pictures gives their pixels and labels") {
  const Result<DigitPictures> pictures = Files().parse();
  REQUIRE(pictures.ok());
  REQUIRE(pictures.value().count() == 2);
  CHECK(pictures.value().labels == std::vector<std::uint8_t>{3, 7});
  std::vector<float> picture(picture_bytes);
  pictures.value().read(1, picture);
  CHECK(picture[0] == 51.0f * (1.0f / 255.0f));
  CHECK(picture[1] == 0.0f);
}

TEST_CASE("a part keeps pictures and labels together") {
  const DigitPictures second = Files().parse().value().part(1, 2);
  CHECK(second.labels == std::vector<std::uint8_t>{7});
  CHECK(second.pixels.size() == picture_bytes);
  CHECK(second.pixels[0] == 51);
}

TEST_CASE("a damaged IDX pair is refused with the file's name and what is wrong") {
  Files wrong_magic;
  wrong_magic.images[3] = 1;
  CHECK(wrong_magic.refusal() ==
        "images is no IDX file of images (its first bytes must be 0x00000803)");
  Files short_of_pixels;
  short_of_pixels.images.pop_back();
  CHECK(short_of_pixels.refusal() == "images should hold 2 images but has 1567 bytes of pixels");
  Files many;
  many.images[4] = 0xFF;
  CHECK(many.refusal() == "images should hold 4278190082 images but has 1568 bytes of pixels");
  Files other_size;
  other_size.images[15] = 27;
  CHECK(other_size.refusal() == "images has images of 28×27 pixels; MNIST's have 28×28");
  Files fewer_labels;
  fewer_labels.labels.pop_back();
  CHECK(fewer_labels.refusal() == "labels has 1 labels for 2 images");
  Files eleven;
  eleven.labels[8] = 11;
  CHECK(eleven.refusal() == "labels has the label 11; labels are 0 to 9");
  Files empty;
  empty.images.clear();
  CHECK(empty.refusal() != "accepted");
}

TEST_CASE("a folder without MNIST is answered with the name of the file that is missing") {
  const Result<Mnist> mnist = read_mnist("no-such-folder");
  REQUIRE_FALSE(mnist.ok());
  CHECK(mnist.status().message() ==
        "no-such-folder has no file train-images-idx3-ubyte or train-images-idx3-ubyte.gz; "
        "--mnist needs the folder with MNIST's four IDX files");
}

TEST_CASE("a gzip stream that was cut short is damaged, not shorter") {
  // printf 'convolution convolution convolution' | gzip -n9
  const std::vector<std::uint8_t> packed{0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00,
                                         0x02, 0x03, 0x4b, 0xce, 0xcf, 0x2b, 0xcb, 0xcf,
                                         0x29, 0x2d, 0xc9, 0xcc, 0xcf, 0x53, 0x48, 0xc6};
  const std::string path =
      (std::filesystem::temp_directory_path() / "convscope-cut-short-test.gz").string();
  REQUIRE(write_file(path, packed).ok());
  const auto bytes = read_file(path);
  std::filesystem::remove(path);
  REQUIRE_FALSE(bytes.ok());
  CHECK(bytes.status().message() == path + " is cut short: its gzip stream has no end");
}

}  // namespace
}  // namespace convscope

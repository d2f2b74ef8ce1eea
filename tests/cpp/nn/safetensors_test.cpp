#include "nn/safetensors.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <string>
#include <vector>

namespace convscope {
namespace {

/// A file from its header's text and its data.
std::vector<std::uint8_t> file_of(const std::string& header, std::size_t data_bytes) {
  std::vector<std::uint8_t> bytes(8);
  for (std::size_t i = 0; i < 4; ++i)
    bytes[i] = static_cast<std::uint8_t>(header.size() >> (8 * i));
  bytes.insert(bytes.end(), header.begin(), header.end());
  bytes.resize(bytes.size() + data_bytes);
  return bytes;
}

std::string refusal(const std::string& header, std::size_t data_bytes) {
  const Result<Safetensors> file = read_safetensors(file_of(header, data_bytes));
  return file.ok() ? "accepted" : file.status().message();
}

Safetensors example() {
  Safetensors file;
  file.metadata = {{"format", "pt"}, {"note", "a \"quoted\" word"}};
  file.tensors.push_back({"conv1.weight", Tensor(Shape{2, 1, 1, 2}, {0.5f, -1.0f, 2.0f, 0.25f})});
  file.tensors.push_back({"conv1.bias", Tensor(Shape{2}, {0.0f, 3.0f})});
  return file;
}

TEST_CASE("one tensor's bytes are a length, a header and the values, little-endian") {
  //  {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} has 54 letters; two spaces make it 56
  Safetensors file;
  file.tensors.push_back({"a", Tensor(Shape{1}, {1.0f})});
  const std::vector<std::uint8_t> bytes = write_safetensors(file, StoredType::f32);
  const std::string header = R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}  )";
  std::vector<std::uint8_t> expected{56, 0, 0, 0, 0, 0, 0, 0};
  expected.insert(expected.end(), header.begin(), header.end());
  expected.insert(expected.end(), {0x00, 0x00, 0x80, 0x3F});
  CHECK(bytes == expected);
}

TEST_CASE("what was written is read again, in both precisions") {
  const StoredType type = GENERATE(StoredType::f32, StoredType::f16);
  const Safetensors file = example();  // every value is exact as a half
  const Result<Safetensors> again = read_safetensors(write_safetensors(file, type));
  REQUIRE(again.ok());
  CHECK(again.value().metadata == file.metadata);
  REQUIRE(again.value().tensors.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    const Tensor& expected = file.tensors[i].tensor;
    const Tensor& actual = again.value().tensors[i].tensor;
    CHECK(again.value().tensors[i].name == file.tensors[i].name);
    CHECK(actual.shape() == expected.shape());
    CHECK(std::vector<float>(actual.values().begin(), actual.values().end()) ==
          std::vector<float>(expected.values().begin(), expected.values().end()));
  }
}

TEST_CASE("every beginning of a file that is cut short is refused") {
  const std::vector<std::uint8_t> bytes = write_safetensors(example(), StoredType::f32);
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    CAPTURE(length);
    CHECK_FALSE(read_safetensors(std::span(bytes).first(length)).ok());
  }
}

TEST_CASE("a file that lies about its tensors is refused with a sentence") {
  CHECK(refusal(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}})", 4) ==
        "tensor a has 4 bytes; its shape [2] needs 8");
  CHECK(refusal(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", 3) ==
        "tensor a has data_offsets [0,4]; the file holds bytes 0 to 3");
  CHECK(refusal(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}})", 4) ==
        "tensor a has data_offsets [4,0]; the file holds bytes 0 to 4");
  CHECK(refusal(R"({"a":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}})", 8) ==
        "tensor a has dtype I64; this build reads F32 and F16");
  CHECK(refusal(R"({"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}})", 0) ==
        "the shape of tensor a is [0]; every size must be at least 1");
  CHECK(refusal(R"({"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,6]}})", 6) ==
        "tensor a has 1.5 as a size; sizes are whole numbers from 1");
}

TEST_CASE("overlaps, holes and left over bytes are refused") {
  CHECK(refusal(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},)"
                R"("b":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}})",
                6) == "tensor b begins at byte 2; the one before it ends at 4");
  CHECK(refusal(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},)"
                R"("b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}})",
                12) == "tensor b begins at byte 8; the one before it ends at 4");
  CHECK(refusal(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", 5) ==
        "the tensors end at byte 4; the file holds 5");
}

TEST_CASE("sizes whose product overflows are refused before anything is allocated") {
  CHECK(refusal(R"({"a":{"dtype":"F32","shape":[65536,65536,65536,65536],"data_offsets":[0,0]}})",
                0) ==
        "the shape of tensor a is [65536, 65536, 65536, 65536], more than the 536870911 elements "
        "that a tensor may have");
  CHECK(refusal(R"({"a":{"dtype":"F32","shape":[4294967296],"data_offsets":[0,0]}})", 0) ==
        "tensor a has 4294967296 as a size; sizes are whole numbers from 1");
}

TEST_CASE("a header longer than the file or than the limit is refused") {
  std::vector<std::uint8_t> bytes{200, 0, 0, 0, 0, 0, 0, 0, '{', '}'};
  CHECK(read_safetensors(bytes).status().message() ==
        "the safetensors header should have 200 bytes; the file ends after 2");
  bytes[7] = 0x80;
  CHECK_FALSE(read_safetensors(bytes).ok());
}

}  // namespace
}  // namespace convscope

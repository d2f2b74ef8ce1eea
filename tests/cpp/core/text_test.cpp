#include "core/text.h"

#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <utility>

#include "core/status.h"

namespace convscope {
namespace {

TEST_CASE("a sentence is its parts in order, numbers in full") {
  CHECK(std::string(concat("kernel has ", 8, " values")) == "kernel has 8 values");
  CHECK(as_text(std::numeric_limits<int>::min()) == "-2147483648");
  CHECK(as_text(std::numeric_limits<long long>::max()) == "9223372036854775807");
  CHECK(as_text(std::numeric_limits<long long>::min()) == "-9223372036854775808");
  CHECK(std::string(concat()).empty());
}

TEST_CASE("a sentence may be part of a sentence, and parts may be any kind of text") {
  const std::string layer = "layers[2]";
  const std::string_view part = std::string_view("weights").substr(0, 6);
  CHECK(std::string(concat(concat(layer, ".", part), " has ", std::size_t{3}, " axes")) ==
        "layers[2].weight has 3 axes");
}

TEST_CASE("a status is fine until it carries a sentence") {
  CHECK(Status().ok());
  const Status failure = Status::range_error("stride must be at least 1, got 0");
  CHECK_FALSE(failure.ok());
  CHECK(failure.kind() == ErrorKind::range);
  CHECK(failure.message() == "stride must be at least 1, got 0");
}

TEST_CASE("a copy of a status keeps the sentence when the original is gone") {
  Status kept;
  {
    const Status original = Status::type_error("x must be a number, got null");
    kept = original;
    CHECK(original.message() == kept.message());
  }
  CHECK_FALSE(kept.ok());
  CHECK(kept.kind() == ErrorKind::type);
  CHECK(kept.message() == "x must be a number, got null");
  const Status moved = std::move(kept);
  CHECK(moved.message() == "x must be a number, got null");
  kept = Status();
  CHECK(kept.ok());
  CHECK(kept.message().empty());
}

TEST_CASE("a result holds a value or the reason why there is none") {
  const Result<int> seven = 7;
  CHECK(seven.ok());
  CHECK(seven.value() == 7);
  const Result<int> none = Status::type_error("x must be a number, got null");
  CHECK_FALSE(none.ok());
  CHECK(none.status().kind() == ErrorKind::type);
}

}  // namespace
}  // namespace convscope

// How a failure travels: as a value, up to the bindings or a tool, which alone throw or print.
//
//   Result<Shape> shape = conv2d_output_shape(...);
//   if (!shape.ok()) return shape.status();
//   use(shape.value());
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>

#include "core/text.h"

namespace convscope {

/// Which JavaScript exception a failure becomes: a wrong kind of argument, or a value or shape that
/// does not fit.
enum class ErrorKind { type, range };

/// Success, or a sentence that names the argument, what was given and what would fit.
/// A pointer, and its functions are not inline: nearly every function returns one, and success
/// should cost nothing.
class [[nodiscard]] Status {
 public:
  Status() = default;
  Status(const Status& other);
  Status(Status&& other) noexcept : failure_(std::exchange(other.failure_, nullptr)) {}
  Status& operator=(Status other) noexcept {
    std::swap(failure_, other.failure_);
    return *this;
  }
  ~Status() {
    if (failure_ != nullptr) forget();
  }

  static Status range_error(const TextPart& message) { return Status(ErrorKind::range, message); }
  static Status type_error(const TextPart& message) { return Status(ErrorKind::type, message); }

  bool ok() const { return failure_ == nullptr; }
  /// Of a failure; success answers range and an empty message.
  ErrorKind kind() const;
  const std::string& message() const;

 private:
  struct Failure {
    ErrorKind kind;
    std::string message;
  };
  Status(ErrorKind kind, const TextPart& message);
  void forget();

  const Failure* failure_ = nullptr;
};

/// A value, or the status that says why there is none.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(Status failure) : status_(std::move(failure)) { assert(!status_.ok()); }

  bool ok() const { return value_.has_value(); }
  const Status& status() const { return status_; }

  const T& value() const& {
    assert(ok());
    return *value_;
  }
  T& value() & {
    assert(ok());
    return *value_;
  }
  T&& value() && {
    assert(ok());
    return *std::move(value_);
  }

 private:
  std::optional<T> value_;
  Status status_;
};

}  // namespace convscope

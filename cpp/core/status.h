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

namespace convscope {

/// Which JavaScript exception a failure becomes: a wrong kind of argument, or a value or shape that does not fit.
enum class ErrorKind { type, range };

/// Success, or a sentence that names the argument, what was given and what would fit.
class [[nodiscard]] Status {
 public:
  Status() = default;

  static Status range_error(std::string message) {
    return Status(ErrorKind::range, std::move(message));
  }
  static Status type_error(std::string message) {
    return Status(ErrorKind::type, std::move(message));
  }

  bool ok() const { return !failed_; }
  ErrorKind kind() const { return kind_; }
  const std::string& message() const { return message_; }

 private:
  Status(ErrorKind kind, std::string message)
      : failed_(true), kind_(kind), message_(std::move(message)) {}

  bool failed_ = false;
  ErrorKind kind_ = ErrorKind::range;
  std::string message_;
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

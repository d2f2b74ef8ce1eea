// How a failure travels: as a value, up to the bindings or a tool, which alone throw or print.
//
//   Result<Shape> shape = conv2d_output_shape(...);
//   if (!shape.ok()) return shape.status();
//   use(shape.value());
#pragma once

#include <cassert>
#include <memory>
#include <string>
#include <utility>

#include "core/text.h"

// Where the compiler can be told so, a status travels in a register although it has a destructor:
// half of the calls in this library return one.
#if defined(__clang__)
#define CONVSCOPE_IN_A_REGISTER [[clang::trivial_abi]]
#else
#define CONVSCOPE_IN_A_REGISTER
#endif

namespace convscope {

/// Which JavaScript exception a failure becomes: a wrong kind of argument, or a value or shape that
/// does not fit.
enum class ErrorKind { type, range };

/// Success, or a sentence that names the argument, what was given and what would fit.
/// A pointer, and what failures do is not inline: success should cost nothing.
class [[nodiscard]] CONVSCOPE_IN_A_REGISTER Status {
 public:
  Status() = default;
  Status(const Status& other) : failure_(copied(other.failure_)) {}
  Status(Status&& other) noexcept : failure_(std::exchange(other.failure_, nullptr)) {}
  Status& operator=(Status other) noexcept {
    std::swap(failure_, other.failure_);
    return *this;
  }
  ~Status() {
    if (failure_ != nullptr) forget(failure_);
  }

  static Status range_error(const Sentence& message);
  static Status range_error(const TextPart& message);
  static Status type_error(const Sentence& message);
  static Status type_error(const TextPart& message);

  bool ok() const { return failure_ == nullptr; }
  /// Of a failure; success answers range and an empty message.
  ErrorKind kind() const { return ok() ? ErrorKind::range : failure_->kind; }
  const std::string& message() const { return message_of(failure_); }

 private:
  struct Failure {
    ErrorKind kind;
    std::string message;
  };
  explicit Status(const Failure* failure) : failure_(failure) {}

  // None of these takes `this`, which would need an address.
  static const Failure* copied(const Failure* failure);
  static const std::string& message_of(const Failure* failure);
  static void forget(const Failure* failure);

  const Failure* failure_ = nullptr;
};

/// A value, or the status that says why there is none.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(const T& value) : value_(value) {}
  Result(T&& value) : value_(std::move(value)) {}
  Result(Status failure) : status_(std::move(failure)) { assert(!status_.ok()); }
  /// The other keeps its failure: without one it would seem to have a value.
  // NOLINTNEXTLINE(performance-move-constructor-init): a copy is meant, see above.
  Result(Result&& other) noexcept : status_(other.status_) {
    if (ok()) std::construct_at(&value_, std::move(other.value_));
  }
  Result& operator=(Result&&) = delete;
  ~Result() {
    if (ok()) std::destroy_at(&value_);
  }

  bool ok() const { return status_.ok(); }
  const Status& status() const { return status_; }

  const T& value() const& {
    assert(ok());
    return value_;
  }
  T& value() & {
    assert(ok());
    return value_;
  }
  T&& value() && {
    assert(ok());
    return std::move(value_);
  }

 private:
  union {
    T value_;  // exists if `status_` is a success
  };
  Status status_;
};

}  // namespace convscope

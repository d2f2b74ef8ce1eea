#include "core/status.h"

namespace convscope {

Status::Status(const Status& other)
    : failure_(other.failure_ == nullptr ? nullptr : new Failure(*other.failure_)) {}

Status Status::range_error(std::string message) {
  return Status(new Failure{ErrorKind::range, std::move(message)});
}

Status Status::type_error(std::string message) {
  return Status(new Failure{ErrorKind::type, std::move(message)});
}

ErrorKind Status::kind() const { return failure_ == nullptr ? ErrorKind::range : failure_->kind; }

const std::string& Status::message() const {
  static const std::string none;
  return failure_ == nullptr ? none : failure_->message;
}

void Status::forget() { delete failure_; }

}  // namespace convscope

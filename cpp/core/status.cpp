#include "core/status.h"

namespace convscope {

Status::Status(const Status& other)
    : failure_(other.failure_ == nullptr ? nullptr : new Failure(*other.failure_)) {}

Status::Status(ErrorKind kind, const TextPart& message) {
  std::string text;
  message.append_to(text);
  failure_ = new Failure{kind, std::move(text)};
}

ErrorKind Status::kind() const { return failure_ == nullptr ? ErrorKind::range : failure_->kind; }

const std::string& Status::message() const {
  static const std::string none;
  return failure_ == nullptr ? none : failure_->message;
}

void Status::forget() { delete failure_; }

}  // namespace convscope

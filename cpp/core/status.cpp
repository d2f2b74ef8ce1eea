#include "core/status.h"

namespace convscope {

Status Status::range_error(const Sentence& message) {
  return Status(new Failure{ErrorKind::range, message});
}

Status Status::range_error(const TextPart& message) { return range_error(concat(message)); }

Status Status::type_error(const Sentence& message) {
  return Status(new Failure{ErrorKind::type, message});
}

Status Status::type_error(const TextPart& message) { return type_error(concat(message)); }

const Status::Failure* Status::copied(const Failure* failure) {
  return failure == nullptr ? nullptr : new Failure(*failure);
}

const std::string& Status::message_of(const Failure* failure) {
  static const std::string none;
  return failure == nullptr ? none : failure->message;
}

void Status::forget(const Failure* failure) { delete failure; }

}  // namespace convscope

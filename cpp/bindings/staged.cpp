#include "bindings/staged.h"

#include <vector>

namespace convscope::bindings {
namespace {

class CheckTensorCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange&) override {
    arguments.tensor("tensor");
    return arguments.status();
  }

  Status run(Exchange&) override { return {}; }
};

class StageCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange& exchange) override {
    slots_.clear();
    const int count = arguments.whole();
    for (int i = 0; i < count; ++i) {
      slots_.push_back(exchange.input(arguments.tensor("weight").element_count()));
    }
    return arguments.status();
  }

  Status run(Exchange& exchange) override {
    tensors_.clear();
    for (const Slot slot : slots_) tensors_.push_back(exchange.floats(slot));
    return {};
  }

  void forget() override { tensors_.clear(); }
  std::span<const std::span<const float>> tensors() const { return tensors_; }

 private:
  std::vector<Slot> slots_;
  std::vector<std::span<const float>> tensors_;
};

class StageFileCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange& exchange) override {
    size_ = static_cast<std::size_t>(arguments.whole());
    file_ = exchange.input((size_ + 3) / 4);
    return {};
  }

  Status run(Exchange& exchange) override {
    bytes_ = exchange.bytes(file_, size_);
    return {};
  }

  void forget() override { bytes_ = {}; }
  std::span<const std::uint8_t> bytes() const { return bytes_; }

 private:
  std::size_t size_ = 0;
  Slot file_;
  std::span<const std::uint8_t> bytes_;
};

StageCall& the_stage() {
  static StageCall call;
  return call;
}

StageFileCall& the_file() {
  static StageFileCall call;
  return call;
}

}  // namespace

Call& check_tensor_call() {
  static CheckTensorCall call;
  return call;
}

Call& stage_call() { return the_stage(); }
Call& stage_file_call() { return the_file(); }
std::span<const std::span<const float>> staged_tensors() { return the_stage().tensors(); }
std::span<const std::uint8_t> staged_file() { return the_file().bytes(); }

}  // namespace convscope::bindings

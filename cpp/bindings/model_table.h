// The models and trainers that JavaScript holds: it knows them by number and says when it no longer
// needs them.
//
//   const int number = models().add(std::move(model));
//   models().get(number)->network.run(...);
//   models().remove(number);
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "nn/network.h"
#include "nn/trainer.h"

namespace convscope::bindings {

/// Objects by a number from 1 on; numbers of removed ones are given again.
template <typename Object>
class Table {
 public:
  int add(Object object) {
    auto place = objects_.begin();
    while (place != objects_.end() && *place != nullptr) ++place;
    if (place == objects_.end()) place = objects_.insert(place, nullptr);
    *place = std::make_unique<Object>(std::move(object));
    return static_cast<int>(place - objects_.begin()) + 1;
  }
  Object* get(int number) const { return objects_[static_cast<std::size_t>(number - 1)].get(); }
  void remove(int number) { objects_[static_cast<std::size_t>(number - 1)].reset(); }
  int count() const {
    int count = 0;
    for (const auto& object : objects_) count += object != nullptr ? 1 : 0;
    return count;
  }

 private:
  std::vector<std::unique_ptr<Object>> objects_;
};

/// A network with memory for its hot path, and for showing every activation once that was asked
/// for.
struct Model {
  explicit Model(Network built)
      : network(std::move(built)), workspace(network.make_workspace(Keep::output)) {}

  Network network;
  Workspace workspace;
  std::optional<Workspace> all_activations;
};

struct Learner {
  Trainer trainer;
  Model* model;
};

Table<Model>& models();
Table<Learner>& learners();

}  // namespace convscope::bindings

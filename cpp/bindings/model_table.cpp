#include "bindings/model_table.h"

namespace convscope::bindings {

Table<Model>& models() {
  static Table<Model> table;
  return table;
}

Table<Learner>& learners() {
  static Table<Learner> table;
  return table;
}

}  // namespace convscope::bindings

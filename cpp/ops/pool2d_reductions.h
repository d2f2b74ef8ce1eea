// What pooling does to the cells of a window, lane by lane. Internal to ops/.
#pragma once

#include "core/f32x4.h"

namespace convscope {

struct Largest {
  template <typename Vector>
  static Vector combine(Vector a, Vector b) {
    return larger_or_nan(a, b);
  }
  static F32x4 finish(F32x4 largest, F32x4 least, F32x4 /*cells*/) {
    return larger(largest, least);
  }
};

struct Mean {
  template <typename Vector>
  static Vector combine(Vector a, Vector b) {
    return a + b;
  }
  static F32x4 finish(F32x4 sum, F32x4 /*nothing*/, F32x4 cells) { return sum / cells; }
};

}  // namespace convscope

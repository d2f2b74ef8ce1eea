// Our short functions under the names by which the compiler asks the C library for them.
#include "core/elementary.h"

extern "C" {

float sinf(float angle) { return convscope::short_sine(angle); }
float cosf(float angle) { return convscope::short_cosine(angle); }
float tanhf(float x) { return convscope::short_tanh(x); }
float hypotf(float x, float y) { return convscope::short_hypot(x, y); }

}  // extern "C"

// Sine, hyperbolic tangent and length, shorter than the C library has them: its own are exact to
// the last bit for every argument, and take tables and long divisions for that. These are within
// 1e-6 of each value where nothing else is said, a tenth of what the API promises.
//
//   short_cosine(0.0f) == 1.0f
//
// The WebAssembly module uses them in place of the C library's (bindings/mathematics.cpp).
#pragma once

namespace convscope {

/// Angles in radians; within 1e-7. Angles beyond some millions, which nobody draws, lose their
/// digits; of those that have none left the sine is no number.
float short_sine(float angle);
float short_cosine(float angle);

float short_tanh(float x);

/// √(x² + y²), without overflow on the way.
float short_hypot(float x, float y);

}  // namespace convscope

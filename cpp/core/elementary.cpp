#include "core/elementary.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace convscope {
namespace {

/// sin(x) for |x| up to π/4: the first terms of its series.
double sine_of_small(double x) {
  const double square = x * x;
  return x * (1.0 -
              square / 6.0 * (1.0 - square / 20.0 * (1.0 - square / 42.0 * (1.0 - square / 72.0))));
}

/// cos(x) for |x| up to π/4.
double cosine_of_small(double x) {
  const double square = x * x;
  return 1.0 -
         square / 2.0 *
             (1.0 - square / 12.0 *
                        (1.0 - square / 30.0 * (1.0 - square / 56.0 * (1.0 - square / 90.0))));
}

/// sin(angle + turns · π/2)
float sine_after(int quarter_turns, float angle) {
  const double quarters = std::nearbyint(angle * (2.0 * std::numbers::inv_pi));
  const double rest = angle - quarters * (std::numbers::pi / 2.0);
  if (!(std::fabs(rest) < 1.0)) return std::numeric_limits<float>::quiet_NaN();
  // Whole turns are left out before the conversion, which must not overflow.
  const int quadrant =
      static_cast<int>(quarters - 4.0 * std::floor(quarters / 4.0)) + quarter_turns;
  const double value = quadrant % 2 == 0 ? sine_of_small(rest) : cosine_of_small(rest);
  return static_cast<float>((quadrant & 2) != 0 ? -value : value);
}

}  // namespace

float short_sine(float angle) { return sine_after(0, angle); }
float short_cosine(float angle) { return sine_after(1, angle); }

float short_tanh(float x) {
  const float square = x * x;
  // The series, where 1 - 2 / (e^2x + 1) would take nearly equal numbers from each other.
  if (square < 0.09f) {
    return x * (1.0f - square * (1.0f / 3.0f -
                                 square * (2.0f / 15.0f - square * (17.0f / 315.0f -
                                                                    square * (62.0f / 2835.0f)))));
  }
  const float value = 1.0f - 2.0f / (std::exp(2.0f * std::fabs(x)) + 1.0f);
  return std::copysign(value, x);
}

float short_hypot(float x, float y) {
  const double width = x;
  const double height = y;
  // Squares of floats neither overflow nor vanish as doubles.
  return static_cast<float>(std::sqrt(width * width + height * height));
}

}  // namespace convscope

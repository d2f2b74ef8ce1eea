// Whole powers, without the C library's pow: two kilobytes of WebAssembly for exponents that nobody
// here has.
//
//   power(10.0, 3) == 1000.0
#pragma once

namespace convscope {

/// base^exponent for exponents of at least 0, by repeated squaring: exact where all intermediate
/// squares are, else within a few units in the last place for each bit of the exponent.
inline double power(double base, long long exponent) {
  double result = 1.0;
  for (; exponent > 0; exponent /= 2) {
    if (exponent % 2 == 1) result *= base;
    base *= base;
  }
  return result;
}

}  // namespace convscope

// The detector stage: a function of one number, applied everywhere, with its derivative.
#pragma once

#include <span>

namespace convscope {

/// none: x; relu: max(0, x); leaky_relu: x < 0 ? 0.01 x : x; sigmoid: 1 / (1 + e^-x); tanh; gelu: x
/// Φ(x) by erf (the exact form, PyTorch's default).
enum class ActivationKind { none, relu, leaky_relu, sigmoid, tanh, gelu };

/// One value. NaN stays NaN.
float activate(float x, ActivationKind kind);
/// d activate(x) / dx. At 0 the derivative of relu and leaky_relu is that of the left side, as in
/// PyTorch.
float activation_slope(float x, ActivationKind kind);

/// output[i] = activate(input[i]); both of one length, may be the same.
void activation_forward(std::span<const float> input, ActivationKind kind, std::span<float> output);
/// d_input[i] = d_output[i] * activation_slope(input[i]).
void activation_backward(std::span<const float> d_output, std::span<const float> input,
                         ActivationKind kind, std::span<float> d_input);

}  // namespace convscope

// Weights as the model file holds them: few enough different numbers to compress well.
//
//   stored_parameters(architecture, trained, 0.7);   // file: 25 kB, with brotli about 10
#pragma once

#include <span>
#include <vector>

#include "nn/lanes_network.h"

namespace convscope {

/// Rounds each value to the nearest multiple of a power of two: the smallest one of which 127 reach
/// the largest magnitude. Such numbers are halves exactly.
void round_to_127_steps(std::span<float> values);

/// The parameters (in the order of `make_layers`) with the dense layer, weights and biases, divided
/// by `temperature`; then each layer's weights rounded to 127 steps and its biases to halves.
std::vector<float> stored_parameters(const LanesArchitecture& architecture,
                                     std::span<const float> parameters, double temperature);

}  // namespace convscope

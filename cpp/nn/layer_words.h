// How the API calls each layer type and option value: one table for reading, writing and error
// sentences.
#pragma once

#include <array>
#include <string_view>

#include "nn/layer.h"

namespace convscope {

/// How the API calls each value of an enumeration. One table for reading and writing.
template <typename Value>
struct Word {
  std::string_view text;
  Value value;
};

inline constexpr std::array<Word<LayerType>, 10> layer_types{
    {{"conv2d", LayerType::conv2d},
     {"conv1d", LayerType::conv1d},
     {"locallyConnected2d", LayerType::locally_connected2d},
     {"maxPool2d", LayerType::max_pool2d},
     {"avgPool2d", LayerType::avg_pool2d},
     {"globalAvgPool2d", LayerType::global_avg_pool2d},
     {"activation", LayerType::activation},
     {"flatten", LayerType::flatten},
     {"dense", LayerType::dense},
     {"softmax", LayerType::softmax}}};

inline constexpr std::array<Word<ActivationKind>, 6> activations{
    {{"none", ActivationKind::none},
     {"relu", ActivationKind::relu},
     {"leaky-relu", ActivationKind::leaky_relu},
     {"sigmoid", ActivationKind::sigmoid},
     {"tanh", ActivationKind::tanh},
     {"gelu", ActivationKind::gelu}}};

inline constexpr std::array<Word<PaddingRule>, 3> padding_rules{
    {{"valid", PaddingRule::valid}, {"same", PaddingRule::same}, {"full", PaddingRule::full}}};

inline constexpr std::array<Word<PaddingMode>, 4> padding_modes{
    {{"zeros", PaddingMode::zeros},
     {"replicate", PaddingMode::replicate},
     {"reflect", PaddingMode::reflect},
     {"circular", PaddingMode::circular}}};

inline constexpr std::array<Word<Operation>, 2> operations{
    {{"cross-correlation", Operation::cross_correlation}, {"convolution", Operation::convolution}}};

}  // namespace convscope

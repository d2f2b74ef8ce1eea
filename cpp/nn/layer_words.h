// How the API calls each layer type and option value: one table for reading, writing and error
// sentences.
#pragma once

#include "nn/layer.h"

namespace convscope {

/// How the API calls the values of an enumeration that follow `first`, in their order: the words in
/// one text, each behind a zero. No template, and no table of addresses: every one would be
/// downloaded.
struct Words {
  const char* text;
  int first = 0;
};

inline constexpr Words layer_types{
    "conv2d\0conv1d\0locallyConnected2d\0maxPool2d\0avgPool2d\0globalAvgPool2d\0activation\0"
    "flatten\0dense\0softmax\0"};
inline constexpr Words activations{"none\0relu\0leaky-relu\0sigmoid\0tanh\0gelu\0"};
inline constexpr Words padding_rules{"valid\0same\0full\0", static_cast<int>(PaddingRule::valid)};
inline constexpr Words padding_modes{"zeros\0replicate\0reflect\0circular\0"};
inline constexpr Words operations{"cross-correlation\0convolution\0"};

/// The word for a value.
const char* word_for(int value, const Words& words);

template <typename Value>
const char* word_for(Value value, const Words& words) {
  return word_for(static_cast<int>(value), words);
}

}  // namespace convscope

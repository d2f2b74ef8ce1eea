#include "nn/layer_words.h"

#include <cstring>

namespace convscope {

const char* word_for(int value, const Words& words) {
  const char* word = words.text;
  for (int skipped = words.first; skipped < value; ++skipped) word += std::strlen(word) + 1;
  return word;
}

const char* to_text(LayerType type) { return word_for(type, layer_types); }

}  // namespace convscope

#include "nn/layer.h"

namespace convscope {

const char* to_text(LayerType type) {
  switch (type) {
    case LayerType::conv2d:
      return "conv2d";
    case LayerType::max_pool2d:
      return "maxPool2d";
    case LayerType::avg_pool2d:
      return "avgPool2d";
    case LayerType::global_avg_pool2d:
      return "globalAvgPool2d";
    case LayerType::activation:
      return "activation";
    case LayerType::flatten:
      return "flatten";
    case LayerType::dense:
      return "dense";
    case LayerType::softmax:
      return "softmax";
  }
  return "";
}

}  // namespace convscope

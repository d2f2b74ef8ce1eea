#include "nn/layer.h"

#include <algorithm>
#include <array>

#include "ops/conv1d.h"
#include "ops/locally_connected.h"

namespace convscope {

bool has_filters(LayerType type) {
  return type == LayerType::conv2d || type == LayerType::conv1d ||
         type == LayerType::locally_connected2d;
}

bool has_weights(LayerType type) { return has_filters(type) || type == LayerType::dense; }

Shape batch_of_one(const Shape& example) {
  std::array<int, max_rank> sizes{1};
  std::ranges::copy(example.sizes(), sizes.begin() + 1);
  return Shape(std::span(sizes).first(static_cast<std::size_t>(example.rank()) + 1));
}

Result<Conv2dPlan> plan_filters(const Layer& layer, const Shape& example) {
  auto* plan = plan_conv2d;
  if (layer.type == LayerType::conv1d) plan = plan_conv1d;
  if (layer.type == LayerType::locally_connected2d) plan = plan_locally_connected2d;
  return plan(batch_of_one(example), layer.weight.shape(), layer.conv2d);
}

}  // namespace convscope

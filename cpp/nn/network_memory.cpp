// Which layers run as one, and what memory a run needs.
#include <algorithm>
#include <cstdint>
#include <limits>

#include "nn/network.h"
#include "nn/step.h"

namespace convscope {
namespace {

bool is_relu(const Layer& layer) {
  return layer.type == LayerType::activation && layer.activation == ActivationKind::relu;
}

/// A layer whose kernel can apply relu before it stores.
bool can_fuse_relu(const Layer& layer) {
  return layer.type == LayerType::dense ||
         ((layer.type == LayerType::conv2d || layer.type == LayerType::conv1d) &&
          layer.conv2d.activation.empty());
}

/// Whether a picture pixel by pixel is the same list of values as plane by plane.
bool same_order(const PictureLayout& layout) {
  return layout.margin == Padding{} && (layout.order == Order::planes || layout.channels == 1 ||
                                        layout.rows * layout.columns == 1);
}

/// Whether a value in one order is the same memory in the other.
bool orders_agree(const PictureLayout& a, const PictureLayout& b) {
  return a.order == b.order || a.channels == 1;
}

}  // namespace

/// Sizes of everything that a workspace holds.
struct Network::MemoryPlan {
  std::vector<Pass> passes;
  // Of each pass: what its step needs, and how its input and output lie in memory. An output is the
  // next pass's input unless their orders differ.
  std::vector<StepNeeds> needs;
  std::vector<PictureLayout> inputs;
  std::vector<PictureLayout> outputs;
  std::vector<PictureLayout> d_outputs;
  std::size_t first_learner = 0;  // the pass in front of which nothing learns
  std::size_t logits_end = 0;     // the pass behind the one that writes the logits

  bool copies_input(std::size_t pass) const {
    return pass > 0 && !orders_agree(outputs[pass - 1], inputs[pass]);
  }

  bool learns(std::size_t pass) const { return pass >= first_learner && pass < logits_end; }
};

std::vector<Network::Pass> Network::separate_passes() const {
  std::vector<Pass> passes;
  passes.reserve(layers_.size());
  for (int i = 0; i < static_cast<int>(layers_.size()); ++i) passes.push_back({i, i, i + 1, false});
  return passes;
}

/// relu runs as part of a convolution or dense layer before it, or, which is less work, of max
/// pooling behind it: the larger of two activated values is the activation of the larger.
std::vector<Network::Pass> Network::fused_passes() const {
  const int count = static_cast<int>(layers_.size());
  const auto layer_at = [this](int i) -> const Layer& {
    return layers_[static_cast<std::size_t>(i)];
  };
  const auto relu_at = [&](int i) { return i < count && is_relu(layer_at(i)); };
  const auto max_pool_at = [&](int i) {
    return i < count && layer_at(i).type == LayerType::max_pool2d;
  };
  std::vector<Pass> passes;
  for (int i = 0; i < count;) {
    if (relu_at(i) && max_pool_at(i + 1)) {
      passes.push_back({i + 1, i, i + 2, true});
      i += 2;
    } else if (can_fuse_relu(layer_at(i)) && relu_at(i + 1) && !max_pool_at(i + 2)) {
      passes.push_back({i, i, i + 2, true});
      i += 2;
    } else {
      passes.push_back({i, i, i + 1, false});
      i += 1;
    }
  }
  return passes;
}

Network::MemoryPlan Network::plan_memory(Keep keep) const {
  MemoryPlan plan;
  plan.passes = keep == Keep::activations ? separate_passes() : fused_passes();
  plan.first_learner = plan.passes.size();
  Order order = Order::planes;  // of the newest value; the network's input is the caller's
  for (std::size_t p = 0; p < plan.passes.size(); ++p) {
    const Pass& pass = plan.passes[p];
    const Step& step = *steps_[static_cast<std::size_t>(pass.layer)];
    const Orders orders = keep == Keep::gradients ? Orders{} : step.orders(order);
    const StepNeeds& needs = plan.needs.emplace_back(step.needs());
    PictureLayout& input = plan.inputs.emplace_back(values_[static_cast<std::size_t>(pass.input)]);
    input.order = orders.input;
    if (orders.input == Order::pixels) input.margin = needs.input_margin;
    // What the step before wrote is what this one reads, if it can be.
    if (p > 0 && !plan.copies_input(p)) plan.outputs.back() = input;
    PictureLayout& output =
        plan.outputs.emplace_back(values_[static_cast<std::size_t>(pass.output)]);
    output.order = order = orders.output;
    plan.d_outputs.emplace_back(output).margin = needs.d_output_margin;
    if (needs.sums > 0) plan.first_learner = std::min(plan.first_learner, p);
    if (pass.output == logits_layer() + 1) plan.logits_end = p + 1;
  }
  return plan;
}

std::size_t Network::workspace_size(Keep keep) const {
  const MemoryPlan plan = plan_memory(keep);
  const bool learn = keep == Keep::gradients;
  // Padding and gaps can make layers so large that their sum leaves the range of std::size_t.
  std::uint64_t size = input_shape_.element_count() + output_shape().element_count() +
                       plan.inputs.front().value_count();
  for (std::size_t p = 0; p < plan.passes.size(); ++p) {
    const StepNeeds& needs = plan.needs[p];
    size += plan.outputs[p].value_count();
    if (plan.copies_input(p)) size += plan.inputs[p].value_count();
    if (learn) size += plan.d_outputs[p].value_count() + needs.sums;
    size += learn ? needs.scratch_to_learn : needs.scratch_to_run;
  }
  constexpr std::uint64_t most = std::numeric_limits<std::size_t>::max();
  return static_cast<std::size_t>(std::min(size, most));
}

/// Gives memory to one run after the other; a value's producer and consumer share it.
class Network::WorkspaceMaker {
 public:
  WorkspaceMaker(const Network& network, Keep keep)
      : network_(network), plan_(network.plan_memory(keep)) {
    workspace_.keep_ = keep;
    workspace_.activations_.resize(network.layers_.size());
    value_ = reserve(plan_.inputs.front());
    workspace_.input_ = Port(value_, same_order(plan_.inputs.front()));
  }

  Workspace make() {
    for (std::size_t p = 0; p < plan_.passes.size(); ++p) {
      add_step(p);
      if (p + 1 == plan_.logits_end && learn()) add_logits(p);
    }
    workspace_.output_ = Port(value_, same_order(plan_.outputs.back()));
    return std::move(workspace_);
  }

 private:
  bool learn() const { return workspace_.keep_ == Keep::gradients; }

  std::span<float> reserve(std::size_t count) { return workspace_.buffers_.emplace_back(count); }
  PictureView reserve(const PictureLayout& layout) {
    return layout.at(reserve(layout.value_count()).data());
  }

  void add_step(std::size_t p) {
    const Pass& pass = plan_.passes[p];
    const StepNeeds& needs = plan_.needs[p];
    const PictureView source = plan_.copies_input(p) ? value_ : PictureView{};
    StepMemory memory;
    memory.input = plan_.copies_input(p) ? reserve(plan_.inputs[p]) : value_;
    memory.output = flattens(p) ? memory.input : reserve(plan_.outputs[p]);
    memory.scratch = reserve(learn() ? needs.scratch_to_learn : needs.scratch_to_run);
    memory.fused = pass.fuses_relu ? FusedActivation::relu : FusedActivation::none;
    if (learn() && plan_.learns(p)) {
      const bool in_place =
          flattens(p) && d_value_.data != nullptr && plan_.d_outputs[p - 1] == plan_.d_outputs[p];
      memory.d_input = d_value_;
      memory.d_output = in_place ? d_value_ : reserve(plan_.d_outputs[p]);
      memory.sums = reserve(needs.sums);
      d_value_ = memory.d_output;
    }
    value_ = memory.output;
    workspace_.activations_[static_cast<std::size_t>(pass.output) - 1] = value_;
    workspace_.steps_.push_back({pass.layer, memory, source});
  }

  /// Flattening moves nothing: its output is its input.
  bool flattens(std::size_t p) const {
    const auto layer = static_cast<std::size_t>(plan_.passes[p].layer);
    return network_.layers_[layer].type == LayerType::flatten;
  }

  void add_logits(std::size_t p) {
    workspace_.logits_ = Port(value_, same_order(plan_.outputs[p]));
    if (d_value_.data != nullptr) {
      workspace_.d_logits_ = Port(d_value_, same_order(plan_.d_outputs[p]));
    }
  }

  const Network& network_;
  MemoryPlan plan_;
  Workspace workspace_;
  PictureView value_{};    // the newest value
  PictureView d_value_{};  // its gradient, where something learns
};

Workspace Network::make_workspace(Keep keep) const { return WorkspaceMaker(*this, keep).make(); }

}  // namespace convscope

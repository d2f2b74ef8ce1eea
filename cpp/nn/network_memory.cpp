// Which layers run as one, and what memory a run needs.
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
         (layer.type == LayerType::conv2d && layer.conv2d.activation.empty());
}

/// Whether a picture pixel by pixel is the same list of values as plane by plane.
bool same_order(const PixelLayout& layout) {
  return layout.margin == Padding{} && (layout.channels == 1 || layout.rows * layout.columns == 1);
}

}  // namespace

/// Sizes of everything that a workspace holds.
struct Network::MemoryPlan {
  std::vector<Pass> passes;
  std::vector<PixelLayout> values;    // of each value, with its margin
  std::vector<PixelLayout> d_values;  // of the gradient of each value
  std::vector<StepNeeds> needs;       // of each pass
  std::size_t first_learner = 0;      // the pass in front of which nothing learns
  std::size_t logits_end = 0;         // the pass behind the one that writes the logits

  bool learns(std::size_t pass) const { return pass >= first_learner && pass < logits_end; }
};

std::vector<Network::Pass> Network::separate_passes() const {
  std::vector<Pass> passes;
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
  plan.values = values_;
  plan.d_values = values_;
  plan.first_learner = plan.passes.size();
  for (std::size_t p = plan.passes.size(); p-- > 0;) {
    const Pass& pass = plan.passes[p];
    const StepNeeds needs = steps_[static_cast<std::size_t>(pass.layer)]->needs();
    plan.needs.insert(plan.needs.begin(), needs);
    plan.values[static_cast<std::size_t>(pass.input)].margin = needs.input_margin;
    plan.d_values[static_cast<std::size_t>(pass.output)].margin = needs.d_output_margin;
    if (needs.sums > 0) plan.first_learner = p;
    if (pass.output == logits_layer() + 1) plan.logits_end = p + 1;
  }
  return plan;
}

std::size_t Network::workspace_size(Keep keep) const {
  const MemoryPlan plan = plan_memory(keep);
  const bool learn = keep == Keep::gradients;
  std::size_t size =
      input_shape_.element_count() + output_shape().element_count() + plan.values[0].value_count();
  for (std::size_t p = 0; p < plan.passes.size(); ++p) {
    const auto output = static_cast<std::size_t>(plan.passes[p].output);
    const StepNeeds& needs = plan.needs[p];
    size += plan.values[output].value_count();
    if (learn) size += plan.d_values[output].value_count() + needs.sums;
    size += learn ? needs.scratch_to_learn : needs.scratch_to_run;
  }
  return size;
}

/// Gives memory to one run after the other; a value's producer and consumer share it.
class Network::WorkspaceMaker {
 public:
  WorkspaceMaker(const Network& network, Keep keep)
      : network_(network), plan_(network.plan_memory(keep)) {
    workspace_.keep_ = keep;
    workspace_.activations_.resize(network.layers_.size());
    value_ = reserve(plan_.values[0]);
    workspace_.input_ = Port(value_, same_order(plan_.values[0]));
  }

  Workspace make() {
    for (std::size_t p = 0; p < plan_.passes.size(); ++p) {
      add_step(p);
      if (p + 1 == plan_.logits_end && learn()) add_logits(plan_.passes[p]);
    }
    workspace_.output_ = Port(value_, same_order(plan_.values.back()));
    return std::move(workspace_);
  }

 private:
  bool learn() const { return workspace_.keep_ == Keep::gradients; }

  std::span<float> reserve(std::size_t count) { return workspace_.buffers_.emplace_back(count); }
  PixelMap reserve(const PixelLayout& layout) {
    return layout.at(reserve(layout.value_count()).data());
  }

  void add_step(std::size_t p) {
    const Pass& pass = plan_.passes[p];
    const StepNeeds& needs = plan_.needs[p];
    const PixelLayout& output = plan_.values[static_cast<std::size_t>(pass.output)];
    const PixelLayout& d_output = plan_.d_values[static_cast<std::size_t>(pass.output)];
    const PixelLayout& d_input = plan_.d_values[static_cast<std::size_t>(pass.input)];
    const bool flattens =
        network_.layers_[static_cast<std::size_t>(pass.layer)].type == LayerType::flatten;
    StepMemory memory{.input = value_,
                      .output = flattens ? value_ : reserve(output),
                      .d_output = {},
                      .d_input = d_value_,
                      .scratch = reserve(learn() ? needs.scratch_to_learn : needs.scratch_to_run),
                      .sums = {},
                      .fused = pass.fuses_relu ? FusedActivation::relu : FusedActivation::none};
    if (learn() && plan_.learns(p)) {
      const bool in_place = flattens && d_value_.data != nullptr && d_input == d_output;
      memory.d_output = in_place ? d_value_ : reserve(d_output);
      memory.sums = reserve(needs.sums);
      d_value_ = memory.d_output;
    }
    value_ = memory.output;
    workspace_.activations_[static_cast<std::size_t>(pass.output) - 1] = value_;
    workspace_.steps_.push_back({pass.layer, memory});
  }

  void add_logits(const Pass& pass) {
    const auto logits = static_cast<std::size_t>(pass.output);
    workspace_.logits_ = Port(value_, same_order(plan_.values[logits]));
    if (d_value_.data != nullptr) {
      workspace_.d_logits_ = Port(d_value_, same_order(plan_.d_values[logits]));
    }
  }

  const Network& network_;
  MemoryPlan plan_;
  Workspace workspace_;
  PixelMap value_{};    // the newest value
  PixelMap d_value_{};  // its gradient, where something learns
};

Workspace Network::make_workspace(Keep keep) const { return WorkspaceMaker(*this, keep).make(); }

}  // namespace convscope

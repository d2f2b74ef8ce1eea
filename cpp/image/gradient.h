// How steep a picture is, and which way up: from its change to the right and its change upwards.
//
//   gradient_polar(across.view(), up.view(), magnitude.view(), direction.view());
//   map_directions(across.view(), up.view(), {.wheel = hues, .zero = panel, .limit = 2.0f}, rgba);
#pragma once

#include <cstdint>
#include <span>

#include "core/tensor.h"
#include "image/color_scale.h"

namespace convscope {

/// Writes magnitude √(across² + up²) and direction atan2(up, across), −π … π, counted from the
/// right against the clock; 0 where nothing changes. All four have one shape.
void gradient_polar(const ConstTensorView& across, const ConstTensorView& up,
                    const TensorView& magnitude, const TensorView& direction);

/// Directions as colours of a wheel, magnitudes as how far a colour is from `zero`.
struct DirectionScale {
  /// At least one, evenly spaced against the clock; the first points to the right.
  std::span<const Color> wheel;
  Color zero;
  /// Magnitudes from here on take the wheel's own colour. Above 0.
  float limit = 1.0f;
};

/// rgba: four bytes for each pixel, written. across, up: [C, H, W]. Of several channels the
/// steepest one counts (N. Dalal and B. Triggs, 2005); what is no number becomes magenta.
void map_directions(const ConstTensorView& across, const ConstTensorView& up,
                    const DirectionScale& scale, std::span<std::uint8_t> rgba);

}  // namespace convscope

// Variations of a digit picture for training: the same digit as another hand, another pen might
// have written it.
//
//   augment_digit(images.slice(i).values(), {}, random, picture);
#pragma once

#include <array>
#include <span>

#include "core/random.h"
#include "digits/normalize.h"

namespace convscope {

/// Largest changes, each drawn evenly from -limit … +limit. Zero switches one off; pixels are those
/// of the 28×28 picture.
struct AugmentLimits {
  float shift = 1.5f;      // pixels, each axis
  float scale = 0.12f;     // factor 1 ± scale, each axis by itself
  float rotation = 12.0f;  // degrees
  float shear = 0.2f;      // pixels to the side per pixel of height
  float elastic =
      2.0f;  // pixels: displacement at the nodes of a smooth random field, 7 pixels apart
  float thickness = 0.6f;  // pixels by which strokes grow or shrink on either side, at most 1;
                           // stays within MNIST's range
};

/// Writes the varied digit. source, result: [28][28] grey values 0 (paper) … 1 (ink); they must not
/// overlap. Draws the same number of random values whatever the limits, so that changing one limit
/// leaves the other variations as they were.
void augment_digit(std::span<const float> source, const AugmentLimits& limits, Random& random,
                   std::span<float> result);

}  // namespace convscope

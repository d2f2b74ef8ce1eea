#include "tools/support/rendering.h"

#include <algorithm>
#include <thread>

#include "core/tensor.h"
#include "digits/augment_strokes.h"
#include "digits/generate.h"
#include "digits/scribble.h"
#include "image/stroke_raster.h"

namespace convscope {
namespace {

constexpr int thread_count = 2;

/// Sizes and pens as people choose them: thin pens more often than a thick one on a small digit,
/// which is a blob.
PadPlacement random_placement(Random& random) {
  PadPlacement placement;
  placement.size = random.uniform(0.2f, 0.95f);
  const float thickest = std::min(0.13f, 0.28f * placement.size);
  placement.pen_width = random.uniform(0.012f, thickest);
  placement.size = std::min(placement.size, 0.98f - placement.pen_width);
  placement.center = random_center(placement.size, placement.pen_width, random);
  return placement;
}

}  // namespace

Point random_center(float size, float pen_width, Random& random) {
  const float margin = std::min(0.5f * (size + pen_width), 0.5f);
  return {random.uniform(margin, 1.0f - margin), random.uniform(margin, 1.0f - margin)};
}

Pad::Pad() : grey_(Shape{pad_side, pad_side}) {}

bool Pad::render(const StrokesView& strokes, float pen_width, NormalizedDrawing& normalized) {
  rasterize_strokes(strokes, pen_width, grey_.view());
  return normalize_drawing(grey_.view(), {}, normalized);
}

DigitPictures render_pool(int count, std::uint64_t seed, const DrawExample& draw) {
  std::array<DigitPictures, thread_count> parts;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < thread_count; ++thread) {
    threads.emplace_back([&, thread] {
      Pad pad;
      Strokes strokes;
      NormalizedDrawing normalized;
      const int begin = static_cast<int>(std::int64_t{count} * thread / thread_count);
      const int end = static_cast<int>(std::int64_t{count} * (thread + 1) / thread_count);
      for (int index = begin; index < end; ++index) {
        Random random(seed * 0x9E3779B97F4A7C15u + static_cast<std::uint64_t>(index));
        float pen_width = 0.0f;
        const std::uint8_t label = draw(index, random, strokes, pen_width);
        if (pad.render(strokes.view(), pen_width, normalized)) {
          parts[static_cast<std::size_t>(thread)].append(normalized.picture, label);
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  DigitPictures& pool = parts[0];
  pool.pixels.insert(pool.pixels.end(), parts[1].pixels.begin(), parts[1].pixels.end());
  pool.labels.insert(pool.labels.end(), parts[1].labels.begin(), parts[1].labels.end());
  return std::move(pool);
}

DigitPictures render_people(std::span<const StrokeDrawing> drawings, int count,
                            std::uint64_t seed) {
  return render_pool(
      count, seed, [&](int index, Random& random, Strokes& strokes, float& pen_width) {
        const StrokeDrawing& drawing = drawings[static_cast<std::size_t>(index) % drawings.size()];
        const PadPlacement placement = random_placement(random);
        pen_width = placement.pen_width;
        augment_strokes(drawing.strokes.view(), {}, placement.size, placement.center, random,
                        strokes);
        return static_cast<std::uint8_t>(drawing.label);
      });
}

DigitPictures render_generated(int count, std::uint64_t seed) {
  return render_pool(
      count, seed, [&](int index, Random& random, Strokes& strokes, float& pen_width) {
        const int label = index % 10;
        const PadPlacement placement = random_placement(random);
        pen_width = placement.pen_width;
        Strokes drawn;
        generate_digit_strokes(label, random, drawn);
        augment_strokes(drawn.view(), {}, placement.size, placement.center, random, strokes);
        return static_cast<std::uint8_t>(label);
      });
}

DigitPictures render_scribbles(int count, std::uint64_t seed) {
  return render_pool(count, seed, [&](int, Random& random, Strokes& strokes, float& pen_width) {
    const PadPlacement placement = random_placement(random);
    pen_width = placement.pen_width;
    generate_scribble(random, strokes);
    place_strokes(placement.size, placement.center, strokes);
    return no_digit;
  });
}

}  // namespace convscope

#include "digits/normalize.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <numeric>

#include "digits/augment_strokes.h"
#include "digits/generate.h"
#include "digits/pen.h"
#include "image/stroke_raster.h"
#include "support/numbers.h"

namespace convscope {
namespace {

using testing::same_as;

constexpr NormalizeSteps as_it_is{.even_pen = false};

struct Center {
  double x = 0.0;
  double y = 0.0;
};

/// In pixels from the top left corner of the picture.
Center center_of_mass(std::span<const float> picture) {
  double mass = 0.0;
  Center center;
  for (int y = 0; y < digit_side; ++y) {
    for (int x = 0; x < digit_side; ++x) {
      const double ink = static_cast<double>(picture[static_cast<std::size_t>(y * digit_side + x)]);
      mass += ink;
      center.x += ink * (x + 0.5);
      center.y += ink * (y + 0.5);
    }
  }
  return {center.x / mass, center.y / mass};
}

double mean_difference(std::span<const float> a, std::span<const float> b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += std::abs(static_cast<double>(a[i] - b[i]));
  return sum / static_cast<double>(a.size());
}

/// The picture moved by whole pixels to where it differs least from `other`: a centre of mass at
/// the rim of a pixel may fall on either side of it.
double least_difference(std::span<const float> picture, std::span<const float> other) {
  double least = 1.0;
  for (int down = -1; down <= 1; ++down) {
    for (int right = -1; right <= 1; ++right) {
      std::vector<float> moved(picture.size());
      for (int y = 1; y < digit_side - 1; ++y) {
        for (int x = 1; x < digit_side - 1; ++x) {
          moved[static_cast<std::size_t>((y + down) * digit_side + x + right)] =
              picture[static_cast<std::size_t>(y * digit_side + x)];
        }
      }
      least = std::min(least, mean_difference(moved, other));
    }
  }
  return least;
}

struct Placement {
  float size = 0.6f;
  Point center{0.5f, 0.5f};
  float pen_width = 0.06f;
  int pad_side = 280;
};

NormalizedDrawing normalized(Strokes strokes, const Placement& at, NormalizeSteps steps = {}) {
  place_strokes(at.size, at.center, strokes);
  Tensor pad(Shape{at.pad_side, at.pad_side});
  rasterize_strokes(strokes.view(), at.pen_width, pad.view());
  NormalizedDrawing result;
  REQUIRE(normalize_drawing(pad.view(), steps, result));
  return result;
}

Strokes some_digit(int label) {
  Random random{static_cast<std::uint64_t>(label) + 17};
  Strokes strokes;
  generate_digit_strokes(label, random, strokes);
  return strokes;
}

TEST_CASE("a drawing without ink has no picture") {
  NormalizedDrawing result;
  CHECK_FALSE(normalize_drawing(Tensor(Shape{50, 40}).view(), {}, result));
  const Tensor faint(Shape{9, 9}, std::vector<float>(81, 0.09f));
  CHECK_FALSE(normalize_drawing(faint.view(), {}, result));
  const Tensor broken(Shape{1, 2}, {std::numeric_limits<float>::quiet_NaN(), -5.0f});
  CHECK_FALSE(normalize_drawing(broken.view(), {}, result));
}

TEST_CASE("a bar of 40 by 20 pixels becomes one of 20 by 10, its middle in the middle") {
  Tensor pad(Shape{100, 80});
  for (int y = 7; y < 27; ++y) {
    for (int x = 31; x < 71; ++x) pad.view().at(y, x) = 1.0f;
  }
  NormalizedDrawing result;
  REQUIRE(normalize_drawing(pad.view(), as_it_is, result));
  CHECK(result.crop.left == 31);
  CHECK(result.crop.top == 7);
  CHECK(result.crop.width == 40);
  CHECK(result.crop.height == 20);
  CHECK(result.scaled_width == 20);
  CHECK(result.scaled_height == 10);
  // The centre of mass, at (10, 5) of the bar, goes to pixel 14 both ways.
  CHECK(result.left == 4);
  CHECK(result.top == 9);
  for (int y = 0; y < digit_side; ++y) {
    for (int x = 0; x < digit_side; ++x) {
      const bool ink = x >= 4 && x < 24 && y >= 9 && y < 19;
      CAPTURE(y, x);
      CHECK(std::abs(result.picture[static_cast<std::size_t>(y * digit_side + x)] -
                     (ink ? 1.0f : 0.0f)) < 1e-6f);
    }
  }
}

TEST_CASE("a picture that is as MNIST has them comes back as it is") {
  const GeneratedDigits digits = generate_digits(50, 5);
  for (int i = 0; i < 50; ++i) {
    const auto picture = digits.images.view().slice(i).reshaped({digit_side, digit_side});
    NormalizedDrawing result;
    REQUIRE(normalize_drawing(picture, as_it_is, result));
    CAPTURE(i);
    // A rim of less than a hundredth of the ink may be cut off.
    CHECK(mean_difference(result.picture, picture.values()) < 2e-5);
  }
}

TEST_CASE("enlarged tenfold and put anywhere on a pad, a picture comes back as it was") {
  const GeneratedDigits digits = generate_digits(20, 6);
  Random random{1};
  for (int i = 0; i < 20; ++i) {
    const auto picture = digits.images.view().slice(i).reshaped({digit_side, digit_side});
    Tensor pad(Shape{400, 500});
    const int top = random.below(120);
    const int left = random.below(220);
    for (int y = 0; y < 280; ++y) {
      for (int x = 0; x < 280; ++x) {
        pad.view().at(top + y, left + x) = picture.at(y / 10, x / 10);
      }
    }
    NormalizedDrawing result;
    REQUIRE(normalize_drawing(pad.view(), as_it_is, result));
    CAPTURE(i, top, left);
    // A rim fainter than a fifth of the ink is cut off, tenfold; the rest may move by half a pixel.
    CHECK(mean_difference(result.picture, picture.values()) < 5e-3);
  }
}

TEST_CASE("the ink is 20 pixels long and its centre of mass lies in pixel 14") {
  for (int label = 0; label < 10; ++label) {
    for (const float pen_width : {0.01f, 0.06f, 0.15f}) {
      const NormalizedDrawing result =
          normalized(some_digit(label), {.center = {0.4f, 0.6f}, .pen_width = pen_width});
      CAPTURE(label, pen_width);
      CHECK(std::max(result.scaled_width, result.scaled_height) == digit_box);
      const Center center = center_of_mass(result.picture);
      CHECK(std::floor(center.x) == 14.0);
      CHECK(std::floor(center.y) == 14.0);
    }
  }
}

TEST_CASE("where on the pad a digit stands makes no difference") {
  for (int label = 0; label < 10; ++label) {
    const NormalizedDrawing here = normalized(some_digit(label), {.size = 0.4f});
    // Whole pixels of the pad, so that the raster is the same.
    const NormalizedDrawing there =
        normalized(some_digit(label), {.size = 0.4f, .center = {0.25f, 0.75f}});
    CAPTURE(label);
    // Pixels of the raster differ by the rounding of places.
    CHECK(least_difference(here.picture, there.picture) < 1e-3);
  }
}

TEST_CASE("how large the pad is makes hardly a difference") {
  for (int label = 0; label < 10; ++label) {
    const NormalizedDrawing usual = normalized(some_digit(label), {});
    for (const int pad_side : {100, 200, 560, 1000}) {
      const NormalizedDrawing other = normalized(some_digit(label), {.pad_side = pad_side});
      CAPTURE(label, pad_side);
      // The crop is cut to whole pixels of the pad: a third of a pixel of the result on the small.
      CHECK(least_difference(usual.picture, other.picture) < (pad_side < 200 ? 0.02 : 0.01));
    }
  }
}

TEST_CASE("thin pens all come out as thick as the thinnest that MNIST has") {
  for (int label = 0; label < 10; ++label) {
    const NormalizedDrawing thinnest = normalized(some_digit(label), {.pen_width = 0.004f});
    for (const float pen_width : {0.01f, 0.02f, 0.03f}) {
      const NormalizedDrawing other = normalized(some_digit(label), {.pen_width = pen_width});
      CAPTURE(label, pen_width, thinnest.found_pen_width, other.found_pen_width);
      CHECK(thinnest.found_pen_width < other.found_pen_width);
      CHECK(thinnest.used_pen_width == other.used_pen_width);
      CHECK(least_difference(thinnest.picture, other.picture) < 0.015);
    }
  }
}

TEST_CASE("a line of one pixel on a large pad comes out unbroken") {
  for (int label = 0; label < 10; ++label) {
    const NormalizedDrawing hairline =
        normalized(some_digit(label), {.pen_width = 0.001f, .pad_side = 1000});
    const NormalizedDrawing usual = normalized(some_digit(label), {.pen_width = 0.03f});
    CAPTURE(label);
    CHECK(least_difference(hairline.picture, usual.picture) < 0.025);
  }
}

TEST_CASE("every pen comes out as wide as MNIST's") {
  for (int label = 0; label < 10; ++label) {
    for (const float pen_width : {0.005f, 0.02f, 0.05f, 0.1f, 0.15f}) {
      const NormalizedDrawing result = normalized(some_digit(label), {.pen_width = pen_width});
      const float width = stroke_width({result.picture.data(), Shape{digit_side, digit_side}});
      CAPTURE(label, pen_width, result.found_pen_width, width);
      // Where strokes meet they measure more than the pen.
      CHECK(width > 1.9f);
      CHECK(width < 3.8f);
    }
  }
}

TEST_CASE("with pens as they are a hairline stays a hairline") {
  const NormalizedDrawing even = normalized(some_digit(3), {.pen_width = 0.005f});
  const NormalizedDrawing thin = normalized(some_digit(3), {.pen_width = 0.005f}, as_it_is);
  const auto ink = [](const NormalizedDrawing& drawing) {
    return std::accumulate(drawing.picture.begin(), drawing.picture.end(), 0.0f);
  };
  CHECK(ink(thin) < 0.15f * ink(even));
  CHECK(thin.used_pen_width == thin.found_pen_width);
}

TEST_CASE("a dot where the pen slipped does not shrink the digit") {
  Strokes digit = some_digit(5);
  place_strokes(0.4f, {0.35f, 0.4f}, digit);
  Tensor clean(Shape{280, 280});
  rasterize_strokes(digit.view(), 0.05f, clean.view());
  digit.begin_stroke();
  digit.add({0.95f, 0.95f});
  Tensor dusty(Shape{280, 280});
  rasterize_strokes(digit.view(), 0.05f, dusty.view());
  NormalizedDrawing expected;
  NormalizedDrawing result;
  REQUIRE(normalize_drawing(clean.view(), {}, expected));
  REQUIRE(normalize_drawing(dusty.view(), {}, result));
  CHECK(result.crop.left == expected.crop.left);
  CHECK(result.crop.width == expected.crop.width);
  CHECK(result.crop.height == expected.crop.height);
  CHECK_THAT(std::span<const float>(result.picture), same_as(expected.picture, 1e-5f));
}

TEST_CASE("a digit drawn in two strokes that do not touch keeps both") {
  Strokes strokes;
  strokes.begin_stroke();
  strokes.add({0.4f, 0.2f});
  strokes.add({0.6f, 0.2f});
  strokes.begin_stroke();
  strokes.add({0.4f, 0.4f});
  strokes.add({0.4f, 0.8f});
  const NormalizedDrawing result = normalized(strokes, {.size = 0.6f});
  // 0.6 of the pad and the pen.
  CHECK(std::abs(static_cast<float>(result.crop.height) - (0.6f + 0.06f) * 280.0f) < 2.0f);
}

TEST_CASE("a faint drawing is taken as one in full ink") {
  Strokes digit = some_digit(8);
  Tensor pad(Shape{200, 200});
  rasterize_strokes(digit.view(), 0.06f, pad.view());
  NormalizedDrawing full;
  NormalizedDrawing faint;
  REQUIRE(normalize_drawing(pad.view(), {}, full));
  for (float& value : pad.values()) value *= 0.25f;
  REQUIRE(normalize_drawing(pad.view(), {}, faint));
  CHECK_THAT(std::span<const float>(faint.picture), same_as(full.picture));
}

TEST_CASE("a drawing seen in the mirror gives the mirrored picture") {
  Strokes digit = some_digit(2);
  Tensor pad(Shape{200, 200});
  rasterize_strokes(digit.view(), 0.06f, pad.view());
  Tensor mirrored(pad.shape());
  for (int y = 0; y < 200; ++y) {
    for (int x = 0; x < 200; ++x) mirrored.view().at(y, x) = pad.view().at(y, 199 - x);
  }
  NormalizedDrawing result;
  NormalizedDrawing other;
  REQUIRE(normalize_drawing(pad.view(), as_it_is, result));
  REQUIRE(normalize_drawing(mirrored.view(), as_it_is, other));
  REQUIRE(result.scaled_width == other.scaled_width);
  for (int y = 0; y < result.scaled_height; ++y) {
    for (int x = 0; x < result.scaled_width; ++x) {
      const auto here = static_cast<std::size_t>(y * result.scaled_width + x);
      const auto there =
          static_cast<std::size_t>(y * result.scaled_width + result.scaled_width - 1 - x);
      REQUIRE(std::abs(result.scaled[here] - other.scaled[there]) < 1e-4f);
    }
  }
}

TEST_CASE("without the crop the whole pad is shrunk, without the centre the box is centred") {
  const Placement corner{.size = 0.3f, .center = {0.2f, 0.25f}};
  const NormalizedDrawing shrunk =
      normalized(some_digit(0), corner, {.crop = false, .even_pen = false, .center = false});
  CHECK(shrunk.scaled_width == digit_side);
  CHECK(shrunk.scaled_height == digit_side);
  const Center center = center_of_mass(shrunk.picture);
  // A zero's centre of mass is about the middle of its box.
  CHECK(std::abs(center.x - 0.2 * digit_side) < 0.5);
  CHECK(std::abs(center.y - 0.25 * digit_side) < 0.5);

  const NormalizedDrawing boxed = normalized(some_digit(4), corner, {.center = false});
  CHECK(boxed.left == (digit_side - boxed.scaled_width) / 2);
  CHECK(boxed.top == (digit_side - boxed.scaled_height) / 2);
}

TEST_CASE("no drawing is too odd: what comes out lies between paper and ink") {
  const float infinite = std::numeric_limits<float>::infinity();
  const float broken = std::numeric_limits<float>::quiet_NaN();
  Tensor cross(Shape{33, 500});
  for (int y = 0; y < 33; ++y) cross.view().at(y, 0) = infinite;
  for (int x = 0; x < 500; ++x) cross.view().at(20, x) = x % 3 == 0 ? broken : 9.0f;
  Tensor corners(Shape{300, 300});
  corners.view().at(0, 0) = corners.view().at(299, 299) = 1.0f;
  Tensor pixel(Shape{300, 7});
  pixel.view().at(299, 6) = 0.2f;
  const Tensor drawings[] = {Tensor(Shape{1, 1}, {1.0f}),
                             Tensor(Shape{1, 900}, std::vector<float>(900, 1.0f)),
                             Tensor(Shape{900, 1}, std::vector<float>(900, 0.5f)),
                             Tensor(Shape{280, 280}, std::vector<float>(78400, 1.0f)),
                             std::move(cross),
                             std::move(corners),
                             std::move(pixel)};
  for (const Tensor& drawing : drawings) {
    for (int steps = 0; steps < 8; ++steps) {
      NormalizedDrawing result;
      CAPTURE(to_text(drawing.shape()), steps);
      REQUIRE(normalize_drawing(
          drawing.view(),
          {.crop = (steps & 1) != 0, .even_pen = (steps & 2) != 0, .center = (steps & 4) != 0},
          result));
      CHECK(std::all_of(result.picture.begin(), result.picture.end(),
                        [](float value) { return value >= 0.0f && value <= 1.0f; }));
      // Without the crop a single pixel may be too small to be seen.
      const bool cropped = (steps & 1) != 0;
      CHECK((!cropped || *std::max_element(result.picture.begin(), result.picture.end()) > 0.0f));
    }
  }
}

}  // namespace
}  // namespace convscope

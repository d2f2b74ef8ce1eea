#include "bindings/drawing_calls.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "bindings/colors.h"
#include "core/text.h"
#include "digits/generate.h"
#include "digits/normalize.h"
#include "image/color_scale.h"
#include "image/stroke_raster.h"

namespace convscope::bindings {
namespace {

/// The shape [1, height, width] of a picture.
Shape read_picture(Arguments& arguments) {
  const int width = arguments.whole();
  const int height = arguments.whole();
  for (const auto& [name, size] : {std::pair{"width", width}, {"height", height}}) {
    if (size >= 1) continue;
    arguments.check(Status::range_error(concat(name, " must be at least 1, got ", size)));
  }
  const int sizes[] = {1, height, width};
  const Result<Shape> shape = make_shape(sizes, "the picture");
  arguments.check(shape.status());
  return shape.ok() ? shape.value() : Shape{1, 1, 1};
}

/// Fails unless there is one value for each pixel.
void check_pixels(Arguments& arguments, const char* name, std::size_t count, const Shape& picture) {
  if (count == picture.element_count()) return;
  arguments.check(
      Status::range_error(concat(name, " has ", count, " values; ", picture[1], " rows of ",
                                 picture[2], " need ", picture.element_count())));
}

/// points, paper → grey values
class RasterizeCall final : public Call {
 public:
  void plan(Arguments& arguments, Exchange& exchange) override {
    const Shape picture = read_picture(arguments);
    pen_width_ = arguments.number();
    if (!(pen_width_ > 0.0f && std::isfinite(pen_width_))) {
      arguments.check(Status::range_error("penWidth must be a finite number above 0"));
    }
    has_paper_ = arguments.flag();
    const std::size_t paper = arguments.count();
    if (has_paper_) check_pixels(arguments, "paper", paper, picture);
    ends_.resize(arguments.count());
    for (int& end : ends_) end = arguments.whole();
    const std::size_t points = ends_.empty() ? 0 : static_cast<std::size_t>(ends_.back());
    exchange.input(2 * points);
    exchange.expect_allocations(sizeof(Point) * static_cast<double>(points));
    if (has_paper_) {
      exchange.input(paper);
    } else {
      exchange.nothing();
    }
    exchange.output(picture);
  }

  Status run(Exchange& exchange) override {
    const std::span<const float> numbers = exchange.floats(0);
    points_.resize(numbers.size() / 2);
    for (std::size_t i = 0; i < points_.size(); ++i) {
      points_[i] = {numbers[2 * i], numbers[2 * i + 1]};
    }
    const StrokesView strokes{points_, ends_};
    const TensorView grey = exchange.tensor(2).slice(0);
    if (has_paper_) {
      std::ranges::copy(exchange.floats(1), grey.data());
      draw_strokes(strokes, pen_width_, grey);
    } else {
      rasterize_strokes(strokes, pen_width_, grey);
    }
    return {};
  }

  /// Also gives back the room, for a list that grows beyond it takes twice as much.
  void forget() override {
    ends_ = std::vector<int>();
    points_ = std::vector<Point>();
  }

 private:
  float pen_width_ = 0;
  bool has_paper_ = false;
  std::vector<int> ends_;
  std::vector<Point> points_;
};

/// pixels → picture, the drawing in its new size, facts
class NormalizeCall final : public Call {
 public:
  void plan(Arguments& arguments, Exchange& exchange) override {
    const std::size_t count = arguments.count();
    const Shape picture = read_picture(arguments);
    steps_.crop = arguments.flag();
    steps_.even_pen = arguments.flag();
    steps_.center = arguments.flag();
    check_pixels(arguments, "pixels", count, picture);
    exchange.input(Shape{picture[1], picture[2]});
    exchange.output(Shape{1, digit_side, digit_side});
    exchange.output(Shape{digit_side * digit_side});
    exchange.output(Shape{fact_count});
    // The drawing without dust, and with its pen evened.
    exchange.expect_allocations(4.0 * sizeof(float) * static_cast<double>(count));
  }

  Status run(Exchange& exchange) override {
    NormalizedDrawing drawing;
    const bool found = normalize_drawing(exchange.tensor(0), steps_, drawing);
    std::ranges::copy(drawing.picture, exchange.floats(1).begin());
    std::ranges::copy(drawing.scaled, exchange.floats(2).begin());
    const float facts[fact_count] = {found ? 1.0f : 0.0f,
                                     static_cast<float>(drawing.crop.top),
                                     static_cast<float>(drawing.crop.left),
                                     static_cast<float>(drawing.crop.height),
                                     static_cast<float>(drawing.crop.width),
                                     static_cast<float>(drawing.scaled_height),
                                     static_cast<float>(drawing.scaled_width),
                                     static_cast<float>(drawing.top),
                                     static_cast<float>(drawing.left),
                                     drawing.found_pen_width,
                                     drawing.used_pen_width};
    std::ranges::copy(facts, exchange.floats(3).begin());
    return {};
  }

 private:
  static constexpr int fact_count = 11;
  NormalizeSteps steps_;
};

/// → images, labels
class GenerateDigitsCall final : public Call {
 public:
  void plan(Arguments& arguments, Exchange& exchange) override {
    count_ = arguments.whole();
    seed_ = arguments.seed();
    if (count_ < 1) {
      arguments.check(Status::range_error(concat("count must be at least 1, got ", count_)));
    }
    const int sizes[] = {count_, 1, digit_side, digit_side};
    const Result<Shape> images = make_shape(sizes, "images");
    if (!arguments.check(images.status())) return;
    exchange.output(images.value());
    exchange.output(Shape{count_});
    exchange.expect_allocations(1.1 * sizeof(float) *
                                static_cast<double>(images.value().element_count()));
  }

  Status run(Exchange& exchange) override {
    const GeneratedDigits digits = generate_digits(count_, seed_);
    std::ranges::copy(digits.images.values(), exchange.floats(0).begin());
    std::ranges::copy(digits.labels, exchange.integers(1).begin());
    return {};
  }

 private:
  int count_ = 1;
  std::uint64_t seed_ = 0;
};

/// values → rgba
class ColorizeCall final : public Call {
 public:
  void plan(Arguments& arguments, Exchange& exchange) override {
    const int count = arguments.whole();
    low_ = arguments.number();
    high_ = arguments.number();
    if (!(std::isfinite(low_) && std::isfinite(high_) && low_ <= high_)) {
      arguments.check(Status::range_error("range must be two finite numbers, the lower first"));
    }
    stops_ = read_colors(arguments, "stops");
    const int sizes[] = {count};
    const Result<Shape> shape = make_shape(sizes, "values");
    if (!arguments.check(shape.status())) return;
    exchange.input(shape.value());
    exchange.output(shape.value());
  }

  Status run(Exchange& exchange) override {
    map_colors(exchange.floats(0), {.stops = stops_, .low = low_, .high = high_},
               exchange.bytes(1));
    return {};
  }

 private:
  float low_ = 0;
  float high_ = 0;
  std::vector<Color> stops_;
};

constinit RasterizeCall rasterize;
constinit NormalizeCall normalize;
constinit GenerateDigitsCall generate;
constinit ColorizeCall colorize;

}  // namespace

Call& rasterize_call() { return rasterize; }
Call& normalize_call() { return normalize; }
Call& generate_digits_call() { return generate; }
Call& colorize_call() { return colorize; }

}  // namespace convscope::bindings

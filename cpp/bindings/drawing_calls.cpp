#include "bindings/drawing_calls.h"

#include <algorithm>
#include <cmath>

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
  const int sizes[] = {1, height, width};
  if (width < 1)
    arguments.fail(Status::range_error(concat("width must be at least 1, got ", width)));
  if (height < 1) {
    arguments.fail(Status::range_error(concat("height must be at least 1, got ", height)));
  }
  const Result<Shape> shape = make_shape(sizes, "the picture");
  if (!shape.ok()) arguments.fail(shape.status());
  return shape.ok() ? shape.value() : Shape{1, 1, 1};
}

class RasterizeCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange& exchange) override {
    const Shape picture = read_picture(arguments);
    pen_width_ = arguments.number();
    if (!(pen_width_ > 0.0f && std::isfinite(pen_width_))) {
      arguments.fail(Status::range_error("penWidth must be a finite number above 0"));
    }
    const bool has_paper = arguments.flag();
    const auto paper_count = static_cast<std::size_t>(arguments.whole());
    if (has_paper && paper_count != picture.element_count()) {
      arguments.fail(
          Status::range_error(concat("paper has ", paper_count, " values; ", picture[1],
                                     " rows of ", picture[2], " need ", picture.element_count())));
    }
    ends_.resize(static_cast<std::size_t>(arguments.whole()));
    for (int& end : ends_) end = arguments.whole();
    const auto points = ends_.empty() ? 0 : static_cast<std::size_t>(ends_.back());
    points_ = exchange.input(2 * points);
    exchange.expect_allocations(sizeof(Point) * static_cast<double>(points));
    paper_ = has_paper ? exchange.input(paper_count) : Slot{};
    grey_ = exchange.output(picture);
    grey_shape_ = Shape{picture[1], picture[2]};
    return arguments.status();
  }

  Status run(Exchange& exchange) override {
    const std::span<const float> numbers = exchange.floats(points_);
    points_read_.resize(numbers.size() / 2);
    for (std::size_t i = 0; i < points_read_.size(); ++i) {
      points_read_[i] = {numbers[2 * i], numbers[2 * i + 1]};
    }
    const StrokesView strokes{points_read_, ends_};
    const TensorView grey = exchange.tensor(grey_, grey_shape_);
    if (paper_.used()) {
      std::ranges::copy(exchange.floats(paper_), grey.values().begin());
      draw_strokes(strokes, pen_width_, grey);
    } else {
      rasterize_strokes(strokes, pen_width_, grey);
    }
    return {};
  }

  /// Also gives back the room, for a list that grows beyond it takes twice as much.
  void forget() override {
    ends_ = std::vector<int>();
    points_read_ = std::vector<Point>();
  }

 private:
  float pen_width_ = 0;
  std::vector<int> ends_;
  std::vector<Point> points_read_;
  Shape grey_shape_;
  Slot points_, paper_, grey_;
};

class NormalizeCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange& exchange) override {
    const auto count = static_cast<std::size_t>(arguments.whole());
    const Shape picture = read_picture(arguments);
    steps_.crop = arguments.flag();
    steps_.even_pen = arguments.flag();
    steps_.center = arguments.flag();
    if (!arguments.status().ok()) return arguments.status();
    if (count != picture.element_count()) {
      return Status::range_error(concat("pixels has ", count, " values; ", picture[1], " rows of ",
                                        picture[2], " need ", picture.element_count()));
    }
    drawing_shape_ = Shape{picture[1], picture[2]};
    drawing_ = exchange.input(count);
    picture_ = exchange.output(Shape{1, digit_side, digit_side});
    scaled_ = exchange.output(Shape{digit_side * digit_side});
    facts_ = exchange.output(Shape{fact_count});
    // The drawing without dust, and with its pen evened.
    exchange.expect_allocations(4.0 * sizeof(float) * static_cast<double>(count));
    return {};
  }

  Status run(Exchange& exchange) override {
    NormalizedDrawing drawing;
    const bool found =
        normalize_drawing(exchange.tensor(drawing_, drawing_shape_), steps_, drawing);
    std::ranges::copy(drawing.picture, exchange.floats(picture_).begin());
    std::ranges::copy(drawing.scaled, exchange.floats(scaled_).begin());
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
    std::ranges::copy(facts, exchange.floats(facts_).begin());
    return {};
  }

 private:
  static constexpr int fact_count = 11;
  NormalizeSteps steps_;
  Shape drawing_shape_;
  Slot drawing_, picture_, scaled_, facts_;
};

class GenerateDigitsCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange& exchange) override {
    count_ = arguments.whole();
    seed_ = arguments.seed();
    if (count_ < 1) return Status::range_error(concat("count must be at least 1, got ", count_));
    const int sizes[] = {count_, 1, digit_side, digit_side};
    const Result<Shape> images = make_shape(sizes, "images");
    if (!images.ok()) return images.status();
    images_ = exchange.output(images.value());
    labels_ = exchange.output(Shape{count_});
    exchange.expect_allocations(1.1 * sizeof(float) *
                                static_cast<double>(images.value().element_count()));
    return {};
  }

  Status run(Exchange& exchange) override {
    const GeneratedDigits digits = generate_digits(count_, seed_);
    std::ranges::copy(digits.images.values(), exchange.floats(images_).begin());
    std::ranges::copy(digits.labels, exchange.integers(labels_).begin());
    return {};
  }

 private:
  int count_ = 1;
  std::uint64_t seed_ = 0;
  Slot images_, labels_;
};

class ColorizeCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange& exchange) override {
    const int count = arguments.whole();
    low_ = arguments.number();
    high_ = arguments.number();
    stops_.resize(static_cast<std::size_t>(arguments.whole()));
    for (Color& stop : stops_) stop = read_color(arguments, "stops");
    if (!(std::isfinite(low_) && std::isfinite(high_) && low_ <= high_)) {
      return Status::range_error("range must be two finite numbers, the lower first");
    }
    if (stops_.empty()) return Status::range_error("stops must hold at least one colour");
    const int sizes[] = {count};
    const Result<Shape> shape = make_shape(sizes, "values");
    if (!shape.ok()) return shape.status();
    values_ = exchange.input(shape.value().element_count());
    colors_ = exchange.output(shape.value());
    return arguments.status();
  }

  Status run(Exchange& exchange) override {
    const std::span<const float> values = exchange.floats(values_);
    map_colors(values, {.stops = stops_, .low = low_, .high = high_},
               exchange.bytes(colors_, 4 * values.size()));
    return {};
  }

 private:
  float low_ = 0;
  float high_ = 0;
  std::vector<Color> stops_;
  Slot values_, colors_;
};

}  // namespace

Call& rasterize_call() {
  static RasterizeCall call;
  return call;
}

Call& normalize_call() {
  static NormalizeCall call;
  return call;
}

Call& generate_digits_call() {
  static GenerateDigitsCall call;
  return call;
}

Call& colorize_call() {
  static ColorizeCall call;
  return call;
}

}  // namespace convscope::bindings

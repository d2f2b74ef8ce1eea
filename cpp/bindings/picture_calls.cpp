#include "bindings/picture_calls.h"

#include <cmath>
#include <vector>

#include "bindings/colors.h"
#include "core/text.h"
#include "image/gradient.h"
#include "image/planes.h"

namespace convscope::bindings {
namespace {

/// RangeError unless they are the planes of a picture.
Status check_planes(const Shape& shape) {
  if (shape.rank() == 3 && (shape[0] == 1 || shape[0] == 3)) return {};
  return Status::range_error(
      concat("planes must be [1, H, W] or [3, H, W], got a tensor of rank ", shape.rank()));
}

/// rgba → planes
class PictureToPlanesCall final : public Call {
 public:
  void plan(Arguments& arguments, Exchange& exchange) override {
    const std::size_t count = arguments.count();
    const int width = arguments.whole();
    const int height = arguments.whole();
    const int channels = arguments.whole();
    if (channels != 1 && channels != 3) {
      arguments.check(Status::range_error(concat("channels must be 1 or 3, got ", channels)));
      return;
    }
    const int sizes[] = {channels, height, width};
    const Result<Shape> planes = make_shape(sizes, "the picture");
    if (!arguments.check(planes.status())) return;
    const std::size_t needed = 4 * Shape{height, width}.element_count();
    if (count != needed) {
      arguments.check(Status::range_error(concat("rgba has ", count, " bytes; ", height,
                                                 " rows of ", width, " pixels need ", needed)));
    }
    exchange.input(Shape{height, width});
    exchange.output(planes.value());
  }

  Status run(Exchange& exchange) override {
    const TensorView planes = exchange.tensor(1);
    if (planes.shape()[0] == 3) {
      rgba_to_planes(exchange.bytes(0), planes);
    } else {
      rgba_to_grey(exchange.bytes(0), planes);
    }
    return {};
  }
};

/// planes → rgba, how many values were beyond its range
class PlanesToPictureCall final : public Call {
 public:
  void plan(Arguments& arguments, Exchange& exchange) override {
    const Shape planes = arguments.tensor("planes");
    if (!arguments.check(check_planes(planes))) return;
    exchange.output(Shape{planes[1], planes[2]});
    exchange.output(Shape{1});
  }

  Status run(Exchange& exchange) override {
    const TensorView planes = exchange.tensor(0);
    planes_to_rgba(planes, exchange.bytes(1));
    exchange.integers(2)[0] = static_cast<std::int32_t>(count_clipped(planes));
    return {};
  }
};

/// What both calls on gradients begin with: two tensors of one shape, places 0 and 1.
Shape read_slopes(Arguments& arguments) {
  const Shape across = arguments.tensor("across");
  const Shape up = arguments.tensor("up");
  if (across != up) {
    arguments.check(Status::range_error("across and up must have the same shape"));
  }
  return across;
}

/// across, up → magnitude, direction
class GradientPolarCall final : public Call {
 public:
  void plan(Arguments& arguments, Exchange& exchange) override {
    const Shape shape = read_slopes(arguments);
    exchange.output(shape);
    exchange.output(shape);
  }

  Status run(Exchange& exchange) override {
    gradient_polar(exchange.tensor(0), exchange.tensor(1), exchange.tensor(2), exchange.tensor(3));
    return {};
  }
};

/// across, up → rgba
class ColorizeGradientCall final : public Call {
 public:
  void plan(Arguments& arguments, Exchange& exchange) override {
    const Shape shape = read_slopes(arguments);
    if (!arguments.ok()) return;
    if (shape.rank() != 3) {
      arguments.check(Status::range_error("across and up must be [C, H, W]"));
      return;
    }
    limit_ = arguments.number();
    if (!(limit_ > 0.0f && std::isfinite(limit_))) {
      arguments.check(Status::range_error("limit must be a finite number above 0"));
    }
    zero_ = read_color(arguments, "zero");
    wheel_ = read_colors(arguments, "wheel");
    exchange.output(Shape{shape[1], shape[2]});
  }

  Status run(Exchange& exchange) override {
    map_directions(exchange.tensor(0), exchange.tensor(1),
                   {.wheel = wheel_, .zero = zero_, .limit = limit_}, exchange.bytes(2));
    return {};
  }

 private:
  float limit_ = 1;
  Color zero_;
  std::vector<Color> wheel_;
};

constinit PictureToPlanesCall picture_to_planes;
constinit PlanesToPictureCall planes_to_picture;
constinit GradientPolarCall polar;
constinit ColorizeGradientCall colorize_gradient;

}  // namespace

Call& picture_to_planes_call() { return picture_to_planes; }
Call& planes_to_picture_call() { return planes_to_picture; }
Call& gradient_polar_call() { return polar; }
Call& colorize_gradient_call() { return colorize_gradient; }

}  // namespace convscope::bindings

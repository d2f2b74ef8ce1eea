#include "bindings/picture_calls.h"

#include <cmath>
#include <vector>

#include "bindings/colors.h"
#include "core/text.h"
#include "image/gradient.h"
#include "image/planes.h"

namespace convscope::bindings {
namespace {

/// [channels, height, width] of a picture, checked.
Shape read_planes(Arguments& arguments, const char* name) {
  const Shape shape = arguments.tensor(name);
  if (!arguments.status().ok()) return Shape{1, 1, 1};
  if (shape.rank() == 3 && (shape[0] == 1 || shape[0] == 3)) return shape;
  arguments.fail(Status::range_error(
      concat(name, " must be [1, H, W] or [3, H, W], got a tensor of rank ", shape.rank())));
  return Shape{1, 1, 1};
}

std::size_t pixels_of(const Shape& planes) {
  return planes.element_count() / static_cast<std::size_t>(planes[0]);
}

class PictureToPlanesCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange& exchange) override {
    const int count = arguments.whole();
    const int width = arguments.whole();
    const int height = arguments.whole();
    const int channels = arguments.whole();
    if (channels != 1 && channels != 3) {
      return Status::range_error(concat("channels must be 1 or 3, got ", channels));
    }
    const int sizes[] = {channels, height, width};
    const Result<Shape> shape = make_shape(sizes, "the picture");
    if (!shape.ok()) return shape.status();
    planes_shape_ = shape.value();
    const std::size_t pixels = pixels_of(planes_shape_);
    if (static_cast<std::size_t>(count) != 4 * pixels) {
      return Status::range_error(concat("rgba has ", count, " bytes; ", height, " rows of ", width,
                                        " pixels need ", 4 * pixels));
    }
    rgba_ = exchange.input(pixels);
    planes_ = exchange.output(planes_shape_);
    return arguments.status();
  }

  Status run(Exchange& exchange) override {
    const std::span<const std::uint8_t> rgba = exchange.bytes(rgba_, 4 * pixels_of(planes_shape_));
    const TensorView planes = exchange.tensor(planes_, planes_shape_);
    if (planes_shape_[0] == 3) {
      rgba_to_planes(rgba, planes);
    } else {
      rgba_to_grey(rgba, planes);
    }
    return {};
  }

 private:
  Shape planes_shape_;
  Slot rgba_, planes_;
};

class PlanesToPictureCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange& exchange) override {
    shape_ = read_planes(arguments, "planes");
    if (!arguments.status().ok()) return arguments.status();
    planes_ = exchange.input(shape_.element_count());
    rgba_ = exchange.output(Shape{shape_[1], shape_[2]});
    clipped_ = exchange.output(Shape{1});
    return {};
  }

  Status run(Exchange& exchange) override {
    const TensorView planes = exchange.tensor(planes_, shape_);
    planes_to_rgba(planes, exchange.bytes(rgba_, 4 * pixels_of(shape_)));
    exchange.integers(clipped_)[0] = static_cast<std::int32_t>(count_clipped(planes));
    return {};
  }

 private:
  Shape shape_;
  Slot planes_, rgba_, clipped_;
};

/// What both calls on gradients begin with: two tensors of one shape.
struct Slopes {
  Shape shape;
  Slot across, up;

  Status plan(Arguments& arguments, Exchange& exchange) {
    shape = arguments.tensor("across");
    const Shape other = arguments.tensor("up");
    if (!arguments.status().ok()) return arguments.status();
    if (shape != other) return Status::range_error("across and up must have the same shape");
    across = exchange.input(shape.element_count());
    up = exchange.input(shape.element_count());
    return {};
  }
};

class GradientPolarCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange& exchange) override {
    const Status status = slopes_.plan(arguments, exchange);
    if (!status.ok()) return status;
    magnitude_ = exchange.output(slopes_.shape);
    direction_ = exchange.output(slopes_.shape);
    return {};
  }

  Status run(Exchange& exchange) override {
    const Shape& shape = slopes_.shape;
    gradient_polar(exchange.tensor(slopes_.across, shape), exchange.tensor(slopes_.up, shape),
                   exchange.tensor(magnitude_, shape), exchange.tensor(direction_, shape));
    return {};
  }

 private:
  Slopes slopes_;
  Slot magnitude_, direction_;
};

class ColorizeGradientCall final : public Call {
 public:
  Status plan(Arguments& arguments, Exchange& exchange) override {
    const Status status = slopes_.plan(arguments, exchange);
    if (!status.ok()) return status;
    if (slopes_.shape.rank() != 3) return Status::range_error("across and up must be [C, H, W]");
    limit_ = arguments.number();
    if (!(limit_ > 0.0f && std::isfinite(limit_))) {
      return Status::range_error("limit must be a finite number above 0");
    }
    zero_ = read_color(arguments, "zero");
    wheel_.resize(static_cast<std::size_t>(arguments.whole()));
    for (Color& hue : wheel_) hue = read_color(arguments, "wheel");
    if (wheel_.empty()) return Status::range_error("wheel must hold at least one colour");
    rgba_ = exchange.output(Shape{slopes_.shape[1], slopes_.shape[2]});
    return arguments.status();
  }

  Status run(Exchange& exchange) override {
    const Shape& shape = slopes_.shape;
    map_directions(exchange.tensor(slopes_.across, shape), exchange.tensor(slopes_.up, shape),
                   {.wheel = wheel_, .zero = zero_, .limit = limit_},
                   exchange.bytes(rgba_, 4 * pixels_of(shape)));
    return {};
  }

 private:
  Slopes slopes_;
  float limit_ = 1;
  Color zero_;
  std::vector<Color> wheel_;
  Slot rgba_;
};

}  // namespace

Call& picture_to_planes_call() {
  static PictureToPlanesCall call;
  return call;
}

Call& planes_to_picture_call() {
  static PlanesToPictureCall call;
  return call;
}

Call& gradient_polar_call() {
  static GradientPolarCall call;
  return call;
}

Call& colorize_gradient_call() {
  static ColorizeGradientCall call;
  return call;
}

}  // namespace convscope::bindings

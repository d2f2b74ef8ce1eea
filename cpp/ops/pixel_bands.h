// What convolves pixel by pixel, on pictures that are kept plane by plane: some rows at a time are
// turned to pixels, convolved and turned back while they are in the second cache.
//
//   PixelBands bands(plan, 1, PackedConv2d::packed_count(geometry));
//   bands.convolve(input, output, memory, [&](const float* first, const PictureView& band) {
//     return convolve(first, bands.input_row_step(), band);
//   });
#pragma once

#include <algorithm>
#include <cstddef>

#include "ops/conv2d.h"
#include "ops/picture.h"

namespace convscope {

class PixelBands {
 public:
  /// `least_rows`: of outputs, whose windows are in one band, and the number of which is a multiple
  /// of that. `weights`: values that are read once for each band.
  PixelBands(const Conv2dPlan& plan, int least_rows, double weights);

  /// Whether one band is all of the picture.
  bool is_one() const { return output_.rows == all_rows_; }
  /// Values of memory to work in, zeros at first.
  std::size_t value_count() const;
  /// From one row of a band's input to the next.
  std::ptrdiff_t input_row_step() const { return input_.row_step(); }

  /// Both pictures plane by plane, without margins. Calls convolve(first, band) for each band:
  /// `first` is where its first window begins, `band` where its outputs go. False as soon as that
  /// is false.
  template <typename Convolve>
  bool convolve(const ConstPictureView& input, const PictureView& output, float* memory,
                Convolve convolve) const {
    float* const outputs = memory + input_.value_count();
    for (int done = 0; done < output.rows;) {
      const Band band = next(output, done);
      load(input, band, memory);
      PictureView pixels = output_.at(outputs);
      pixels.rows = band.rows;
      if (!convolve(memory, pixels)) return false;
      PictureView planes = output;
      planes.data = output.pixel(band.top, 0);
      planes.rows = band.rows;
      copy_picture(pixels, planes);
      done = band.top + band.rows;
    }
    return true;
  }

 private:
  /// Rows of outputs.
  struct Band {
    int top;
    int rows;
    bool follows;  // a band of as many rows as fit
  };
  Band next(const PictureView& output, int done) const;
  /// Writes what the windows of a band look at, margins included.
  void load(const ConstPictureView& input, const Band& band, float* memory) const;

  Window window_;
  int least_rows_;
  int all_rows_;          // of outputs
  PictureLayout input_;   // of a band, its rows with those of the margin
  PictureLayout output_;  // of a band
};

}  // namespace convscope

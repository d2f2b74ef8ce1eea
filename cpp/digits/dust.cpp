#include "digits/dust.h"

#include <algorithm>

namespace convscope {
namespace {

constexpr double largest_share = 0.1;  // of all ink

enum Mark : std::uint8_t { paper, unseen, kept, dust };

/// A mark for each pixel, with a rim of paper, so that every pixel has its eight neighbours.
class Marks {
 public:
  Marks(const ConstTensorView& picture, float threshold)
      : height_(picture.shape()[0]),
        width_(picture.shape()[1]),
        marks_(static_cast<std::size_t>((height_ + 2) * (width_ + 2)), paper) {
    for (int y = 0; y < height_; ++y) {
      const float* row = &picture.at(y, 0);
      for (int x = 0; x < width_; ++x) {
        if (row[x] > threshold) at(place_of(y, x)) = unseen;
      }
    }
  }

  int place_of(int y, int x) const { return (y + 1) * (width_ + 2) + x + 1; }
  int row_of(int place) const { return place / (width_ + 2) - 1; }
  int column_of(int place) const { return place % (width_ + 2) - 1; }
  std::uint8_t& at(int place) { return marks_[static_cast<std::size_t>(place)]; }

  /// Calls visit(neighbour) for the pixel at `place` and all around it, over edges and corners.
  template <typename Visit>
  void visit_around(int place, Visit visit) const {
    const int pitch = width_ + 2;
    for (int row = place - pitch; row <= place + pitch; row += pitch) {
      for (int neighbour = row - 1; neighbour <= row + 1; ++neighbour) visit(neighbour);
    }
  }

  /// One flag for each pixel that is dust.
  std::vector<std::uint8_t> flags() const {
    std::vector<std::uint8_t> flags;
    flags.reserve(static_cast<std::size_t>(height_ * width_));
    for (int y = 0; y < height_; ++y) {
      for (int x = 0; x < width_; ++x) {
        flags.push_back(marks_[static_cast<std::size_t>(place_of(y, x))] == dust ? 1 : 0);
      }
    }
    return flags;
  }

 private:
  int height_;
  int width_;
  std::vector<std::uint8_t> marks_;
};

/// One piece of ink, its pixels as places among the marks.
struct Piece {
  std::vector<int> places;
  int left, right, top, bottom;
  double ink;

  int longer_side() const { return std::max(right - left, bottom - top) + 1; }
};

/// Collects the ink that hangs together with the pixel at `start` and marks it as kept.
void flood(const ConstTensorView& picture, int start, Marks& marks, Piece& piece) {
  piece.places.assign(1, start);
  piece.left = piece.right = marks.column_of(start);
  piece.top = piece.bottom = marks.row_of(start);
  piece.ink = 0.0;
  marks.at(start) = kept;
  for (std::size_t next = 0; next < piece.places.size(); ++next) {
    const int place = piece.places[next];
    const int row = marks.row_of(place);
    const int column = marks.column_of(place);
    piece.left = std::min(piece.left, column);
    piece.right = std::max(piece.right, column);
    piece.bottom = std::max(piece.bottom, row);
    piece.ink += static_cast<double>(picture.at(row, column));
    marks.visit_around(place, [&](int neighbour) {
      if (marks.at(neighbour) != unseen) return;
      marks.at(neighbour) = kept;
      piece.places.push_back(neighbour);
    });
  }
}

}  // namespace

std::vector<std::uint8_t> find_dust(const ConstTensorView& picture, float threshold,
                                    float longest) {
  Marks marks(picture, threshold);
  double all_ink = 0.0;
  double dust_ink = 0.0;
  Piece piece;
  for (int y = 0; y < picture.shape()[0]; ++y) {
    for (int x = 0; x < picture.shape()[1]; ++x) {
      const int place = marks.place_of(y, x);
      if (marks.at(place) != unseen) continue;
      flood(picture, place, marks, piece);
      all_ink += piece.ink;
      if (static_cast<float>(piece.longer_side()) > longest) continue;
      dust_ink += piece.ink;
      // What is around a piece is no ink: all ink that touches it is part of it.
      for (const int pixel : piece.places) {
        marks.visit_around(pixel, [&](int near) { marks.at(near) = dust; });
      }
    }
  }
  if (dust_ink == 0.0 || dust_ink > largest_share * all_ink) return {};
  return marks.flags();
}

}  // namespace convscope

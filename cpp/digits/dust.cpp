#include "digits/dust.h"

#include <algorithm>

namespace convscope {
namespace {

constexpr double largest_share = 0.1;  // of all ink

enum Mark : std::uint8_t { unseen, kept, dust };

/// One piece of ink, its pixels as places in the picture.
struct Piece {
  std::vector<int> places;
  int left, right, top, bottom;
  double ink;

  int longer_side() const { return std::max(right - left, bottom - top) + 1; }
};

/// Calls visit(neighbour) for the pixel at `place` and all around it, over edges and corners.
template <typename Visit>
void visit_around(const Shape& shape, int place, Visit visit) {
  const int height = shape[0];
  const int width = shape[1];
  const int y = place / width;
  const int x = place % width;
  for (int row = std::max(y - 1, 0); row <= std::min(y + 1, height - 1); ++row) {
    for (int column = std::max(x - 1, 0); column <= std::min(x + 1, width - 1); ++column) {
      visit(row * width + column);
    }
  }
}

/// Collects the ink that hangs together with the pixel at `start` and marks it as kept.
void flood(ConstTensorView picture, float threshold, int start, std::vector<std::uint8_t>& marks,
           Piece& piece) {
  const int width = picture.shape()[1];
  piece.places.assign(1, start);
  piece.left = piece.right = start % width;
  piece.top = piece.bottom = start / width;
  piece.ink = 0.0;
  marks[static_cast<std::size_t>(start)] = kept;
  for (std::size_t next = 0; next < piece.places.size(); ++next) {
    const int place = piece.places[next];
    piece.left = std::min(piece.left, place % width);
    piece.right = std::max(piece.right, place % width);
    piece.bottom = std::max(piece.bottom, place / width);
    piece.ink += static_cast<double>(picture.data()[place]);
    visit_around(picture.shape(), place, [&](int neighbour) {
      std::uint8_t& mark = marks[static_cast<std::size_t>(neighbour)];
      if (mark != unseen || !(picture.data()[neighbour] > threshold)) return;
      mark = kept;
      piece.places.push_back(neighbour);
    });
  }
}

}  // namespace

std::vector<std::uint8_t> find_dust(ConstTensorView picture, float threshold, float longest) {
  const std::span<const float> values = picture.values();
  std::vector<std::uint8_t> marks(values.size(), unseen);
  double all_ink = 0.0;
  double dust_ink = 0.0;
  Piece piece;
  for (std::size_t place = 0; place < values.size(); ++place) {
    if (marks[place] != unseen || !(values[place] > threshold)) continue;
    flood(picture, threshold, static_cast<int>(place), marks, piece);
    all_ink += piece.ink;
    if (static_cast<float>(piece.longer_side()) > longest) continue;
    dust_ink += piece.ink;
    // What is around a piece is no ink: all ink that touches it is part of it.
    for (const int pixel : piece.places) {
      visit_around(picture.shape(), pixel,
                   [&](int near) { marks[static_cast<std::size_t>(near)] = dust; });
    }
  }
  if (dust_ink == 0.0 || dust_ink > largest_share * all_ink) return {};
  for (std::uint8_t& mark : marks) mark = mark == dust ? 1 : 0;
  return marks;
}

}  // namespace convscope

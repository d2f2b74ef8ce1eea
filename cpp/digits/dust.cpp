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

/// Collects the ink that hangs together with the pixel at `start`, over edges and corners, and
/// marks it as kept.
void flood(ConstTensorView picture, float threshold, int start, std::vector<std::uint8_t>& marks,
           Piece& piece) {
  const int height = picture.shape()[0];
  const int width = picture.shape()[1];
  piece.places.assign(1, start);
  piece.left = piece.right = start % width;
  piece.top = piece.bottom = start / width;
  piece.ink = 0.0;
  marks[static_cast<std::size_t>(start)] = kept;
  for (std::size_t next = 0; next < piece.places.size(); ++next) {
    const int y = piece.places[next] / width;
    const int x = piece.places[next] % width;
    piece.left = std::min(piece.left, x);
    piece.right = std::max(piece.right, x);
    piece.top = std::min(piece.top, y);
    piece.bottom = std::max(piece.bottom, y);
    piece.ink += static_cast<double>(picture.at(y, x));
    for (int row = std::max(y - 1, 0); row <= std::min(y + 1, height - 1); ++row) {
      for (int column = std::max(x - 1, 0); column <= std::min(x + 1, width - 1); ++column) {
        std::uint8_t& mark = marks[static_cast<std::size_t>(row * width + column)];
        if (mark != unseen || !(picture.at(row, column) > threshold)) continue;
        mark = kept;
        piece.places.push_back(row * width + column);
      }
    }
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
    for (const int pixel : piece.places) marks[static_cast<std::size_t>(pixel)] = dust;
  }
  if (dust_ink == 0.0 || dust_ink > largest_share * all_ink) return {};
  for (std::uint8_t& mark : marks) mark = mark == dust ? 1 : 0;
  return marks;
}

}  // namespace convscope

#include "digits/scribble.h"

#include <cmath>
#include <iterator>
#include <numbers>
#include <string_view>

#include "digits/augment_strokes.h"
#include "digits/generate.h"
#include "digits/handwriting.h"

namespace convscope {
namespace {

/// Letters and signs that are no digit in any hand. What could be read as one is left out, also
/// when it is small and the pen is wide: O, I, l, !, S, Z, B, Y (an open 4), q, b, g, and what
/// closes like a 0 with rounded corners (square, triangle, heart).
constexpr std::string_view signs[] = {
    "2098 5002^ 8098|3262 6862",                               // A
    "7505 2505^ 2595^ 7595|2550 6550",                         // E
    "7505 2505^ 2598|2550 6250",                               // F
    "2202 2298|7802 7898|2250 7850",                           // H
    "2402 2498|7602 2456^ 7898",                               // K
    "1598 2002^ 5060^ 8002^ 8598",                             // M
    "2298 2202^ 7898^ 7802",                                   // N
    "2498 2402^ 5604 7220 6042 2450^|4850 7898",               // R
    "1504 8504|5004 5098",                                     // T
    "2002 2060 3894 6294 8060 8002",                           // wide U
    "1002 3098^ 5030^ 7098^ 9002",                             // W
    "2002 8098|8002 2098",                                     // X
    "7030 4022 2048 3078 6480 7028^ 7060 8686",                // a
    "2262 5255 7650 6434 3838 2468 4292 8082",                 // e
    "2220 2290|2250 4028 6832 7290",                           // n
    "1830 3028 3090|3050 4030 5236 5290|5250 6230 7836 7890",  // m
    "5010 5090|1050 9050",                                     // plus
    "1535 8535|1565 8565",                                     // equals
    "3010 2592|6510 6092|1036 8832|1066 8662",                 // hash
    "2426 3006 6204 7424 5844 5068|5084 5589 5094 4589 5084",  // question mark
    "1050 8850|6028 8850^ 6272",                               // arrow
    "1056 3888^ 8812",                                         // tick
    "5004 2094^ 9038^ 1038^ 8094^ 5004",                       // star
    "5004 1416 0850 1684 5096 8484 9250 8616 5004|3430 3442|6630 6642|3064 5076 7064",  // face
    "1090 1050^ 5012^ 9050^ 9090^ 1090|1050 9050",                                      // house
    "1050 2420 3850 5280 6650 8020 9250",                                               // wave
    "1010 1092|3010 3092|5010 5092|7010 7092",                                          // tally
};

/// The largest part of the pad that free drawings fill, and the usual distance between their
/// points.
constexpr float extent = 0.7f;
constexpr float step = 0.02f;
/// How strongly a wandering pen is drawn back to the middle of the pad, part of the way at each
/// point.
constexpr float homesickness = 0.02f;

/// A pen that turns at random: a tangle, a hairball, a loose thread.
void draw_tangle(Random& random, Strokes& strokes) {
  const int points = 120 + random.below(280);
  const float restlessness = random.uniform(0.1f, 0.6f);
  float direction = random.uniform(0.0f, 2.0f * std::numbers::pi_v<float>);
  float turn = 0.0f;
  Point pen{0.5f, 0.5f};
  strokes.begin_stroke();
  for (int i = 0; i < points; ++i) {
    strokes.add(pen);
    turn = 0.8f * turn + random.uniform(-restlessness, restlessness);
    direction += turn;
    pen.x += step * std::cos(direction);
    pen.y += step * std::sin(direction);
    pen.x += homesickness * (0.5f - pen.x);
    pen.y += homesickness * (0.5f - pen.y);
  }
}

/// To and fro across the pad: what people do to blacken it.
void draw_zigzag(Random& random, Strokes& strokes) {
  const int turns = 5 + random.below(14);
  strokes.begin_stroke();
  for (int i = 0; i <= turns; ++i) {
    const float side = i % 2 == 0 ? 0.15f : 0.85f;
    const float down = 0.15f + 0.7f * static_cast<float>(i) / static_cast<float>(turns);
    strokes.add({side + random.uniform(-0.08f, 0.08f), down + random.uniform(-0.04f, 0.04f)});
  }
}

void draw_spiral(Random& random, Strokes& strokes) {
  const float turns = random.uniform(2.0f, 4.5f);
  const int points = static_cast<int>(turns * 30.0f);
  const float turned = random.below(2) == 0 ? 1.0f : -1.0f;
  strokes.begin_stroke();
  for (int i = 0; i < points; ++i) {
    const float part = static_cast<float>(i) / static_cast<float>(points);
    const float angle = turned * part * turns * 2.0f * std::numbers::pi_v<float>;
    const float radius = 0.02f + 0.4f * part;
    strokes.add({0.5f + radius * std::cos(angle), 0.5f + radius * std::sin(angle)});
  }
}

/// A line that no hand means as a one: more across than down.
void draw_flat_line(Random& random, Strokes& strokes) {
  const float slope = random.uniform(-0.45f, 0.45f);
  strokes.begin_stroke();
  for (int i = 0; i <= 20; ++i) {
    const float along = static_cast<float>(i) / 20.0f - 0.5f;
    strokes.add({0.5f + extent * along, 0.5f + extent * slope * along});
  }
}

/// A few straight lines in all directions.
void draw_sticks(Random& random, Strokes& strokes) {
  const int count = 3 + random.below(5);
  for (int i = 0; i < count; ++i) {
    strokes.begin_stroke();
    strokes.add({random.uniform(0.15f, 0.85f), random.uniform(0.15f, 0.85f)});
    strokes.add({random.uniform(0.15f, 0.85f), random.uniform(0.15f, 0.85f)});
  }
}

void draw_dots(Random& random, Strokes& strokes) {
  const int count = 1 + random.below(8);
  for (int i = 0; i < count; ++i) {
    strokes.begin_stroke();
    strokes.add({random.uniform(0.15f, 0.85f), random.uniform(0.15f, 0.85f)});
  }
}

/// Two digits at once are not one.
void draw_number(Random& random, Strokes& strokes) {
  Strokes digit;
  for (const float middle : {0.3f, 0.7f}) {
    generate_digit_strokes(random.below(10), random, digit);
    place_strokes(random.uniform(0.35f, 0.55f), {middle, 0.5f}, digit);
    for (int i = 0; i < digit.view().count(); ++i) {
      strokes.begin_stroke();
      for (const Point point : digit.view().stroke(i)) strokes.add(point);
    }
  }
}

}  // namespace

void generate_scribble(Random& random, Strokes& strokes) {
  strokes.clear();
  switch (random.below(12)) {
    case 0:
    case 1:
      return draw_tangle(random, strokes);
    case 2:
      return draw_zigzag(random, strokes);
    case 3:
      return draw_spiral(random, strokes);
    case 4:
      return draw_flat_line(random, strokes);
    case 5:
      return draw_sticks(random, strokes);
    case 6:
      return draw_dots(random, strokes);
    case 7:
      return draw_number(random, strokes);
    default:
      return draw_by_hand(signs[random.below(static_cast<int>(std::size(signs)))], random, strokes);
  }
}

}  // namespace convscope

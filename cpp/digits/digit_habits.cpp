#include "digits/digit_habits.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace convscope {
namespace {

using Habit = std::string_view;

constexpr Habit zeros[] = {
    "5202 3310 2134 2062 3088 5098 7086 8060 7830 6608 5002 4404",       // oval
    "5202 4012 3340 3468 4292 5298 6286 6660 6432 5808 5002",            // narrow
    "5210 2818 1244 1872 4290 6888 8666 8638 7016 5008 4210",            // round
    "6608 4404 2620 1850 2480 4697 6888 8058 7826 6208 5004 5816",       // begun and ended inside
    "4802 6806 8030 8064 6690 4698 2684 2050 2824 4604 5803",            // clockwise
    "6202 3816 2250 2678 4497 6484 7856 7624 6404 5406 6012",            // slanted, tail across
    "5202 3310 2134 2062 3088 5098 7086 8060 7830 6608 5002|7610 2690",  // with a stroke through it
};

constexpr Habit ones[] = {
    "5002 5050 5098",                       // a line
    "6402 5050 3698",                       // leaning
    "3224 4416 5003^ 5050 5098",            // flag
    "1852 3832 5803^ 5650 5498",            // long upstroke
    "3222 4414 5203^ 5250 5297|2897 7897",  // flag and base
    "2048 4028 5603^ 5650 5597|3097 8096",  // long upstroke and base
    "5203 5250 5297|3297 7497",             // base
    "4212 5403^ 5050 4698|2497 7497",       // small serif, leaning, base
    "3030 5402^ 5050 4698^ 2898 7496",      // in one go, base included
};

constexpr Habit twos[] = {
    "2226 2810 5002 7212 7634 6056 3878 1897^ 5096 8496",                // swan without a loop
    "2228 3008 5202 7214 7238 5464 3288 2096 1686 3080 5088 7096 8690",  // loop at the foot
    "2012 4802 7212 7032 4868 2094^ 5090 8494",                          // flat neck
    "2008 5006 7808^ 5050 2094^ 5092 8294",                              // like a Z
    "3032 2420 3606 5802 7416 6842 4872 2694^ 5688 8294",                // curled head
    "2424 4004 6606 7228 5660 3484 2296 2284 4082 6496 8884",            // small loop, tail up
    "2620 5004 7020 6046 4070 1692 4290 6698 8490",                      // wave at the foot
};

constexpr Habit threes[] = {
    "2214 4202 6606 7226 6042 4247^ 6250 7868 7288 4898 2086",      // round
    "2206 4805 7405^ 5824 4441^ 6646 7868 6890 4297 2086",          // flat top
    "2612 4803 6814 6434 4446^ 7054 7678 5496 3096 2284",           // pointed middle
    "2412 4602 6812 6832 5046 4046 4641 6450 7872 6692 4098 2086",  // small loop in the middle
    "2010 5003 7012 5836 3848 5848 7662 7084 4497 1888",            // flowing
    "2808 5402 6818 5640 4046^ 6048 7666 6890 3898 1882",           // upright
    "2006 5004 7606^ 4844^ 6850 7476 5095 2092",                    // Z with a belly
};

constexpr Habit fours[] = {
    "3403 2834 2058^ 5057 8455|6226 6060 5898",   // open
    "6203 4034 1666^ 5066 8666|6203 6250 6298",   // closed, two strokes
    "2605 2236 2854 5056 7452|7404 7250 6898",    // like a U with a stem
    "6898 6850 6803^ 4036 1664^ 5064 8864",       // closed, in one go from below
    "4202 3030 2056^ 5056 8254|6632 5866 5298",   // open, leaning
    "3004 2442 3458 6054 7446|7604 7050 6098",    // soft bowl
    "6060 2262^ 4632 6603^ 6450 6298|5061 8460",  // closed, in one go from the bar
    "3208 2050^ 5050 8050|5030 5060 5098",        // square
    "2804 2040 3652 6444 7402^ 7050 6698",        // in one go, like an open nine
};

constexpr Habit fives[] = {
    "7805 5404 3205^ 3024 2845^ 5037 7650 7678 5496 2288",      // in one go
    "3206 3024 2846^ 5038 7454 7480 4897 2088|3206 5606 8004",  // hat last
    "7606 5204 3414 3036 4846 6856 7478 5496 2290",             // like an S
    "3414 3030 3048^ 5242 7258 7082 4897 2290|3808 6006 8404",  // hat apart
    "7204 5004 3405^ 2842^ 6042 7862 6888 4298 2090",           // narrow hat, big belly
    "3004 2442^ 4836 6846 7068 5890 3498 1890|3004 5404 7402",  // slim
    "8004 5608 3808^ 3446^ 6448 7670 6090 3894 1886",           // leaning
};

constexpr Habit sixes[] = {
    "6602 4418 2648 2276 4098 6694 7674 6456 4256 2670",       // curved stem
    "5802 4024 2654 2482 4498 6892 7470 5856 3864 2676",       // straighter stem
    "7414 6003 4212 2644 2276 4498 7090 7864 5852 3260 2478",  // hooked top
    "4602 3430 2864 3290 5098 6886 6468 4864 3276 3084",       // slim, small loop
    "7004 4024 2256 2684 5098 7884 7664 5654 3662 2472",       // wide
    "5602 3644 2874 3896 5898 7280 6262 4266 2880",            // leaning
    "7202 4614 2446 1874 3296 6096 7476 5660 3068 2080",       // low loop
};

constexpr Habit sevens[] = {
    "1805 5005 8005^ 6048 4698",                      // plain
    "1806 5005 8005^ 5852 4498|3252 5250 7450",       // barred
    "2018 2005^ 5005 8004^ 6046 4898",                // serif
    "2020 2006^ 5006 8005^ 6048 4698|3452 7451",      // serif and bar
    "1810 3206 5212 8005^ 6250 5298",                 // wave on top
    "1812 3406 5412 8205^ 5852 4298|3048 5450 7646",  // wave and bar
    "2408 5404 7606 7220 5856 4898",                  // round shoulder
    "2606 5005 7405^ 7040 6898",                      // steep
    "1605 5004 8004^ 5450 3298|3050 6848",            // very leaning, bar
};

constexpr Habit eights[] = {
    "7014 5202 3210 2828 4442 6456 7476 5697 3292 2474 4052 6636 7218 6410",  // like an S, closed
    "5002 3210 3234 5046 6834 6812 5002|5046 2662 2686 5098 7486 7462 5046",  // two rings
    "7012 5003 3014 3834 6254 7478 5697 3088 2868 5646 7022 7408",            // open at the top
    "4846 3030 3408 5402 6816 6432 4450 2672 3294 5698 7280 6660 4846",       // begun in the middle
    "5002 6812 6432 4450 2874 3494 5698 7280 6660 4042 3020 3806 5202",       // clockwise
    "6604 4208 3628 5444 6466 5690 4098 3084 4262 5846 6824 6606",            // slim
    "7208 4804 2820 4240 6850 7876 5296 2288 2666 5244 7228 7606",            // wide
};

constexpr Habit nines[] = {
    "7020 5403 3212 2636 4450 6440 7214^ 7056 6898",            // straight stem
    "7222 5404 3014 2838 4850 6838 7218 7452 6884 4698 2686",   // curled
    "6818 4604 2820 3044 5048 6632 7006^ 6250 5298",            // leaning
    "6832 4850 2836 3012 5402 7218 7048 6076 4298",             // curved stem
    "7208 4804 2626 3848 6038 7208^ 7254 7296",                 // begun at the stem
    "7024 5606 3614 3236 4846 6436 7216^ 7460 5892 3096 2482",  // small head, long tail
    "7012 4404 2022 2646 5452 7236 7414^ 7098",                 // wide head
    "6620 4806 3022 4042 6034 6816 6660 5488 3896 2890",        // like a g
};

/// Slopes of this length make arcs of about 60 degrees between control points round.
constexpr float fullness = 1.07f;

/// A place on the curve: between `from` and `to`, `t` 0 … 1, with the slopes at both (units of the
/// way between them).
Point hermite(Point from, Point to, Point slope_from, Point slope_to, float t) {
  const float square = t * t;
  const float cube = square * t;
  const float a = 2.0f * cube - 3.0f * square + 1.0f;
  const float b = cube - 2.0f * square + t;
  const float c = 3.0f * square - 2.0f * cube;
  const float d = cube - square;
  return {a * from.x + b * slope_from.x + c * to.x + d * slope_to.x,
          a * from.y + b * slope_from.y + c * to.y + d * slope_to.y};
}

float distance(Point a, Point b) { return std::hypot(b.x - a.x, b.y - a.y); }

/// The direction of the curve at `here`, per unit of length: the mean of both neighbouring pieces,
/// the shorter one counting more, so that uneven control points make no loops. The mean of two
/// directions is shorter than they are and would flatten the curve between its control points, so
/// its length is mended, except where the curve turns back.
Point slope_between(Point before, Point here, Point after) {
  const float in = std::max(distance(before, here), 1e-3f);
  const float out = std::max(distance(here, after), 1e-3f);
  const float weight_in = out / (in * (in + out));
  const float weight_out = in / (out * (in + out));
  const Point mean{(here.x - before.x) * weight_in + (after.x - here.x) * weight_out,
                   (here.y - before.y) * weight_in + (after.y - here.y) * weight_out};
  const float mended = fullness / std::max(std::hypot(mean.x, mean.y), 0.5f);
  return {mean.x * mended, mean.y * mended};
}

/// Adds the curve from controls[i] to controls[i + 1] without its first point. A piece beside a
/// corner or an end has no neighbour on that side: it leaves as if mirrored there.
void draw_piece(std::span<const ControlPoint> controls, std::size_t i, bool starts_sharp,
                float spacing, Strokes& strokes) {
  const Point from = controls[i].place;
  const Point to = controls[i + 1].place;
  const bool ends_sharp = controls[i + 1].corner || controls[i + 1].last;
  const float length = distance(from, to);
  const Point chord{(to.x - from.x) / std::max(length, 1e-3f),
                    (to.y - from.y) / std::max(length, 1e-3f)};
  Point leaving = chord;
  Point arriving = chord;
  if (!starts_sharp) leaving = slope_between(controls[i - 1].place, from, to);
  if (!ends_sharp) arriving = slope_between(from, to, controls[i + 2].place);
  const auto bend = [&](Point other) {
    return Point{1.5f * chord.x - 0.5f * other.x, 1.5f * chord.y - 0.5f * other.y};
  };
  if (starts_sharp && !ends_sharp) leaving = bend(arriving);
  if (ends_sharp && !starts_sharp) arriving = bend(leaving);

  const int steps = std::max(static_cast<int>(std::ceil(length / spacing)), 1);
  const Point slope_from{leaving.x * length, leaving.y * length};
  const Point slope_to{arriving.x * length, arriving.y * length};
  for (int step = 1; step <= steps; ++step) {
    const float t = static_cast<float>(step) / static_cast<float>(steps);
    strokes.add(hermite(from, to, slope_from, slope_to, t));
  }
}

}  // namespace

std::span<const std::string_view> digit_habits(int label) {
  switch (label) {
    case 0:
      return zeros;
    case 1:
      return ones;
    case 2:
      return twos;
    case 3:
      return threes;
    case 4:
      return fours;
    case 5:
      return fives;
    case 6:
      return sixes;
    case 7:
      return sevens;
    case 8:
      return eights;
    default:
      assert(label == 9);
      return nines;
  }
}

int read_habit(std::string_view habit, std::span<ControlPoint, max_control_points> controls) {
  int count = 0;
  const auto digit = [&](std::size_t place) { return static_cast<float>(habit[place] - '0'); };
  for (std::size_t place = 0; place < habit.size();) {
    if (habit[place] == '^') controls[static_cast<std::size_t>(count - 1)].corner = true;
    if (habit[place] == '|') controls[static_cast<std::size_t>(count - 1)].last = true;
    if (habit[place] < '0' || habit[place] > '9') {
      ++place;
      continue;
    }
    assert(count < max_control_points);
    controls[static_cast<std::size_t>(count++)] = {
        {10.0f * digit(place) + digit(place + 1), 10.0f * digit(place + 2) + digit(place + 3)}};
    place += 4;
  }
  controls[static_cast<std::size_t>(count - 1)].last = true;
  return count;
}

void draw_curve(std::span<const ControlPoint> controls, float spacing, Strokes& strokes) {
  bool begins = true;
  for (std::size_t i = 0; i < controls.size(); ++i) {
    if (begins) {
      strokes.begin_stroke();
      strokes.add(controls[i].place);
    }
    if (controls[i].last) {
      begins = true;
      continue;
    }
    draw_piece(controls, i, begins || controls[i].corner, spacing, strokes);
    begins = false;
  }
}

}  // namespace convscope

// Sums of many floats that stay exact enough: 100,000 times 0.1 in one float is off by 1 part in
// 7,000.
//
//   LongSum sum(bias, terms_per_part(3, 3));
//   sum.add(x * weight);  // one call for every term, in one fixed order
//   y = sum.value();
//
// A sum is made in parts of at most 256 terms, and the parts are added up in double precision:
// rounding errors grow with 256 terms, not with all of them. The order is fixed, so that a fast
// path can follow it bit for bit; sums of up to 256 terms are ordinary ones in single precision.
#pragma once

namespace convscope {

inline constexpr int max_terms_per_part = 256;

/// Terms in each part (the last may be shorter) for windows of rows × columns taps, channel after
/// channel: as many whole windows as fit into 256 terms; of larger windows, as many whole rows; of
/// longer rows, 256.
constexpr int terms_per_part(int rows, int columns) {
  const long long cells = static_cast<long long>(rows) * columns;
  if (columns > max_terms_per_part) return max_terms_per_part;
  const int unit = cells <= max_terms_per_part ? static_cast<int>(cells) : columns;
  return max_terms_per_part / unit * unit;
}

/// The first part begins with `start`, every other with 0.
class LongSum {
 public:
  LongSum(float start, int terms_per_part) : part_(start), terms_per_part_(terms_per_part) {}

  void add(float term) {
    if (terms_ == terms_per_part_) {
      total_ += part_;
      part_ = 0.0f;
      terms_ = 0;
    }
    part_ += term;
    ++terms_;
  }

  float value() const { return static_cast<float>(total_ + part_); }

 private:
  double total_ = 0.0;
  float part_;
  int terms_ = 0;
  int terms_per_part_;
};

/// Adds `count` finished parts to their totals, or writes them there if they are the first.
void add_parts(const float* parts, int count, bool first, double* totals);
/// sums[i] = total of sum i with its last part, which comes in sums[i].
void round_totals(const double* totals, int count, float* sums);

/// What LongSum does, for `vectors` vectors of sums side by side. Costs a sum of one part next to
/// nothing.
template <typename Vector, int vectors>
class PartTotals {
 public:
  /// Keeps the parts and begins new ones.
  void finish_part(Vector (&parts)[vectors]) {
    float values[vectors * Vector::size];
    for (int i = 0; i < vectors; ++i) {
      parts[i].store(values + i * Vector::size);
      parts[i] = Vector::zero();
    }
    add_parts(values, vectors * Vector::size, is_empty_, totals_);
    is_empty_ = false;
  }

  /// The sums come with their last parts and leave whole.
  void finish(Vector (&sums)[vectors]) const {
    if (is_empty_) return;
    float values[vectors * Vector::size];
    for (int i = 0; i < vectors; ++i) sums[i].store(values + i * Vector::size);
    round_totals(totals_, vectors * Vector::size, values);
    for (int i = 0; i < vectors; ++i) sums[i] = Vector::load(values + i * Vector::size);
  }

 private:
  bool is_empty_ = true;
  double totals_[vectors * Vector::size];
};

}  // namespace convscope

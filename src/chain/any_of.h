#pragma once

namespace painpoint::chain {

/// 1 - product of (1 - q), summed so that small chances keep their digits.
class AnyOf {
 public:
  void add(double chance) {
    any_ += none_ * chance;
    none_ *= 1 - chance;
  }
  [[nodiscard]] double any() const { return any_; }
  [[nodiscard]] double none() const { return none_; }

 private:
  double any_ = 0;
  double none_ = 1;
};

}  // namespace painpoint::chain

// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_TESTS_SIMULATION_RANDOM_H_
#define TILL_TESTS_SIMULATION_RANDOM_H_

#include <cstdint>
#include <initializer_list>

namespace till::simulation {

// Random is the one source of chance of a run: SplitMix64, the same on every machine and in every build.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}

  uint64_t Next() {
    uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }

  // Below returns 0 to bound - 1.
  int64_t Below(int64_t bound) { return static_cast<int64_t>(Next() % static_cast<uint64_t>(bound)); }

  // Between returns low to high, both included.
  int64_t Between(int64_t low, int64_t high) { return low + Below(high - low + 1); }

  // Chance is true `per_mille` times in a thousand.
  bool Chance(int per_mille) { return Below(1000) < per_mille; }

  template <typename Value>
  Value OneOf(std::initializer_list<Value> values) {
    return values.begin()[Below(static_cast<int64_t>(values.size()))];
  }

  // Fork starts a stream of its own, so that what one part asks does not change what another one gets.
  Random Fork() { return Random(Next()); }

 private:
  uint64_t state_;
};

}  // namespace till::simulation

#endif  // TILL_TESTS_SIMULATION_RANDOM_H_

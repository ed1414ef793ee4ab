// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_ISO8583_FIELD_SET_H_
#define TILL_SERVICES_UPLINK_ISO8583_FIELD_SET_H_

#include <bit>
#include <cstddef>
#include <cstdint>

namespace till::uplink {

// FieldSet is a set of field numbers, 1 to 128: what the bitmaps of a message say. Field 1 is in no message;
// its bit announces the second bitmap.
class FieldSet {
 public:
  static constexpr int kLast = 128;

  bool Contains(int field) const {
    return field >= 1 && field <= kLast && (words_[Word(field)] & Bit(field)) != 0;
  }
  void Insert(int field) { words_[Word(field)] |= Bit(field); }
  void Erase(int field) { words_[Word(field)] &= ~Bit(field); }

  bool empty() const { return (words_[0] | words_[1]) == 0; }
  bool has_second() const { return words_[1] != 0; }

  // highest returns the greatest number, 0 of an empty set.
  int highest() const {
    if (words_[1] != 0) return 128 - std::countr_zero(words_[1]);
    return words_[0] != 0 ? 64 - std::countr_zero(words_[0]) : 0;
  }

  // first and second are the two halves as a bitmap has them: the lowest number in the highest bit.
  uint64_t first() const { return words_[0]; }
  uint64_t second() const { return words_[1]; }
  void set_first(uint64_t bits) { words_[0] = bits; }
  void set_second(uint64_t bits) { words_[1] = bits; }

  // ForEach calls `visit` with each number, ascending, until it returns false; whether it never did.
  template <typename Visit>
  bool ForEach(Visit&& visit) const {
    for (int word = 0; word < 2; ++word) {
      for (uint64_t rest = words_[word]; rest != 0;) {
        const int place = std::countl_zero(rest);
        if (!visit(64 * word + place + 1)) return false;
        rest &= ~(uint64_t{1} << (63 - place));
      }
    }
    return true;
  }

 private:
  static size_t Word(int field) { return static_cast<size_t>(field - 1) / 64; }
  static uint64_t Bit(int field) { return uint64_t{1} << (63 - (field - 1) % 64); }

  uint64_t words_[2] = {0, 0};
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_ISO8583_FIELD_SET_H_

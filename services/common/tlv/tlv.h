// SPDX-License-Identifier: Apache-2.0
// Bounded BER-TLV as EMV uses it (EMV 4.4 Book 3, Annex B). Every byte comes from a card or a host: nothing
// here trusts a length, and nothing reads past the span it was given.

#ifndef TILL_SERVICES_COMMON_TLV_TLV_H_
#define TILL_SERVICES_COMMON_TLV_TLV_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace till::tlv {

// Tag is the tag field's bytes, one to four of them, read as a big-endian number: 0x9F26, 0x5A, 0xFF8054.
using Tag = uint32_t;

// The bounds of anything we read: a card's record is at most 256 bytes, a host's field 62 at most 999.
inline constexpr size_t kMaximumBytes = 65536;
inline constexpr int kMaximumDepth = 8;

// Object is one data object; `value` points into the bytes that were parsed and lives as long as they do.
struct Object {
  Tag tag = 0;
  std::span<const uint8_t> value;
};

// IsConstructed tells whether the tag's first byte says that its value holds data objects (Book 3, Annex B1,
// bit 6).
bool IsConstructed(Tag tag);

// Padding says which bytes between objects are filler. Cards pad records with 00 and FF (ISO/IEC
// 7816-4, 5.2.2.1); host parameters use private tags that begin with FF, so there only 00 is filler.
enum class Padding { kZeroAndFf, kZeroOnly };

// Reader walks the data objects of one level.
class Reader {
 public:
  explicit Reader(std::span<const uint8_t> bytes, Padding padding = Padding::kZeroAndFf)
      : rest_(bytes), padding_(padding) {}

  // Next returns the next object, or nothing at the end. InvalidArgument: a tag of more than four bytes, a
  // length field other than one byte up to 7F or 81..83 with its bytes (80, 84 and 91 are refused), or a
  // value longer than what is left.
  absl::StatusOr<std::optional<Object>> Next();

 private:
  std::span<const uint8_t> rest_;
  Padding padding_;
};

// ParseObjects returns the objects of one level in order. InvalidArgument as for Reader::Next, or over
// kMaximumBytes.
absl::StatusOr<std::vector<Object>> ParseObjects(std::span<const uint8_t> bytes,
                                                 Padding padding = Padding::kZeroAndFf);

// Walk calls `visit` for each object, templates before what they hold, with the depth (0 at the top). It
// stops at the first error of `visit`. InvalidArgument: malformed at any level, or templates nested deeper
// than kMaximumDepth.
absl::Status Walk(std::span<const uint8_t> bytes,
                  const std::function<absl::Status(const Object& object, int depth)>& visit,
                  Padding padding = Padding::kZeroAndFf);

// Find returns the first object with the tag, at any depth, or nothing. InvalidArgument as for Walk.
absl::StatusOr<std::optional<Object>> Find(std::span<const uint8_t> bytes, Tag tag);

// Writer builds data objects with the shortest length fields.
class Writer {
 public:
  Writer& Add(Tag tag, std::span<const uint8_t> value);
  Writer& AddText(Tag tag, std::string_view text);
  Writer& AddNested(Tag tag, const Writer& content) { return Add(tag, content.bytes_); }

  // bytes returns what was written so far. It holds no secret: an account number has no business in a Writer.
  const std::vector<uint8_t>& bytes() const { return bytes_; }

  // overflowed tells that an Add was left out because the total would have passed kMaximumBytes.
  bool overflowed() const { return overflowed_; }

 private:
  std::vector<uint8_t> bytes_;
  bool overflowed_ = false;
};

}  // namespace till::tlv

#endif  // TILL_SERVICES_COMMON_TLV_TLV_H_

// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_CANONICAL_H_
#define TILL_SERVICES_LEDGER_CANONICAL_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace till::ledger {

// CanonicalWriter writes the journal's own encoding: one meaning has one sequence of bytes, so that a hash
// over it can be recomputed by any program in any year. (Protobuf does not promise that, hence not Protobuf.)
//
// A payload is a row of fields; a field is
//   tag     1 byte, 1 to 255, in strictly rising order; a field that is empty or zero is left out
//   length  4 bytes, big-endian, of the value
//   value   text: UTF-8; integer: 8 bytes, big-endian, two's complement; bytes: as they are
class CanonicalWriter {
 public:
  // Each appends one field; tags must rise (a falling one is a fault of ours and is CHECKed).
  void Text(uint8_t tag, std::string_view text);
  void Integer(uint8_t tag, int64_t value);

  // Take returns the bytes and leaves the writer empty.
  std::string Take();

 private:
  std::string bytes_;
  int last_tag_ = 0;
};

// CanonicalReader reads what CanonicalWriter wrote, and nothing else: every other sequence of bytes is
// refused, so that decode followed by encode gives the same bytes.
class CanonicalReader {
 public:
  explicit CanonicalReader(std::string_view bytes) : rest_(bytes) {}

  // Text and Integer return the field `tag`, or empty and 0 when it was left out. Ask in rising order.
  std::string Text(uint8_t tag);
  int64_t Integer(uint8_t tag);

  // Finish says whether every byte was a field that was asked for. Values read before are worth nothing if
  // not.
  absl::Status Finish() const;

 private:
  // Next returns the value of field `tag` if it is next.
  std::string_view Next(uint8_t tag);

  std::string_view rest_;
  bool broken_ = false;
};

// AppendBigEndian appends the lowest `size` bytes of `value`, highest first.
void AppendBigEndian(uint64_t value, int size, std::string& out);

// Sha256 returns the 32 bytes of FIPS 180-4's SHA-256.
std::string Sha256(std::string_view bytes);

// Hex returns two lower-case digits for each byte.
std::string Hex(std::string_view bytes);

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_CANONICAL_H_

// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/canonical.h"

#include <sodium.h>

#include "absl/base/internal/raw_logging.h"
#include "absl/status/status.h"

namespace till::ledger {
namespace {

constexpr size_t kHeaderSize = 5;
constexpr size_t kIntegerSize = 8;

uint64_t ReadBigEndian(std::string_view bytes) {
  uint64_t value = 0;
  for (const char byte : bytes) value = value << 8 | static_cast<uint8_t>(byte);
  return value;
}

}  // namespace

void AppendBigEndian(uint64_t value, int size, std::string& out) {
  for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) out.push_back(static_cast<char>(value >> shift));
}

std::string Sha256(std::string_view bytes) {
  std::string digest(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()),
                     reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  return digest;
}

std::string Hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * bytes.size());
  for (const char byte : bytes) {
    text.push_back(kDigits[static_cast<uint8_t>(byte) >> 4]);
    text.push_back(kDigits[static_cast<uint8_t>(byte) & 0xF]);
  }
  return text;
}

void CanonicalWriter::Text(uint8_t tag, std::string_view text) {
  ABSL_RAW_CHECK(tag > last_tag_, "canonical tags must rise");
  last_tag_ = tag;
  if (text.empty()) return;
  AppendBigEndian(tag, 1, bytes_);
  AppendBigEndian(text.size(), 4, bytes_);
  bytes_.append(text);
}

void CanonicalWriter::Integer(uint8_t tag, int64_t value) {
  std::string bytes;
  if (value != 0) AppendBigEndian(static_cast<uint64_t>(value), kIntegerSize, bytes);
  Text(tag, bytes);
}

std::string CanonicalWriter::Take() {
  last_tag_ = 0;
  std::string taken;
  taken.swap(bytes_);
  return taken;
}

std::string_view CanonicalReader::Next(uint8_t tag) {
  if (broken_ || rest_.empty() || static_cast<uint8_t>(rest_.front()) != tag) return {};
  if (rest_.size() < kHeaderSize) {
    broken_ = true;
    return {};
  }
  const uint64_t length = ReadBigEndian(rest_.substr(1, 4));
  if (length == 0 || length > rest_.size() - kHeaderSize) {
    broken_ = true;
    return {};
  }
  const std::string_view value = rest_.substr(kHeaderSize, length);
  rest_.remove_prefix(kHeaderSize + length);
  return value;
}

std::string CanonicalReader::Text(uint8_t tag) {
  return std::string(Next(tag));
}

int64_t CanonicalReader::Integer(uint8_t tag) {
  const std::string_view value = Next(tag);
  if (value.empty()) return 0;
  if (value.size() != kIntegerSize) broken_ = true;
  const auto number = static_cast<int64_t>(ReadBigEndian(value));
  if (number == 0) broken_ = true;  // a zero is left out, never written
  return broken_ ? 0 : number;
}

absl::Status CanonicalReader::Finish() const {
  if (broken_ || !rest_.empty()) return absl::DataLossError("the payload is not in the canonical encoding");
  return absl::OkStatus();
}

}  // namespace till::ledger

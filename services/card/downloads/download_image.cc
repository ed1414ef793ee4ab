// SPDX-License-Identifier: Apache-2.0
#include "services/card/downloads/download_image.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "services/common/status/error.h"

namespace till::card {
namespace {

constexpr std::string_view kMark = "TILLCARD";
constexpr uint8_t kVersion = 1;
constexpr size_t kHeader = kMark.size() + 1 + 1 + 4;

using Digest = std::array<uint8_t, crypto_hash_sha256_BYTES>;

Digest DigestOf(ByteView bytes) {
  Digest digest;
  crypto_hash_sha256(digest.data(), bytes.data(), bytes.size());
  return digest;
}

absl::Status Corrupt(const char* words) {
  return MakeError(ErrorCode::kStorageCorrupt, words);
}

}  // namespace

Bytes EncodeDownload(DownloadKind kind, const std::vector<Bytes>& records) {
  Bytes image(kMark.begin(), kMark.end());
  image.push_back(kVersion);
  image.push_back(static_cast<uint8_t>(kind));
  const auto count = static_cast<uint32_t>(records.size());
  for (const int shift : {24, 16, 8, 0}) image.push_back(static_cast<uint8_t>(count >> shift));
  for (const Bytes& record : records) {
    image.push_back(static_cast<uint8_t>(record.size() >> 8));
    image.push_back(static_cast<uint8_t>(record.size()));
    image.insert(image.end(), record.begin(), record.end());
  }
  const Digest digest = DigestOf(image);
  image.insert(image.end(), digest.begin(), digest.end());
  return image;
}

absl::StatusOr<std::vector<Bytes>> DecodeDownload(DownloadKind kind, ByteView image) {
  if (image.size() < kHeader + sizeof(Digest) || image.size() > kLongestImage) return Corrupt("it is cut");
  if (!std::equal(kMark.begin(), kMark.end(), image.begin())) return Corrupt("it is no download");
  // The digest first: a changed version byte is damage, and not a newer program.
  const ByteView body = image.first(image.size() - sizeof(Digest));
  const Digest digest = DigestOf(body);
  if (!std::equal(digest.begin(), digest.end(), image.end() - static_cast<ptrdiff_t>(sizeof(Digest))))
    return Corrupt("its digest does not hold");
  if (body[kMark.size()] > kVersion)
    return MakeError(ErrorCode::kStorageNewer, "it was written by a newer version of the terminal");
  if (body[kMark.size()] != kVersion || body[kMark.size() + 1] != static_cast<uint8_t>(kind))
    return Corrupt("it is of another kind");
  uint32_t count = 0;
  for (uint8_t byte : body.subspan(kHeader - 4, 4)) count = count << 8 | byte;
  if (count > MostEntries(kind)) return Corrupt("it has too many records");
  std::vector<Bytes> records;
  ByteView rest = body.subspan(kHeader);
  for (uint32_t i = 0; i < count; ++i) {
    if (rest.size() < 2) return Corrupt("it has fewer records than it says");
    const size_t length = static_cast<size_t>(rest[0]) << 8 | rest[1];
    if (rest.size() - 2 < length) return Corrupt("a record is cut");
    const ByteView record = rest.subspan(2, length);
    records.emplace_back(record.begin(), record.end());
    rest = rest.subspan(2 + length);
  }
  if (!rest.empty()) return Corrupt("it has more than it says");
  return records;
}

}  // namespace till::card

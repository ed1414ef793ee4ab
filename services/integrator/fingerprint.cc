// SPDX-License-Identifier: Apache-2.0
#include "services/integrator/fingerprint.h"

#include <sodium.h>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"

namespace till::integrator {
namespace {

// RFC 7468, 5.1.
constexpr std::string_view kBegin = "-----BEGIN CERTIFICATE-----";
constexpr std::string_view kEnd = "-----END CERTIFICATE-----";
constexpr size_t kDigits = 2 * crypto_hash_sha256_BYTES;

std::string Grouped(std::string_view digits, size_t size, char between) {
  std::string out;
  for (size_t at = 0; at < digits.size(); at += size) {
    if (at > 0) out += between;
    out += digits.substr(at, size);
  }
  return out;
}

}  // namespace

std::optional<std::string> FingerprintOf(std::string_view pem) {
  const size_t begin = pem.find(kBegin);
  if (begin == std::string_view::npos) return std::nullopt;
  pem.remove_prefix(begin + kBegin.size());
  const size_t end = pem.find(kEnd);
  if (end == std::string_view::npos) return std::nullopt;
  std::string base64;
  for (const char c : pem.substr(0, end)) {
    if (!absl::ascii_isspace(static_cast<unsigned char>(c))) base64 += c;
  }
  std::string der;
  if (base64.empty() || !absl::Base64Unescape(base64, &der)) return std::nullopt;
  std::string hash(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()),
                     reinterpret_cast<const unsigned char*>(der.data()), der.size());
  return absl::BytesToHexString(hash);
}

std::optional<std::string> ReadFingerprint(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == ':' || absl::ascii_isspace(byte)) continue;
    if (!absl::ascii_isxdigit(byte) || digits.size() == kDigits) return std::nullopt;
    digits += absl::ascii_tolower(byte);
  }
  if (digits.size() != kDigits) return std::nullopt;
  return digits;
}

std::string WithColons(std::string_view fingerprint) {
  return Grouped(fingerprint, 2, ':');
}

std::string InGroups(std::string_view fingerprint) {
  return Grouped(fingerprint, 4, ' ');
}

}  // namespace till::integrator

// SPDX-License-Identifier: Apache-2.0
#include "services/update/channel/channel_file.h"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/text_format.h>
#include <sodium.h>

#include <algorithm>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/update/channel/quiet_hours.h"
#include "services/update/channel/rollout.h"
#include "services/update/channel/version.h"
#include "services/update/fault.h"

namespace till::update {
namespace {

constexpr std::string_view kHead = "till-channel-1\n";
constexpr size_t kSignatureDigits = 2 * crypto_sign_BYTES;
constexpr int kMostReleases = 64;
constexpr int kMostWindows = 8;
constexpr size_t kMostName = 80;
constexpr size_t kMostNoteBytes = 2'000;  // 500 characters of three bytes, and some

absl::Status Wrong(std::string_view what) {
  return MakeFault(v1::CHANNEL_INVALID, absl::StrCat("the channel's file: ", std::string(what)));
}

bool IsSmallHex(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// A name that stays in the channel's own folder.
bool IsFileName(std::string_view name) {
  return !name.empty() && name.size() <= kMostName && name[0] != '.' &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '.' || c == '_' || c == '-';
         });
}

// Collects where the text is wrong, instead of Protobuf's own printing it.
class FirstError final : public google::protobuf::io::ErrorCollector {
 public:
  void AddError(int line, int, const std::string& message) override {
    if (text_.empty()) text_ = absl::StrCat("line ", line + 1, ": ", message);
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

absl::Status CheckRelease(const files::Release& release) {
  if (!Version::Parse(release.version())) return Wrong("a release has no version");
  if (!IsFileName(release.bundle())) return Wrong("bundle: not a file's name");
  if (release.size_bytes() < 1 || release.size_bytes() > kMostBundleBytes)
    return Wrong("size_bytes: out of range");
  if (release.sha256().size() != 2 * crypto_hash_sha256_BYTES || !IsSmallHex(release.sha256())) {
    return Wrong("sha256: 64 small hexadecimal digits");
  }
  if (release.share_hundredths() < 0 || release.share_hundredths() > kRolloutParts) {
    return Wrong("share_hundredths: 0 to 10,000");
  }
  if (!release.floor().empty()) {
    if (!Version::Parse(release.floor())) return Wrong("floor: not a version");
    // Else the release would forbid itself.
    if (Older(release.version(), release.floor())) return Wrong("floor: above the release itself");
  }
  if (std::max(release.notes_zh().size(), release.notes_en().size()) > kMostNoteBytes)
    return Wrong("notes: too long");
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<files::Channel> ParseChannel(std::string_view text) {
  files::Channel channel;
  FirstError error;
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&error);
  parser.SetRecursionLimit(4);
  if (!parser.ParseFromString(std::string(text), &channel)) return Wrong(error.text());
  if (channel.product().empty() || channel.product().size() > kMostName)
    return Wrong("product: 1 to 80 bytes");
  if (channel.channel().empty() || channel.channel().size() > kMostName)
    return Wrong("channel: 1 to 80 bytes");
  if (channel.serial() < 1) return Wrong("serial: from 1 on");
  if (!channel.has_valid_until()) return Wrong("valid_until: missing");
  if (channel.releases_size() > kMostReleases) return Wrong("more than 64 releases");
  std::set<Version> versions;
  for (const files::Release& release : channel.releases()) {
    if (absl::Status checked = CheckRelease(release); !checked.ok()) return checked;
    if (!versions.insert(*Version::Parse(release.version())).second) return Wrong("a version is there twice");
  }
  if (channel.quiet_hours_size() > kMostWindows) return Wrong("more than 8 quiet hours");
  QuietHours hours;
  for (const files::Window& window : channel.quiet_hours()) {
    if (!hours.Add(window.from(), window.to())) return Wrong("quiet_hours: HH:MM to another HH:MM");
  }
  return channel;
}

absl::StatusOr<files::Channel> OpenChannelFile(std::string_view bytes,
                                               const std::vector<std::string>& public_keys) {
  const size_t body = kHead.size() + kSignatureDigits + 1;
  if (bytes.size() > kMostChannelBytes) return Wrong("too long");
  if (bytes.size() < body || !bytes.starts_with(kHead) || bytes[body - 1] != '\n') {
    return MakeFault(v1::CHANNEL_NOT_SIGNED, "not a channel's file");
  }
  const std::string_view digits = bytes.substr(kHead.size(), kSignatureDigits);
  if (!IsSmallHex(digits)) return MakeFault(v1::CHANNEL_NOT_SIGNED, "no signature");
  const std::string signature = absl::HexStringToBytes(std::string(digits));
  const std::string_view text = bytes.substr(body);
  for (const std::string& key : public_keys) {
    if (key.size() == crypto_sign_PUBLICKEYBYTES &&
        crypto_sign_verify_detached(reinterpret_cast<const unsigned char*>(signature.data()),
                                    reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                                    reinterpret_cast<const unsigned char*>(key.data())) == 0) {
      return ParseChannel(text);
    }
  }
  return MakeFault(v1::CHANNEL_NOT_SIGNED, "signed by no key of this terminal");
}

std::string SignChannel(std::string_view text, std::string_view seed) {
  unsigned char public_key[crypto_sign_PUBLICKEYBYTES];
  unsigned char secret_key[crypto_sign_SECRETKEYBYTES];
  crypto_sign_seed_keypair(public_key, secret_key, reinterpret_cast<const unsigned char*>(seed.data()));
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                       reinterpret_cast<const unsigned char*>(text.data()), text.size(), secret_key);
  return absl::StrCat(std::string(kHead), absl::BytesToHexString(signature), "\n", std::string(text));
}

std::string PublicKeyOf(std::string_view seed) {
  std::string public_key(crypto_sign_PUBLICKEYBYTES, '\0');
  unsigned char secret_key[crypto_sign_SECRETKEYBYTES];
  crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(public_key.data()), secret_key,
                           reinterpret_cast<const unsigned char*>(seed.data()));
  return public_key;
}

}  // namespace till::update

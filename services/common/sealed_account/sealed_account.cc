// SPDX-License-Identifier: Apache-2.0
#include "services/common/sealed_account/sealed_account.h"

#include <sodium.h>

#include <map>
#include <span>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/durable_file/durable_file.h"

namespace till {
namespace {

constexpr uint8_t kVersion = 1;
enum Tag : uint8_t { kPan = 1, kExpiry = 2, kSequenceNumber = 3, kTrack2 = 4, kPaymentId = 5 };
constexpr size_t kMaxField = 255;
constexpr size_t kMaxPlain = 1 + 5 * (2 + kMaxField);

const uint8_t* Bytes(std::string_view text) {
  return reinterpret_cast<const uint8_t*>(text.data());
}

class PlainWriter {
 public:
  PlainWriter() : buffer_(kMaxPlain) { buffer_.Mutable()[size_++] = kVersion; }

  absl::Status Field(Tag tag, std::string_view value) {
    if (value.empty()) return absl::OkStatus();
    if (value.size() > kMaxField)
      return absl::InvalidArgumentError("a field of the account is longer than 255 bytes");
    buffer_.Mutable()[size_++] = tag;
    buffer_.Mutable()[size_++] = static_cast<uint8_t>(value.size());
    std::copy(value.begin(), value.end(), buffer_.Mutable().begin() + static_cast<ptrdiff_t>(size_));
    size_ += value.size();
    return absl::OkStatus();
  }

  std::span<const uint8_t> plain() const { return buffer_.Reveal().first(size_); }

 private:
  SecretBuffer buffer_;
  size_t size_ = 0;
};

absl::StatusOr<AccountData> ParsePlain(std::span<const uint8_t> plain) {
  const absl::Status malformed = absl::InvalidArgumentError("the account box holds something else");
  if (plain.empty() || plain[0] != kVersion) return malformed;
  std::map<uint8_t, std::string_view> fields;
  for (size_t at = 1; at < plain.size();) {
    if (plain.size() - at < 2 || plain.size() - at - 2 < plain[at + 1]) return malformed;
    const std::string_view value(reinterpret_cast<const char*>(&plain[at]) + 2, plain[at + 1]);
    if (!fields.emplace(plain[at], value).second) return malformed;
    at += 2 + value.size();
  }
  absl::StatusOr<Pan> pan = Pan::Parse(fields[kPan]);
  if (!pan.ok()) return malformed;
  return AccountData{.pan = *std::move(pan),
                     .expiry_yymm = std::string(fields[kExpiry]),
                     .sequence_number = std::string(fields[kSequenceNumber]),
                     .track2 = SecretBuffer::CopyString(fields[kTrack2]),
                     .payment_id = std::string(fields[kPaymentId])};
}

absl::Status WritePlain(const AccountData& account, PlainWriter& writer) {
  const std::pair<Tag, std::string_view> fields[] = {{kPan, account.pan.RevealDigits()},
                                                     {kExpiry, account.expiry_yymm},
                                                     {kSequenceNumber, account.sequence_number},
                                                     {kTrack2, account.track2.RevealText()},
                                                     {kPaymentId, account.payment_id}};
  for (const auto& [tag, value] : fields) {
    if (absl::Status status = writer.Field(tag, value); !status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::string> SealAccount(const AccountData& account, std::string_view recipient_public_key) {
  PlainWriter writer;
  if (absl::Status written = WritePlain(account, writer); !written.ok()) return written;
  return SealBytes(writer.plain(), recipient_public_key);
}

absl::StatusOr<std::string> SealBytes(std::span<const uint8_t> plain, std::string_view recipient_public_key) {
  if (recipient_public_key.size() != crypto_box_PUBLICKEYBYTES) {
    return absl::InvalidArgumentError("a sealing key has 32 bytes");
  }
  std::string box(plain.size() + crypto_box_SEALBYTES, '\0');
  if (crypto_box_seal(reinterpret_cast<uint8_t*>(box.data()), plain.data(), plain.size(),
                      Bytes(recipient_public_key)) != 0) {
    return absl::InvalidArgumentError("the sealing key is not a valid X25519 key");
  }
  return box;
}

SealingKeyPair::SealingKeyPair(std::string public_key, SecretBuffer private_key)
    : public_key_(std::move(public_key)), private_key_(std::move(private_key)) {}

SealingKeyPair SealingKeyPair::Generate() {
  std::string public_key(crypto_box_PUBLICKEYBYTES, '\0');
  SecretBuffer private_key(crypto_box_SECRETKEYBYTES);
  crypto_box_keypair(reinterpret_cast<uint8_t*>(public_key.data()), private_key.Mutable().data());
  return SealingKeyPair(std::move(public_key), std::move(private_key));
}

absl::StatusOr<SealingKeyPair> SealingKeyPair::LoadOrCreate(const std::string& path) {
  absl::StatusOr<SecretBuffer> private_key = LoadOrMakeKey(path, crypto_box_SECRETKEYBYTES);
  if (!private_key.ok()) return private_key.status();
  std::string public_key(crypto_box_PUBLICKEYBYTES, '\0');
  crypto_scalarmult_base(reinterpret_cast<uint8_t*>(public_key.data()), private_key->Reveal().data());
  return SealingKeyPair(std::move(public_key), *std::move(private_key));
}

absl::Status SealingKeyPair::Publish(const std::string& path) const {
  return WriteDurably(path, public_key_, 0644);
}

absl::StatusOr<AccountData> SealingKeyPair::Open(std::string_view box) const {
  const absl::StatusOr<SecretBuffer> plain = OpenBytes(box, kMaxPlain);
  if (!plain.ok()) return plain.status();
  return ParsePlain(plain->Reveal());
}

absl::StatusOr<SecretBuffer> SealingKeyPair::OpenBytes(std::string_view box, size_t most) const {
  if (box.size() < crypto_box_SEALBYTES || box.size() - crypto_box_SEALBYTES > most) {
    return absl::InvalidArgumentError("not a sealed box of this kind");
  }
  SecretBuffer plain(box.size() - crypto_box_SEALBYTES);
  if (crypto_box_seal_open(plain.Mutable().data(), Bytes(box), box.size(), Bytes(public_key_),
                           private_key_.Reveal().data()) != 0) {
    return absl::InvalidArgumentError("the box was sealed to another key, or damaged");
  }
  return plain;
}

absl::StatusOr<std::string> SealingKeyPair::SealAccountFor(const AccountData& account,
                                                           std::string_view recipient_public_key) const {
  if (recipient_public_key.size() != crypto_box_PUBLICKEYBYTES)
    return absl::InvalidArgumentError("a sealing key has 32 bytes");
  PlainWriter writer;
  if (absl::Status written = WritePlain(account, writer); !written.ok()) return written;
  std::string box(crypto_box_NONCEBYTES + writer.plain().size() + crypto_box_MACBYTES, '\0');
  uint8_t* const nonce = reinterpret_cast<uint8_t*>(box.data());
  randombytes_buf(nonce, crypto_box_NONCEBYTES);
  if (crypto_box_easy(nonce + crypto_box_NONCEBYTES, writer.plain().data(), writer.plain().size(), nonce,
                      Bytes(recipient_public_key), private_key_.Reveal().data()) != 0) {
    return absl::InvalidArgumentError("the sealing key is not a valid X25519 key");
  }
  return box;
}

absl::StatusOr<AccountData> SealingKeyPair::OpenFrom(std::string_view box,
                                                     std::string_view sender_public_key) const {
  constexpr size_t kAround = crypto_box_NONCEBYTES + crypto_box_MACBYTES;
  if (box.size() < kAround || box.size() - kAround > kMaxPlain ||
      sender_public_key.size() != crypto_box_PUBLICKEYBYTES) {
    return absl::InvalidArgumentError("not a box of this kind");
  }
  SecretBuffer plain(box.size() - kAround);
  if (crypto_box_open_easy(plain.Mutable().data(), Bytes(box) + crypto_box_NONCEBYTES,
                           box.size() - crypto_box_NONCEBYTES, Bytes(box), Bytes(sender_public_key),
                           private_key_.Reveal().data()) != 0) {
    return absl::InvalidArgumentError(
        "the box is another sender's, was sealed to another key, or is damaged");
  }
  return ParsePlain(plain.Reveal());
}

absl::StatusOr<std::string> ReadPublicKey(const std::string& path) {
  const absl::StatusOr<SecretBuffer> key = ReadExactly(path, crypto_box_PUBLICKEYBYTES);
  if (!key.ok()) return absl::UnavailableError(absl::StrCat("no sealing key at ", path));
  return std::string(key->RevealText());
}

}  // namespace till

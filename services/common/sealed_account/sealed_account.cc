// SPDX-License-Identifier: Apache-2.0
#include "services/common/sealed_account/sealed_account.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <map>
#include <span>
#include <utility>

#include "absl/strings/str_cat.h"

namespace till {
namespace {

constexpr uint8_t kVersion = 1;
enum Tag : uint8_t { kPan = 1, kExpiry = 2, kSequenceNumber = 3, kTrack2 = 4, kPaymentId = 5 };
constexpr size_t kMaxField = 255;
constexpr size_t kMaxPlain = 1 + 5 * (2 + kMaxField);

const uint8_t* Bytes(std::string_view text) {
  return reinterpret_cast<const uint8_t*>(text.data());
}

// Writes `bytes` so that a crash leaves the old file or the new one, never half of either.
absl::Status WriteDurably(const std::string& path, std::span<const uint8_t> bytes, mode_t mode) {
  const std::string temporary = path + ".new";
  const int fd = open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode);
  if (fd < 0) return absl::InternalError(absl::StrCat("cannot write ", temporary));
  const bool written = fchmod(fd, mode) == 0 &&
                       write(fd, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) &&
                       fsync(fd) == 0;
  close(fd);
  if (!written || rename(temporary.c_str(), path.c_str()) != 0) {
    unlink(temporary.c_str());
    return absl::InternalError(absl::StrCat("cannot write ", path));
  }
  const std::string folder = path.substr(0, path.rfind('/') + 1);
  const int folder_fd = open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder_fd >= 0) {
    fsync(folder_fd);
    close(folder_fd);
  }
  return absl::OkStatus();
}

// Reads a file of exactly `size` bytes into locked memory; NOT_FOUND, DATA_LOSS for another size.
absl::StatusOr<SecretBuffer> ReadExactly(const std::string& path, size_t size) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (fd < 0) return absl::NotFoundError(absl::StrCat("no file ", path));
  SecretBuffer buffer(size + 1);
  const ssize_t got = read(fd, buffer.Mutable().data(), size + 1);
  close(fd);
  if (got != static_cast<ssize_t>(size))
    return absl::DataLossError(absl::StrCat(path, " is not ", size, " bytes"));
  return SecretBuffer::Copy(buffer.Reveal().first(size));
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

}  // namespace

absl::StatusOr<std::string> SealAccount(const AccountData& account, std::string_view recipient_public_key) {
  PlainWriter writer;
  const std::pair<Tag, std::string_view> fields[] = {{kPan, account.pan.RevealDigits()},
                                                     {kExpiry, account.expiry_yymm},
                                                     {kSequenceNumber, account.sequence_number},
                                                     {kTrack2, account.track2.RevealText()},
                                                     {kPaymentId, account.payment_id}};
  for (const auto& [tag, value] : fields) {
    if (absl::Status status = writer.Field(tag, value); !status.ok()) return status;
  }
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
  absl::StatusOr<SecretBuffer> stored = ReadExactly(path, crypto_box_SECRETKEYBYTES);
  if (absl::IsNotFound(stored.status())) {
    SealingKeyPair made = Generate();
    if (absl::Status status = WriteDurably(path, made.private_key_.Reveal(), 0600); !status.ok())
      return status;
    return made;
  }
  if (!stored.ok()) return stored.status();
  std::string public_key(crypto_box_PUBLICKEYBYTES, '\0');
  crypto_scalarmult_base(reinterpret_cast<uint8_t*>(public_key.data()), stored->Reveal().data());
  return SealingKeyPair(std::move(public_key), *std::move(stored));
}

absl::Status SealingKeyPair::Publish(const std::string& path) const {
  return WriteDurably(path, {Bytes(public_key_), public_key_.size()}, 0644);
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

absl::StatusOr<std::string> ReadPublicKey(const std::string& path) {
  const absl::StatusOr<SecretBuffer> key = ReadExactly(path, crypto_box_PUBLICKEYBYTES);
  if (!key.ok()) return absl::UnavailableError(absl::StrCat("no sealing key at ", path));
  return std::string(key->RevealText());
}

}  // namespace till

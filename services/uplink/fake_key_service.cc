// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/fake_key_service.h"

#include <openssl/evp.h>

#include <cstdlib>
#include <memory>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "services/common/status/error.h"

namespace till::uplink {
namespace {

std::string Ecb(const std::string& key, const std::string& input, profile::KeyCipher cipher, int encipher) {
  // Single DES is 3DES with one key three times; two keys are K1 K2 K1.
  const std::string whole = cipher == profile::SM4 ? key
                            : key.size() == 8      ? key + key + key
                                                   : key + key.substr(0, 8);
  const std::unique_ptr<EVP_CIPHER_CTX, void (*)(EVP_CIPHER_CTX*)> context(EVP_CIPHER_CTX_new(),
                                                                           EVP_CIPHER_CTX_free);
  std::string output(input.size(), '\0');
  int written = 0;
  if (EVP_CipherInit_ex(context.get(), cipher == profile::SM4 ? EVP_sm4_ecb() : EVP_des_ede3_ecb(), nullptr,
                        reinterpret_cast<const unsigned char*>(whole.data()), nullptr, encipher) != 1 ||
      EVP_CIPHER_CTX_set_padding(context.get(), 0) != 1 ||
      EVP_CipherUpdate(context.get(), reinterpret_cast<unsigned char*>(output.data()), &written,
                       reinterpret_cast<const unsigned char*>(input.data()),
                       static_cast<int>(input.size())) != 1) {
    abort();
  }
  return output;
}

std::string Xor(std::string left, std::string_view right) {
  for (size_t i = 0; i < right.size(); ++i) left[i] = static_cast<char>(left[i] ^ right[i]);
  return left;
}

// The UnionPay MACs: the fold as hex text, in two enciphering steps; eight hex characters of the result.
std::string FoldMac(const std::string& key, const std::string& fold, profile::KeyCipher cipher) {
  const std::string hex = absl::AsciiStrToUpper(absl::BytesToHexString(fold));
  const std::string step = Ecb(key, hex.substr(0, fold.size()), cipher, 1);
  const std::string end = Ecb(key, Xor(step, hex.substr(fold.size())), cipher, 1);
  return absl::AsciiStrToUpper(absl::BytesToHexString(end)).substr(0, 8);
}

// X9.9 under a key of 8 bytes, X9.19 under one of 16.
std::string ChainedMac(const std::string& key, const std::string& message, bool x9_19) {
  const std::string left = key.substr(0, 8);
  std::string chain(8, '\0');
  for (size_t at = 0; at < message.size(); at += 8) {
    chain = Ecb(left, Xor(chain, message.substr(at, 8)), profile::TRIPLE_DES, 1);
  }
  if (!x9_19) return chain;
  return Ecb(left, Ecb(key.substr(8), chain, profile::TRIPLE_DES, 0), profile::TRIPLE_DES, 1);
}

}  // namespace

std::string FakeKeyService::Encipher(const std::string& key, const std::string& blocks,
                                     profile::KeyCipher cipher) {
  return Ecb(key, blocks, cipher, 1);
}

std::string FakeKeyService::Decipher(const std::string& key, const std::string& blocks,
                                     profile::KeyCipher cipher) {
  return Ecb(key, blocks, cipher, 0);
}

std::string FakeKeyService::CheckValue(const std::string& key, profile::KeyCipher cipher) {
  return Encipher(key, std::string(cipher == profile::SM4 ? 16 : 8, '\0'), cipher).substr(0, 4);
}

std::string FakeKeyService::Mac(const std::string& key, const MacBlock& block) {
  const std::string bytes(block.bytes().begin(), block.bytes().end());
  switch (block.algorithm()) {
    case profile::X9_9:
    case profile::X9_19:
      return ChainedMac(key, bytes, block.algorithm() == profile::X9_19);
    case profile::UNIONPAY_SM4:
      return FoldMac(key, bytes, profile::SM4);
    default:
      return FoldMac(key, bytes, profile::TRIPLE_DES);
  }
}

void FakeKeyService::SetMacKey(std::optional<std::string> key) {
  absl::MutexLock lock(&mutex_);
  mac_key_ = std::move(key);
}

void FakeKeyService::SetDataKey(std::optional<std::string> key) {
  absl::MutexLock lock(&mutex_);
  data_key_ = std::move(key);
}

void FakeKeyService::FailVerify(absl::Status status) {
  absl::MutexLock lock(&mutex_);
  verify_failure_ = std::move(status);
}

int FakeKeyService::imports() const {
  absl::MutexLock lock(&mutex_);
  return imports_;
}

int FakeKeyService::drops() const {
  absl::MutexLock lock(&mutex_);
  return drops_;
}

profile::KeyCipher FakeKeyService::cipher() const {
  absl::MutexLock lock(&mutex_);
  return cipher_;
}

std::optional<std::string> FakeKeyService::mac_key() const {
  absl::MutexLock lock(&mutex_);
  return mac_key_;
}

absl::StatusOr<std::string> FakeKeyService::GenerateMac(const MacBlock& block) {
  absl::MutexLock lock(&mutex_);
  if (!mac_key_.has_value()) return MakeError(ErrorCode::kKeyMissing, "no MAC key");
  return Mac(*mac_key_, block);
}

absl::StatusOr<bool> FakeKeyService::VerifyMac(const MacBlock& block, std::string_view mac) {
  absl::MutexLock lock(&mutex_);
  if (!verify_failure_.ok()) return verify_failure_;
  if (!mac_key_.has_value()) return MakeError(ErrorCode::kKeyMissing, "no MAC key");
  return Mac(*mac_key_, block) == mac;
}

absl::Status FakeKeyService::ImportWorkingKeys(std::span<const EnvelopedKey> keys,
                                               profile::KeyCipher cipher) {
  absl::MutexLock lock(&mutex_);
  ++imports_;
  cipher_ = cipher;
  mac_key_.reset();
  data_key_.reset();
  std::optional<std::string> mac_key;
  std::optional<std::string> data_key;
  for (const EnvelopedKey& key : keys) {
    const std::string clear = Decipher(master_key_, key.cryptogram, cipher);
    if (CheckValue(clear, cipher) != key.check_value)
      return MakeError(ErrorCode::kKeyCheckFailed, "a check value differs");
    if (key.role == profile::MAC_KEY) mac_key = clear;
    if (key.role == profile::DATA_KEY) data_key = clear;
  }
  mac_key_ = std::move(mac_key);
  data_key_ = std::move(data_key);
  return absl::OkStatus();
}

absl::Status FakeKeyService::DropWorkingKeys() {
  absl::MutexLock lock(&mutex_);
  ++drops_;
  mac_key_.reset();
  data_key_.reset();
  return absl::OkStatus();
}

absl::StatusOr<std::string> FakeKeyService::EncipherTrack(std::span<const uint8_t> block) {
  absl::MutexLock lock(&mutex_);
  if (!data_key_.has_value()) return MakeError(ErrorCode::kKeyMissing, "no data key");
  if (block.size() != (cipher_ == profile::SM4 ? 16 : 8)) {
    return MakeError(ErrorCode::kInvalidRequest, "not one block of the cipher");
  }
  return Encipher(*data_key_, std::string(block.begin(), block.end()), cipher_);
}

}  // namespace till::uplink

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

std::string Des(const std::string& key, const std::string& input, int encipher) {
  // Single DES is 3DES with one key three times; two keys are K1 K2 K1.
  const std::string whole = key.size() == 8 ? key + key + key : key + key.substr(0, 8);
  const std::unique_ptr<EVP_CIPHER_CTX, void (*)(EVP_CIPHER_CTX*)> context(EVP_CIPHER_CTX_new(),
                                                                           EVP_CIPHER_CTX_free);
  std::string output(input.size(), '\0');
  int written = 0;
  if (EVP_CipherInit_ex(context.get(), EVP_des_ede3_ecb(), nullptr,
                        reinterpret_cast<const unsigned char*>(whole.data()), nullptr, encipher) != 1 ||
      EVP_CIPHER_CTX_set_padding(context.get(), 0) != 1 ||
      EVP_CipherUpdate(context.get(), reinterpret_cast<unsigned char*>(output.data()), &written,
                       reinterpret_cast<const unsigned char*>(input.data()),
                       static_cast<int>(input.size())) != 1) {
    abort();
  }
  return output;
}

}  // namespace

std::string FakeKeyService::Encipher(const std::string& key, const std::string& blocks) {
  return Des(key, blocks, 1);
}

std::string FakeKeyService::Decipher(const std::string& key, const std::string& blocks) {
  return Des(key, blocks, 0);
}

std::string FakeKeyService::CheckValue(const std::string& key) {
  return Encipher(key, std::string(8, '\0')).substr(0, 4);
}

std::string FakeKeyService::Mac(const std::string& key, const MacBlock& block) {
  const std::string hex =
      absl::AsciiStrToUpper(absl::BytesToHexString(std::string(block.begin(), block.end())));
  std::string step = Encipher(key, hex.substr(0, 8));
  for (size_t i = 0; i < step.size(); ++i) step[i] = static_cast<char>(step[i] ^ hex[8 + i]);
  return absl::AsciiStrToUpper(absl::BytesToHexString(Encipher(key, step))).substr(0, 8);
}

void FakeKeyService::SetMacKey(std::optional<std::string> key) {
  absl::MutexLock lock(&mutex_);
  mac_key_ = std::move(key);
}

void FakeKeyService::FailVerify(absl::Status status) {
  absl::MutexLock lock(&mutex_);
  verify_failure_ = std::move(status);
}

int FakeKeyService::imports() const {
  absl::MutexLock lock(&mutex_);
  return imports_;
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

absl::Status FakeKeyService::ImportWorkingKeys(std::span<const EnvelopedKey> keys) {
  absl::MutexLock lock(&mutex_);
  ++imports_;
  mac_key_.reset();
  std::optional<std::string> mac_key;
  for (const EnvelopedKey& key : keys) {
    const std::string clear = Decipher(master_key_, key.cryptogram);
    if (CheckValue(clear) != key.check_value)
      return MakeError(ErrorCode::kKeyCheckFailed, "a check value differs");
    if (key.role == profile::MAC_KEY) mac_key = clear;
  }
  mac_key_ = std::move(mac_key);
  return absl::OkStatus();
}

}  // namespace till::uplink

// SPDX-License-Identifier: Apache-2.0
#include "services/common/secret/secret_buffer.h"

#include <sodium.h>
#include <sys/mman.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace till {
namespace {

void* AllocateLocked(size_t size) {
  static const bool ready = sodium_init() >= 0;
  // sodium_malloc: guard pages on both sides, a canary, mlock and MADV_DONTDUMP; sodium_free wipes.
  void* const memory = ready ? sodium_malloc(size) : nullptr;
  if (memory == nullptr) {
    std::fputs("no locked memory for a secret: raise RLIMIT_MEMLOCK\n", stderr);
    std::abort();
  }
  // A child between fork and exec gets zeros instead of the secret.
  madvise(reinterpret_cast<void*>(reinterpret_cast<uintptr_t>(memory) & ~uintptr_t{4095}), size,
          MADV_WIPEONFORK);
  sodium_memzero(memory, size);
  return memory;
}

}  // namespace

SecretBuffer::SecretBuffer(size_t size) : size_(size) {
  if (size > 0) data_ = static_cast<uint8_t*>(AllocateLocked(size));
}

SecretBuffer SecretBuffer::Copy(std::span<const uint8_t> source) {
  SecretBuffer buffer(source.size());
  std::copy(source.begin(), source.end(), buffer.data_);
  return buffer;
}

SecretBuffer SecretBuffer::CopyString(std::string_view source) {
  return Copy({reinterpret_cast<const uint8_t*>(source.data()), source.size()});
}

SecretBuffer::~SecretBuffer() {
  Release();
}

SecretBuffer::SecretBuffer(SecretBuffer&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

SecretBuffer& SecretBuffer::operator=(SecretBuffer&& other) noexcept {
  if (this == &other) return *this;
  Release();
  data_ = std::exchange(other.data_, nullptr);
  size_ = std::exchange(other.size_, 0);
  return *this;
}

void SecretBuffer::Wipe() {
  if (data_ != nullptr) sodium_memzero(data_, size_);
}

bool SecretBuffer::EqualInConstantTime(std::span<const uint8_t> other) const {
  return size_ == other.size() && (size_ == 0 || sodium_memcmp(data_, other.data(), size_) == 0);
}

void SecretBuffer::Release() {
  if (data_ != nullptr) sodium_free(data_);
  data_ = nullptr;
  size_ = 0;
}

}  // namespace till

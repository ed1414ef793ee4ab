// SPDX-License-Identifier: Apache-2.0
#include "services/common/secret/secret_buffer.h"

#include <sodium.h>

#include <algorithm>
#include <utility>

#include "services/common/secret/secret_pages.h"

namespace till {
SecretBuffer::SecretBuffer(size_t size) : size_(size) {
  if (size > 0) data_ = SecretPages::Instance().Take(size);
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
  if (data_ != nullptr) SecretPages::Instance().Give(data_, size_);
  data_ = nullptr;
  size_ = 0;
}

}  // namespace till

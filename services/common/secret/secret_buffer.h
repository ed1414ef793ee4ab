// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_SECRET_SECRET_BUFFER_H_
#define TILL_SERVICES_COMMON_SECRET_SECRET_BUFFER_H_

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <span>
#include <string_view>

namespace till {

// SecretBuffer holds bytes that must leave no trace: keys, PINs, account data.
//
// Its memory is locked (never swapped), excluded from core dumps and from children after a fork, and wiped
// before it is given back (SecretPages). It can be moved, not copied, and not printed: streaming one does not
// compile. Reading the bytes takes a call whose name says so. Not thread-safe.
class SecretBuffer {
 public:
  SecretBuffer() = default;

  // Makes a buffer of `size` zero bytes. Aborts when the kernel will give no locked memory at all, because
  // going on with a secret in ordinary memory would break the promise silently.
  explicit SecretBuffer(size_t size);

  // Copy returns a buffer with the bytes of `source`; the caller wipes the source.
  static SecretBuffer Copy(std::span<const uint8_t> source);
  static SecretBuffer CopyString(std::string_view source);

  ~SecretBuffer();
  SecretBuffer(SecretBuffer&& other) noexcept;
  SecretBuffer& operator=(SecretBuffer&& other) noexcept;
  SecretBuffer(const SecretBuffer&) = delete;
  SecretBuffer& operator=(const SecretBuffer&) = delete;

  // Reveal returns the bytes; they are valid while this object lives and is not moved from.
  std::span<const uint8_t> Reveal() const { return {data_, size_}; }
  std::string_view RevealText() const { return {reinterpret_cast<const char*>(data_), size_}; }

  // Mutable returns the bytes for writing.
  std::span<uint8_t> Mutable() { return {data_, size_}; }

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  // Wipe overwrites the bytes with zeros now, ahead of the destructor.
  void Wipe();

  // EqualInConstantTime compares without telling by its duration where the first difference is.
  bool EqualInConstantTime(std::span<const uint8_t> other) const;

 private:
  void Release();

  uint8_t* data_ = nullptr;
  size_t size_ = 0;
};

// A secret cannot be printed: these turn the attempt into a compile error.
std::ostream& operator<<(std::ostream&, const SecretBuffer&) = delete;
template <typename Sink>
void AbslStringify(Sink&, const SecretBuffer&) = delete;

}  // namespace till

#endif  // TILL_SERVICES_COMMON_SECRET_SECRET_BUFFER_H_

// SPDX-License-Identifier: Apache-2.0
#include "services/common/secret/secret_pages.h"

#include <sodium.h>
#include <sys/mman.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace till {
namespace {

constexpr size_t kPage = 4096;
// libsodium keeps a canary of 16 bytes before what it returns: with it a chunk is four whole pages.
constexpr size_t kChunk = 4 * kPage - 16;
constexpr size_t kCanary = sizeof(uint64_t);

// A sanitizer sees an overrun between two pieces only when each piece has an allocation of its own.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool kSlots = false;
#elif defined(__has_feature)
constexpr bool kSlots = !__has_feature(address_sanitizer);
#else
constexpr bool kSlots = true;
#endif

[[noreturn]] void Abort(const char* why) {
  std::fputs(why, stderr);
  std::abort();
}

uint8_t* LockedPages(size_t size) {
  // sodium_malloc: guard pages on both sides, a canary, mlock and MADV_DONTDUMP; sodium_free wipes.
  void* const memory = sodium_malloc(size);
  if (memory == nullptr) Abort("no locked memory for a secret: raise RLIMIT_MEMLOCK\n");
  // A child between fork and exec gets zeros instead of the secret.
  const uintptr_t begin = reinterpret_cast<uintptr_t>(memory) & ~uintptr_t{kPage - 1};
  madvise(reinterpret_cast<void*>(begin), reinterpret_cast<uintptr_t>(memory) + size - begin,
          MADV_WIPEONFORK);
  sodium_memzero(memory, size);
  return static_cast<uint8_t*>(memory);
}

}  // namespace

SecretPages& SecretPages::Instance() {
  static SecretPages* const pages = new SecretPages;
  return *pages;
}

SecretPages::SecretPages() : free_{{{64}, {256}, {1024}, {2720}}} {
  if (sodium_init() < 0) Abort("libsodium cannot start\n");
  randombytes_buf(&canary_, sizeof(canary_));
}

SecretPages::Free* SecretPages::Fits(size_t size) {
  if (!kSlots) return nullptr;
  for (Free& free : free_) {
    if (size + kCanary <= free.slot_size) return &free;
  }
  return nullptr;
}

void SecretPages::AddChunk(Free& free) {
  uint8_t* const chunk = LockedPages(kChunk);
  for (size_t offset = 0; offset + free.slot_size <= kChunk; offset += free.slot_size) {
    free.first = new (chunk + offset) Slot{free.first};
  }
}

uint8_t* SecretPages::Take(size_t size) {
  Free* const free = Fits(size);
  if (free == nullptr) return LockedPages(size);
  const std::lock_guard<std::mutex> lock(mutex_);
  if (free->first == nullptr) AddChunk(*free);
  Slot* const slot = free->first;
  free->first = slot->next;
  auto* const memory = reinterpret_cast<uint8_t*>(slot);
  std::memset(memory, 0, size < sizeof(Slot) ? sizeof(Slot) : size);
  std::memcpy(memory + size, &canary_, kCanary);
  return memory;
}

void SecretPages::Give(uint8_t* memory, size_t size) {
  Free* const free = Fits(size);
  if (free == nullptr) return sodium_free(memory);
  // In a child after a fork the pages are zero, the canary too: nothing is left to protect there.
  static constexpr uint64_t kWiped = 0;
  if (sodium_memcmp(memory + size, &canary_, kCanary) != 0 &&
      sodium_memcmp(memory + size, &kWiped, kCanary) != 0) {
    Abort("something wrote past the end of a secret\n");
  }
  sodium_memzero(memory, size + kCanary);
  const std::lock_guard<std::mutex> lock(mutex_);
  free->first = new (memory) Slot{free->first};
}

}  // namespace till

// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_SECRET_SECRET_PAGES_H_
#define TILL_SERVICES_COMMON_SECRET_SECRET_PAGES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>

namespace till {

// SecretPages hands out memory for secrets: locked (never swapped), excluded from core dumps and from
// children after a fork, wiped before it is given back.
//
// A small piece is a slot of a chunk that is kept, because asking the kernel for locked, fenced pages takes
// eleven system calls, and a payment handles forty small secrets. Each chunk is fenced by guard pages, each
// slot ends in a canary that is checked when it is given back; a larger piece has pages of its own.
// Thread-safe.
class SecretPages {
 public:
  // The process's own; never destroyed, because a static secret may outlive everything.
  static SecretPages& Instance();

  // Take returns `size` zero bytes. Aborts when the kernel gives no locked memory at all, because going on
  // with a secret in ordinary memory would break the promise silently.
  uint8_t* Take(size_t size);

  // Give wipes what Take(size) returned. Aborts when something wrote past its end.
  void Give(uint8_t* memory, size_t size);

 private:
  struct Slot {
    Slot* next;
  };
  struct Free {
    size_t slot_size;
    Slot* first = nullptr;
  };

  SecretPages();
  // Fits returns the free list for pieces of `size`, or null for one that is too large for a slot.
  Free* Fits(size_t size);
  void AddChunk(Free& free);

  uint64_t canary_ = 0;
  std::mutex mutex_;
  std::array<Free, 4> free_;
};

}  // namespace till

#endif  // TILL_SERVICES_COMMON_SECRET_SECRET_PAGES_H_

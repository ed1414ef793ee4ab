// SPDX-License-Identifier: Apache-2.0
// Shows ThreadSanitizer the locks of Debian's Abseil, which was compiled without it.
//
// A program's own definition of a library's function comes before the library's, for the program and for the
// other libraries (gRPC's locks are Abseil's). Each of these calls the real one and says what happened before
// what. Linked into every C++ target under --config=tsan only.

#include <dlfcn.h>

#include "absl/synchronization/mutex.h"

extern "C" {
void __tsan_acquire(void* address);  // NOLINT(bugprone-reserved-identifier): the sanitizer's own interface.
void __tsan_release(void* address);  // NOLINT(bugprone-reserved-identifier)
}

namespace absl {
ABSL_NAMESPACE_BEGIN
namespace {

template <typename Function>
Function* Real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

template <typename... Arguments>
void AcquireBy(Mutex* mutex, const char* name, Arguments... arguments) {
  Real<void(Mutex*, Arguments...)>(name)(mutex, arguments...);
  __tsan_acquire(mutex);
}

// A wait gives the lock up and takes it again.
template <typename Result, typename... Arguments>
Result WaitBy(Mutex* mutex, const char* name, Arguments... arguments) {
  __tsan_release(mutex);
  struct Again {
    Mutex* mutex;
    ~Again() { __tsan_acquire(mutex); }
  } again{mutex};
  return Real<Result(Arguments...)>(name)(arguments...);
}

// The library asks the condition while it holds the lock, on whichever thread gives the lock up.
struct UnderLock {
  Mutex* mutex;
  const Condition* condition;
  bool operator()() const {
    __tsan_acquire(mutex);
    const bool met = condition->Eval();
    __tsan_release(mutex);
    return met;
  }
};

}  // namespace

#define TILL_MUTEX "_ZN4absl7debian35Mutex"
#define TILL_CONDVAR "_ZN4absl7debian37CondVar"

void Mutex::Lock() {
  AcquireBy(this, TILL_MUTEX "4LockEv");
}
void Mutex::ReaderLock() {
  AcquireBy(this, TILL_MUTEX "10ReaderLockEv");
}
void Mutex::Unlock() {
  __tsan_release(this);
  Real<void(Mutex*)>(TILL_MUTEX "6UnlockEv")(this);
}
void Mutex::ReaderUnlock() {
  __tsan_release(this);
  Real<void(Mutex*)>(TILL_MUTEX "12ReaderUnlockEv")(this);
}
bool Mutex::TryLock() {
  const bool locked = Real<bool(Mutex*)>(TILL_MUTEX "7TryLockEv")(this);
  if (locked) __tsan_acquire(this);
  return locked;
}
bool Mutex::ReaderTryLock() {
  const bool locked = Real<bool(Mutex*)>(TILL_MUTEX "13ReaderTryLockEv")(this);
  if (locked) __tsan_acquire(this);
  return locked;
}
void Mutex::LockWhen(const Condition& condition) {
  const UnderLock under{this, &condition};
  const Condition asked(&under);
  AcquireBy<const Condition*>(this, TILL_MUTEX "8LockWhenERKNS0_9ConditionE", &asked);
}
void Mutex::Await(const Condition& condition) {
  const UnderLock under{this, &condition};
  const Condition asked(&under);
  WaitBy<void, Mutex*, const Condition*>(this, TILL_MUTEX "5AwaitERKNS0_9ConditionE", this, &asked);
}
bool Mutex::AwaitWithTimeout(const Condition& condition, Duration timeout) {
  const UnderLock under{this, &condition};
  const Condition asked(&under);
  return WaitBy<bool, Mutex*, const Condition*, Duration>(
      this, TILL_MUTEX "16AwaitWithTimeoutERKNS0_9ConditionENS0_8DurationE", this, &asked, timeout);
}
bool Mutex::AwaitWithDeadline(const Condition& condition, Time deadline) {
  const UnderLock under{this, &condition};
  const Condition asked(&under);
  return WaitBy<bool, Mutex*, const Condition*, Time>(
      this, TILL_MUTEX "17AwaitWithDeadlineERKNS0_9ConditionENS0_4TimeE", this, &asked, deadline);
}
void CondVar::Wait(Mutex* mutex) {
  WaitBy<void, CondVar*, Mutex*>(mutex, TILL_CONDVAR "4WaitEPNS0_5MutexE", this, mutex);
}
bool CondVar::WaitWithTimeout(Mutex* mutex, Duration timeout) {
  return WaitBy<bool, CondVar*, Mutex*, Duration>(
      mutex, TILL_CONDVAR "15WaitWithTimeoutEPNS0_5MutexENS0_8DurationE", this, mutex, timeout);
}
bool CondVar::WaitWithDeadline(Mutex* mutex, Time deadline) {
  return WaitBy<bool, CondVar*, Mutex*, Time>(mutex, TILL_CONDVAR "16WaitWithDeadlineEPNS0_5MutexENS0_4TimeE",
                                              this, mutex, deadline);
}

ABSL_NAMESPACE_END
}  // namespace absl

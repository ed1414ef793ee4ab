// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_NOTICE_SENDER_H_
#define TILL_SERVICES_TERMINAL_NOTICE_SENDER_H_

#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/terminal/notice_desk.h"

namespace till::terminal {

// NoticeSender lets a notice desk work again and again, in a thread of its own.
class NoticeSender {
 public:
  // The desk outlives the sender.
  NoticeSender(NoticeDesk& desk, absl::Duration interval) : desk_(desk), interval_(interval) {}
  ~NoticeSender() { Stop(); }

  NoticeSender(const NoticeSender&) = delete;
  NoticeSender& operator=(const NoticeSender&) = delete;

  void Start();
  // Stop ends the thread, after the notice that is on its way. Idempotent.
  void Stop();

 private:
  void Run();

  NoticeDesk& desk_;
  const absl::Duration interval_;
  absl::Mutex mutex_;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_NOTICE_SENDER_H_

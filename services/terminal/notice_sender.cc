// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/notice_sender.h"

#include "services/common/log/log.h"

namespace till::terminal {

void NoticeSender::Start() {
  thread_ = std::thread([this] { Run(); });
}

void NoticeSender::Stop() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  if (thread_.joinable()) thread_.join();
}

void NoticeSender::Run() {
  while (true) {
    {
      absl::MutexLock lock(&mutex_);
      if (mutex_.AwaitWithTimeout(absl::Condition(&stopping_), interval_)) return;
    }
    const absl::StatusOr<int> worked = desk_.Work();
    if (!worked.ok()) log::Warn("notices cannot be sent", {{"why", worked.status()}});
  }
}

}  // namespace till::terminal

// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_STEP_THREAD_H_
#define TILL_SERVICES_UPDATE_STEP_THREAD_H_

#include <thread>

#include "absl/time/time.h"
#include "services/update/update_desk.h"

namespace till::update {

// StepThread lets a desk take its steps: at each change, and now and then.
class StepThread {
 public:
  // The desk outlives the thread.
  StepThread(UpdateDesk& desk, absl::Duration interval) : desk_(desk), interval_(interval) {}
  ~StepThread() { Stop(); }

  StepThread(const StepThread&) = delete;
  StepThread& operator=(const StepThread&) = delete;

  void Start() {
    thread_ = std::thread([this] {
      while (!desk_.stopped()) {
        const uint64_t change = desk_.Status().change;
        desk_.Step();
        desk_.WaitForChange(change, interval_);
      }
    });
  }

  // Stop ends the desk's waiting and the thread. Idempotent.
  void Stop() {
    desk_.Stop();
    if (thread_.joinable()) thread_.join();
  }

 private:
  UpdateDesk& desk_;
  const absl::Duration interval_;
  std::thread thread_;
};

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_STEP_THREAD_H_

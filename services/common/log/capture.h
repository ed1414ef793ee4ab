// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_LOG_CAPTURE_H_
#define TILL_SERVICES_COMMON_LOG_CAPTURE_H_

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "services/common/log/sink.h"

namespace till::log {

// Capture keeps the events that are logged while it lives, for a test to read; nothing goes to stderr
// meanwhile.
class Capture {
 public:
  Capture() : sink_(std::make_shared<Keeper>()), before_(SetSink(sink_)) {}
  ~Capture() { SetSink(before_); }

  Capture(const Capture&) = delete;
  Capture& operator=(const Capture&) = delete;

  std::vector<Event> events() const {
    const std::lock_guard lock(sink_->mutex);
    return sink_->events;
  }

  // Text returns all events as lines: to search for what must not be there.
  std::string Text() const {
    std::string text;
    for (const Event& event : events()) text += FormatLine(event) + "\n";
    return text;
  }

 private:
  struct Keeper final : Sink {
    void Write(const Event& event) override {
      const std::lock_guard lock(mutex);
      events.push_back(event);
    }
    mutable std::mutex mutex;
    std::vector<Event> events;
  };

  std::shared_ptr<Keeper> sink_;
  std::shared_ptr<Sink> before_;
};

}  // namespace till::log

#endif  // TILL_SERVICES_COMMON_LOG_CAPTURE_H_

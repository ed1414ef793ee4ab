// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_LOG_SINK_H_
#define TILL_SERVICES_COMMON_LOG_SINK_H_

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace till::log {

enum class Level { kDebug, kInfo, kWarn, kError };

// Event is one thing that happened, masked and ready to be written.
struct Event {
  Level level;
  std::string service;
  std::string event;
  std::vector<std::pair<std::string, std::string>> fields;
};

// Sink writes events somewhere. Thread-safe.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void Write(const Event& event) = 0;
};

// SetSink replaces where events go and returns what was there; for tests and for a client that shows its own
// log.
std::shared_ptr<Sink> SetSink(std::shared_ptr<Sink> sink);

// DefaultSink returns the journal when stderr is connected to it (JOURNAL_STREAM, systemd.exec(5)), else
// lines on stderr: `2026-11-22T08:00:00.123Z INFO pin key slot loaded slot=3 kcv=D5D44F`.
std::shared_ptr<Sink> DefaultSink();

// FormatLine returns an event as that line, without its time and without a newline; values with spaces or
// control characters are quoted and escaped.
std::string FormatLine(const Event& event);

}  // namespace till::log

#endif  // TILL_SERVICES_COMMON_LOG_SINK_H_

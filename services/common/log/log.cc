// SPDX-License-Identifier: Apache-2.0
#include "services/common/log/log.h"

#include <errno.h>

#include <memory>
#include <mutex>
#include <string>

#include "services/common/log/digit_mask.h"
#include "services/common/log/sink.h"

namespace till::log {
namespace {

// A value longer than this is cut: one event must not fill the journal.
constexpr size_t kLongestValue = 1024;

struct Global {
  std::mutex mutex;
  std::shared_ptr<Sink> sink;
  std::string service = program_invocation_short_name;
};

Global& TheGlobal() {
  static Global& global = *new Global;  // never destroyed: threads may log until the very end
  return global;
}

void Write(Level level, std::string_view event, Fields fields) {
  Event ready{level, {}, MaskCardNumbers(event), {}};
  ready.fields.reserve(fields.size());
  for (const Field& field : fields) {
    std::string text = MaskCardNumbers(field.value.text());
    if (text.size() > kLongestValue) {
      text.resize(kLongestValue);
      text += "…";
    }
    ready.fields.emplace_back(std::string(field.key), std::move(text));
  }
  std::shared_ptr<Sink> sink;
  {
    Global& global = TheGlobal();
    const std::lock_guard lock(global.mutex);
    if (global.sink == nullptr) global.sink = DefaultSink();
    sink = global.sink;
    ready.service = global.service;
  }
  sink->Write(ready);
}

}  // namespace

void Debug(std::string_view event, Fields fields) {
#ifndef TILL_RELEASE
  Write(Level::kDebug, event, fields);
#endif
}

void Info(std::string_view event, Fields fields) {
  Write(Level::kInfo, event, fields);
}
void Warn(std::string_view event, Fields fields) {
  Write(Level::kWarn, event, fields);
}
void Error(std::string_view event, Fields fields) {
  Write(Level::kError, event, fields);
}

void SetService(std::string_view service) {
  Global& global = TheGlobal();
  const std::lock_guard lock(global.mutex);
  global.service = service;
}

std::shared_ptr<Sink> SetSink(std::shared_ptr<Sink> sink) {
  Global& global = TheGlobal();
  const std::lock_guard lock(global.mutex);
  return std::exchange(global.sink, std::move(sink));
}

}  // namespace till::log

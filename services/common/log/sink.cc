// SPDX-License-Identifier: Apache-2.0
#include "services/common/log/sink.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "services/common/log/journal_sink.h"

namespace till::log {
namespace {

std::string_view LevelName(Level level) {
  switch (level) {
    case Level::kDebug:
      return "DEBUG";
    case Level::kInfo:
      return "INFO";
    case Level::kWarn:
      return "WARN";
    case Level::kError:
      return "ERROR";
  }
  return "ERROR";
}

// A control character in a value must not be able to begin a line that looks like an event of its own.
std::string Escaped(std::string_view text) {
  std::string out;
  for (const char character : text) {
    const auto byte = static_cast<unsigned char>(character);
    if (byte < 0x20 || byte == 0x7F) {
      absl::StrAppendFormat(&out, "\\x%02x", byte);
    } else if (character == '"' || character == '\\') {
      out += '\\';
      out += character;
    } else {
      out += character;
    }
  }
  return out;
}

std::string Quoted(std::string_view text) {
  const bool plain = !text.empty() && std::ranges::none_of(text, [](char character) {
    const auto byte = static_cast<unsigned char>(character);
    return byte <= 0x20 || byte == 0x7F || character == '"' || character == '=' || character == '\\';
  });
  if (plain) return std::string(text);
  return absl::StrCat("\"", Escaped({text.data(), text.size()}), "\"");
}

class StderrSink final : public Sink {
 public:
  void Write(const Event& event) override {
    const std::string line =
        absl::StrCat(absl::FormatTime("%Y-%m-%dT%H:%M:%E3SZ", absl::Now(), absl::UTCTimeZone()), " ",
                     FormatLine(event), "\n");
    // One write, so that lines of several threads and processes do not mix; a log that cannot be written is
    // lost.
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
  }
};

}  // namespace

std::string FormatLine(const Event& event) {
  const std::string_view level = LevelName(event.level);
  std::string line = absl::StrCat(absl::string_view(level.data(), level.size()), " ", event.service, " ",
                                  Escaped(event.event));
  for (const auto& [key, value] : event.fields) absl::StrAppend(&line, " ", key, "=", Quoted(value));
  return line;
}

std::shared_ptr<Sink> DefaultSink() {
  if (IsJournalStream(std::getenv("JOURNAL_STREAM"), STDERR_FILENO)) return std::make_shared<JournalSink>();
  return std::make_shared<StderrSink>();
}

}  // namespace till::log

// SPDX-License-Identifier: Apache-2.0
#include "services/common/log/journal_sink.h"

#include <sys/stat.h>
#include <sys/uio.h>
#include <syslog.h>
// The journal's own CODE_FILE would name this file for every event.
#define SD_JOURNAL_SUPPRESS_LOCATION
#include <systemd/sd-journal.h>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace till::log {
namespace {

int Priority(Level level) {
  switch (level) {
    case Level::kDebug:
      return LOG_DEBUG;
    case Level::kInfo:
      return LOG_INFO;
    case Level::kWarn:
      return LOG_WARNING;
    case Level::kError:
      return LOG_ERR;
  }
  return LOG_ERR;
}

}  // namespace

std::vector<std::string> JournalFields(const Event& event) {
  std::vector<std::string> entries;
  entries.push_back(absl::StrCat("MESSAGE=", FormatLine(event)));
  entries.push_back(absl::StrCat("PRIORITY=", Priority(event.level)));
  entries.push_back(absl::StrCat("SYSLOG_IDENTIFIER=till-", event.service));
  entries.push_back(absl::StrCat("TILL_EVENT=", event.event));
  for (const auto& [key, value] : event.fields) {
    entries.push_back(absl::StrCat("TILL_", absl::AsciiStrToUpper(key), "=", value));
  }
  return entries;
}

void JournalSink::Write(const Event& event) {
  const std::vector<std::string> entries = JournalFields(event);
  std::vector<iovec> vectors;
  vectors.reserve(entries.size());
  for (const std::string& entry : entries) {
    vectors.push_back({const_cast<char*>(entry.data()), entry.size()});
  }
  sd_journal_sendv(vectors.data(), static_cast<int>(vectors.size()));
}

bool IsJournalStream(const char* journal_stream, int fd) {
  if (journal_stream == nullptr) return false;
  struct stat status {};
  if (fstat(fd, &status) != 0) return false;
  return absl::StrCat(static_cast<uint64_t>(status.st_dev), ":", static_cast<uint64_t>(status.st_ino)) ==
         journal_stream;
}

}  // namespace till::log

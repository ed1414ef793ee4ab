// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_LOG_JOURNAL_SINK_H_
#define TILL_SERVICES_COMMON_LOG_JOURNAL_SINK_H_

#include <string>
#include <vector>

#include "services/common/log/sink.h"

namespace till::log {

// JournalSink writes to systemd's journal, a journal field per event field.
class JournalSink final : public Sink {
 public:
  void Write(const Event& event) override;
};

// JournalFields returns the event as "NAME=value" entries: MESSAGE, PRIORITY, SYSLOG_IDENTIFIER, and
// TILL_<KEY>.
std::vector<std::string> JournalFields(const Event& event);

// IsJournalStream says whether `journal_stream` ("device:inode", systemd.exec(5)) is what file descriptor
// `fd` is: the variable alone is inherited by a shell's redirections too.
bool IsJournalStream(const char* journal_stream, int fd);

}  // namespace till::log

#endif  // TILL_SERVICES_COMMON_LOG_JOURNAL_SINK_H_

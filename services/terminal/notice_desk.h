// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_NOTICE_DESK_H_
#define TILL_SERVICES_TERMINAL_NOTICE_DESK_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "services/common/clock/clock.h"
#include "services/terminal/sealed_documents.h"
#include "services/terminal/shop.h"
#include "services/terminal/terminal_store.h"
#include "till/terminal/v1/notices.pb.h"
#include "till/uplink/v1/notices.pb.h"

namespace till::terminal {

// NoticeDesk is the outbox of what people elsewhere are told. What happened is read from the audit trail,
// which is written in one transaction with each act: so no act goes untold, whatever dies when. A notice that
// cannot be sent is tried again, after 30 seconds, then twice as long each time to an hour, for a day.
// Thread-safe.
class NoticeDesk {
 public:
  static constexpr absl::Duration kFirstPause = absl::Seconds(30);
  static constexpr absl::Duration kLongestPause = absl::Hours(1);
  static constexpr absl::Duration kPatience = absl::Hours(24);
  static constexpr size_t kMostKept = 200;

  // Send carries one notice and returns the reply's HTTP status.
  using Send = std::function<absl::StatusOr<int>(const uplink::v1::PostRequest&)>;

  // Everything outlives the desk.
  NoticeDesk(TerminalStore& store, const SealedDocuments& seals, Shop& shop, Clock& clock, bool development,
             Send send);

  // Settings is told without secrets. Update keeps the secrets that it is not given.
  absl::StatusOr<v1::NoticeSettings> Settings();
  absl::StatusOr<v1::NoticeSettings> Update(std::string_view operator_id, const v1::NoticeSettings& settings);

  // List is the last two hundred, newest first, telephones masked.
  absl::StatusOr<std::vector<v1::Notice>> List();

  // Test queues a notice that says that it is one. INVALID_REQUEST when there is nowhere to send it.
  absl::Status Test(std::string_view operator_id);

  // Work queues what happened since the last time, and sends what is due. It returns how many were sent or
  // tried.
  absl::StatusOr<int> Work();

 private:
  absl::StatusOr<v1::NoticeSettings> Secrets() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::Status Collect(const v1::NoticeSettings& settings) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::StatusOr<std::vector<v1::Notice>> All();
  absl::StatusOr<uplink::v1::PostRequest> Compose(const v1::Notice& notice, const v1::NoticeChannel& channel);
  absl::Status Conclude(v1::Notice notice, const absl::StatusOr<int>& reply);

  absl::Mutex mutex_;
  TerminalStore& store_;
  const SealedDocuments& seals_;
  Shop& shop_;
  Clock& clock_;
  const bool development_;
  const Send send_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_NOTICE_DESK_H_

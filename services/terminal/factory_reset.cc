// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/factory_reset.h"

#include <sys/stat.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/durable_file/durable_file.h"
#include "services/common/log/log.h"
#include "services/common/status/error.h"

namespace till::terminal {
namespace {

// The longest hold that `payment` gives; init stops `payment` a moment after the file is there.
constexpr absl::Duration kHold = absl::Minutes(10);

}  // namespace

FactoryReset::FactoryReset(std::string file, Neighbours& neighbours, const Shop& shop, TerminalStore& store,
                           Clock& clock)
    : file_(std::move(file)), neighbours_(neighbours), shop_(shop), store_(store), clock_(clock) {}

absl::Status FactoryReset::Ask(std::string_view operator_id, std::string_view approver_id) {
  if (file_.empty()) return MakeError(ErrorCode::kNotSupported, "nobody on this machine would do it");
  if (operator_id == approver_id) {
    return MakeError(ErrorCode::kSecondPersonRequired, "who asks for it cannot approve it");
  }
  if (IsAskedFor()) return absl::OkStatus();
  if (absl::Status free = RefuseWhileUpdating(); !free.ok()) return free;
  // Held before the books are looked at, so that what is found there stays so.
  const absl::StatusOr<std::string> hold = neighbours_.HoldPayments(kHold, "factory reset");
  if (!hold.ok()) return hold.status();
  absl::Status asked = RefuseWhileMoneyIsOwed();
  if (asked.ok()) asked = LeaveFile(operator_id, approver_id);
  if (!asked.ok()) {
    if (const absl::Status released = neighbours_.ReleasePayments(*hold); !released.ok()) {
      log::Warn("payments stay held until the hold runs out",
                {{"reason", std::string(ErrorCodeName(ErrorCodeOf(released)))}});
    }
  }
  return asked;
}

bool FactoryReset::IsAskedFor() const {
  struct stat found = {};
  return lstat(file_.c_str(), &found) == 0;
}

absl::Status FactoryReset::RefuseWhileUpdating() {
  using update::v1::UpdateStatus;
  const absl::StatusOr<UpdateStatus> update = neighbours_.Update();
  if (!update.ok()) return update.status();
  switch (update->phase()) {
    case UpdateStatus::INSTALLING:
      return MakeError(ErrorCode::kPaymentsHeld, "an update is being written");
    // `update` alone knows what the other slot is there for, and would forget it: a new version that ran over
    // new data would be left for the old one at the next start.
    case UpdateStatus::INSTALLED:
    case UpdateStatus::ON_TRIAL:
    case UpdateStatus::RETURNING:
      return MakeError(ErrorCode::kIllegalStep, "an update is not finished: restart, or let it be tried");
    default:
      return absl::OkStatus();
  }
}

absl::Status FactoryReset::RefuseWhileMoneyIsOwed() {
  const absl::StatusOr<payment::v1::IsQuietResponse> now = neighbours_.Quiet();
  if (!now.ok()) return now.status();
  if (now->reversals_owed() > 0) return MakeError(ErrorCode::kReversalOwed, "a reversal is owed to the host");
  if (now->open_payments() > 0) {
    return MakeError(ErrorCode::kUnresolvedPayments, "messages are owed to the host");
  }
  if (!now->quiet()) return MakeError(ErrorCode::kSettlementInProgress, "the batch is being settled");
  return shop_.RefuseWhileBatchIsOpen();
}

// Trail and journal go with the data: who asked is known afterwards from what was sent on before, a notice or
// a log.
absl::Status FactoryReset::LeaveFile(std::string_view operator_id, std::string_view approver_id) {
  AuditEntry audit = AuditEntry::Of(clock_.Now(), operator_id, "factory-reset", approver_id);
  if (absl::Status noted = store_.Append(audit); !noted.ok()) return noted;
  log::Warn("a factory reset is asked for: everything on this terminal will be erased",
            {{"operator", std::string(operator_id)}, {"approver", std::string(approver_id)}});
  absl::Status left =
      WriteDurably(file_, absl::StrCat(std::string(operator_id), " ", std::string(approver_id), "\n"));
  if (left.ok()) return left;
  audit.outcome = std::string(ErrorCodeName(ErrorCodeOf(left)));
  if (const absl::Status noted = store_.Append(audit); !noted.ok()) return noted;
  return left;
}

}  // namespace till::terminal

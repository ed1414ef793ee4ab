// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_FACTORY_RESET_H_
#define TILL_SERVICES_TERMINAL_FACTORY_RESET_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "services/common/clock/clock.h"
#include "services/terminal/neighbours.h"
#include "services/terminal/shop.h"
#include "services/terminal/terminal_store.h"

namespace till::terminal {

// FactoryReset asks the machine to forget everything. This process has no right to erase anything: it leaves
// a file, which the machine's init waits for (image/root: factory-reset-asked.path) and which is still there
// after a power cut. Thread-safe.
class FactoryReset {
 public:
  // `file` is where the machine looks; empty where there is nobody who would. The others outlive the object.
  FactoryReset(std::string file, Neighbours& neighbours, const Shop& shop, TerminalStore& store,
               Clock& clock);

  // Ask leaves the file when no money would be lost by it; from then on there is no way back. Asked again it
  // says OK. NOT_SUPPORTED; SECOND_PERSON_REQUIRED when the two are one; PAYMENTS_HELD and ILLEGAL_STEP while
  // an update is under way; PAYMENT_IN_PROGRESS, SETTLEMENT_IN_PROGRESS, REVERSAL_OWED, UNRESOLVED_PAYMENTS,
  // BATCH_OPEN; SERVICE_UNAVAILABLE when `payment`, `ledger` or `update` does not say; STORAGE_FAILED,
  // STORAGE_FULL.
  absl::Status Ask(std::string_view operator_id, std::string_view approver_id);

 private:
  bool IsAskedFor() const;
  absl::Status RefuseWhileUpdating();
  // RefuseWhileMoneyIsOwed: what only this terminal knows of, its acquirer has yet to hear.
  absl::Status RefuseWhileMoneyIsOwed();
  absl::Status LeaveFile(std::string_view operator_id, std::string_view approver_id);

  const std::string file_;
  Neighbours& neighbours_;
  const Shop& shop_;
  TerminalStore& store_;
  Clock& clock_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_FACTORY_RESET_H_

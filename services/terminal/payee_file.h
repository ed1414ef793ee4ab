// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_PAYEE_FILE_H_
#define TILL_SERVICES_TERMINAL_PAYEE_FILE_H_

#include <string>
#include <string_view>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "services/common/clock/clock.h"
#include "services/terminal/sealed_documents.h"
#include "services/terminal/terminal_store.h"
#include "till/terminal/v1/payees.pb.h"

namespace till::terminal {

// PayeeFile keeps who is paid. Name, number, telephone, address and photos are sealed on the disk; what is
// told of them is masked. A change must be reviewed again by a second person. Thread-safe.
class PayeeFile {
 public:
  // The parts outlive the file.
  PayeeFile(TerminalStore& store, const SealedDocuments& seals, Clock& clock)
      : store_(store), seals_(seals), clock_(clock) {}

  // Get: NOT_FOUND.
  absl::StatusOr<v1::Payee> Get();
  // Update: INVALID_REQUEST names the field.
  absl::StatusOr<v1::Payee> Update(std::string_view operator_id, const v1::UpdatePayeeRequest& request);
  absl::StatusOr<v1::Payee> PutPhoto(std::string_view operator_id, const v1::PutPhotoRequest& request);
  // Photo: NOT_FOUND. That somebody looked is in the audit trail.
  absl::StatusOr<v1::GetPhotoResponse> Photo(std::string_view operator_id, v1::PhotoKind kind);
  absl::StatusOr<v1::Payee> Submit(std::string_view operator_id);
  // Review: SECOND_PERSON_REQUIRED, ILLEGAL_STEP.
  absl::StatusOr<v1::Payee> Review(std::string_view operator_id, const v1::ReviewPayeeRequest& request);
  absl::Status Remove(std::string_view operator_id);

 private:
  absl::StatusOr<v1::Payee> Shown() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::StatusOr<v1::UpdatePayeeRequest> Details() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::Status CheckFields(const v1::UpdatePayeeRequest& request) const;
  absl::StatusOr<v1::Payee> Save(v1::Payee payee, StoreChange change, std::string_view operator_id,
                                 std::string_view act, std::string_view subject)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  absl::Mutex mutex_;  // one change at a time
  TerminalStore& store_;
  const SealedDocuments& seals_;
  Clock& clock_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_PAYEE_FILE_H_

// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_AUDIT_TRAIL_H_
#define TILL_SERVICES_TERMINAL_AUDIT_TRAIL_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/common/sqlite/database.h"

namespace till::terminal {

// AuditEntry is one administrative act, done or refused. No password, no card data.
struct AuditEntry {
  int64_t sequence = 0;  // given by the trail
  absl::Time time;
  std::string operator_id;  // who; "" when nobody is signed in
  std::string act;          // "sign-in", "profile-updated", …
  std::string subject;      // on whom or what: an operator, the changed fields
  std::string outcome;      // "done", or the error code
  std::string chain_hash;   // given by the trail: SHA-256, 32 bytes

  // Of is an act that the trail has not seen yet.
  static AuditEntry Of(absl::Time time, std::string_view operator_id, std::string_view act,
                       std::string_view subject, std::string_view outcome = "done");
};

// AuditQuery is which entries are wanted.
struct AuditQuery {
  int limit = 50;
  int64_t before_sequence = 0;    // older than this one; 0 for the newest
  std::string operator_id;        // "" for any
  std::vector<std::string> acts;  // empty for all
  std::optional<absl::Time> from;
  std::optional<absl::Time> to;
};

// AuditFindings is what following the chain found.
struct AuditFindings {
  int64_t first_sequence = 0;
  int64_t last_sequence = 0;
  int64_t broken_sequence = 0;  // 0 when all is sound
};

// AuditTrail is the table of acts in the terminal's file. Each entry's hash is over the hash before and the
// entry; the last one is noted beside the trail, so that an entry that was changed, left out or cut off at
// the end is found. The trail is bounded: when it has more than kMost entries, the oldest go, and the hash of
// the last of them is kept as the beginning. The caller holds the transaction.
//
// Who can write the file can make a new chain: the chain shows accidents and clumsy hands, the file's mode
// keeps the others out.
class AuditTrail {
 public:
  static constexpr int64_t kMost = 20'000;
  static constexpr int64_t kDroppedAtOnce = 500;

  // The database outlives the trail.
  explicit AuditTrail(sqlite::Database& database, int64_t most = kMost) : database_(database), most_(most) {}

  // ChainOld gives entries of a file of version 1 their hashes. Once, after the migration.
  absl::Status ChainOld();

  absl::Status Append(const AuditEntry& entry);
  absl::StatusOr<std::vector<AuditEntry>> Find(const AuditQuery& query);
  absl::StatusOr<std::vector<AuditEntry>> After(int64_t sequence, int limit);
  absl::StatusOr<AuditFindings> Verify();

 private:
  absl::Status DropOldest();

  sqlite::Database& database_;
  const int64_t most_;
};

// ChainHash is SHA-256 over the hash before, then sequence, time (microseconds since 1970), operator, act,
// subject and outcome, each as its decimal length, ":" and its text.
std::string ChainHash(const std::string& before, const AuditEntry& entry);

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_AUDIT_TRAIL_H_

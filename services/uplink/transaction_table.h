// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_TRANSACTION_TABLE_H_
#define TILL_SERVICES_UPLINK_TRANSACTION_TABLE_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "services/uplink/iso8583/field55.h"
#include "services/uplink/iso8583/message_spec.h"
#include "services/uplink/iso8583/profile.pb.h"

namespace till::uplink {

// TransactionSpec is one row of the profile's table, checked: what a request carries and what its answer must
// say.
struct TransactionSpec {
  profile::Transaction row;
  std::string reply_type;            // The request's message type and ten.
  std::optional<Field55> chip_data;  // Which data field 55 carries.

  bool Requires(int field) const;
  bool Carries(int field) const;  // Required or optional.
  // The message names a card: fields 2 or 35.
  bool NamesAccount() const { return Carries(2) || Carries(35); }
};

// TransactionTable is what this terminal can ask its host. Immutable.
class TransactionTable {
 public:
  // Create checks every row against the message format: INVALID_ARGUMENT names the row and the fault.
  static absl::StatusOr<TransactionTable> Create(const profile::Profile& profile, const MessageSpec& spec);

  // Find returns the row of that name, or null. A row that has codes of its original's is found together with
  // that: Find("reversal", "sale").
  const TransactionSpec* Find(std::string_view name, std::string_view original = "") const;

 private:
  using Key = std::pair<std::string, std::string>;

  absl::Status Add(const profile::Profile& profile, const MessageSpec& spec, profile::Transaction row,
                   const std::string& original);

  std::map<Key, TransactionSpec> rows_;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_TRANSACTION_TABLE_H_

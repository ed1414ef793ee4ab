// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_MESSAGE_BUILDER_H_
#define TILL_SERVICES_UPLINK_MESSAGE_BUILDER_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "services/common/sealed_account/sealed_account.h"
#include "services/uplink/financial_request.h"
#include "services/uplink/iso8583/iso_message.h"
#include "services/uplink/transaction_table.h"

namespace till::uplink {

// MessageBuilder makes requests: it offers every field that it has a value for, and the transaction's row
// takes those that it carries. The MAC is not its business.
class MessageBuilder {
 public:
  struct Terminal {
    std::string terminal_id;  // Field 41, 8 characters.
    std::string merchant_id;  // Field 42, 15 characters.
  };

  // Create refuses identities that do not fit fields 41 and 42 (CONFIG_INVALID). `spec` outlives the builder.
  static absl::StatusOr<MessageBuilder> Create(const MessageSpec& spec, Terminal terminal);

  // BuildFinancial makes a message about money. INVALID_REQUEST names the field that is missing or does not
  // fit.
  absl::StatusOr<IsoMessage> BuildFinancial(const TransactionSpec& transaction,
                                            const FinancialRequest& request,
                                            const AccountData& account) const;

  // BuildManagement makes a sign-on, sign-off or echo. `operator_id` is 63.1 where the row carries it.
  absl::StatusOr<IsoMessage> BuildManagement(const TransactionSpec& transaction, uint32_t trace,
                                             uint32_t batch, const std::string& operator_id) const;

 private:
  MessageBuilder(const MessageSpec& spec, Terminal terminal) : spec_(&spec), terminal_(std::move(terminal)) {}

  const MessageSpec* spec_;
  Terminal terminal_;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_MESSAGE_BUILDER_H_

// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_MESSAGE_BUILDER_H_
#define TILL_SERVICES_UPLINK_MESSAGE_BUILDER_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "services/common/sealed_account/sealed_account.h"
#include "services/common/secret/secret_buffer.h"
#include "services/uplink/financial_request.h"
#include "services/uplink/iso8583/iso_message.h"
#include "services/uplink/transaction_table.h"

namespace till::uplink {

// MessageBuilder makes requests: it offers every field that it has a value for, and the transaction's row
// takes those that it carries. The MAC is not its business.
class MessageBuilder {
 public:
  struct Terminal {
    std::string terminal_id;              // Field 41, 8 characters.
    std::string merchant_id;              // Field 42, 15 characters.
    std::string default_operator = "01";  // 63.1 of messages that name nobody.
    std::string currency = "156";         // Field 49 of messages without an amount.
    // Field 53, of the keys in use; its third digit is set when the track is enciphered under them.
    std::string security_control = "2600000000000000";
    bool enciphers_track = false;
  };

  // What of a request is composed with the help of keys, or of more accounts than one.
  struct Composed {
    std::string qr_data;        // Field 59.
    SecretBuffer private_data;  // Field 48, if not the request's.
  };

  // Create refuses identities that do not fit fields 41 and 42 (CONFIG_INVALID). `spec` outlives the builder.
  static absl::StatusOr<MessageBuilder> Create(const MessageSpec& spec, Terminal terminal);

  // BuildFinancial makes a message about money. `account` may be null for a transaction that names none; its
  // track is in the form that leaves (Track2Form, enciphered where the keys in use are for that).
  // INVALID_REQUEST names the field that is missing or does not fit.
  absl::StatusOr<IsoMessage> BuildFinancial(const TransactionSpec& transaction,
                                            const FinancialRequest& request, const AccountData* account,
                                            const Composed& composed) const;

  // BuildManagement makes a sign-on, sign-off, echo, status or download. `operator_id` is 63.1 and `data`
  // field 62 where the row carries them.
  absl::StatusOr<IsoMessage> BuildManagement(const TransactionSpec& transaction, uint32_t trace,
                                             uint32_t batch, const std::string& operator_id,
                                             const std::string& data = "") const;

  const Terminal& terminal() const { return terminal_; }
  const MessageSpec& spec() const { return *spec_; }

 private:
  class Offer;

  MessageBuilder(const MessageSpec& spec, Terminal terminal) : spec_(&spec), terminal_(std::move(terminal)) {}

  absl::Status Check(const FinancialRequest& request) const;
  void OfferAccount(const TransactionSpec& transaction, const FinancialRequest& request,
                    const AccountData* account, Offer& offer) const;
  static void OfferOriginal(const FinancialRequest& request, Offer& offer);
  static absl::StatusOr<std::string> Field60Of(const profile::Transaction& row,
                                               const FinancialRequest& request);

  const MessageSpec* spec_;
  Terminal terminal_;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_MESSAGE_BUILDER_H_

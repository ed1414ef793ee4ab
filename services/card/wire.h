// SPDX-License-Identifier: Apache-2.0
// Between till.card.v1 and the core: nothing but conversion.

#ifndef TILL_SERVICES_CARD_WIRE_H_
#define TILL_SERVICES_CARD_WIRE_H_

#include <memory>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/card/downloads/rule_book.h"
#include "services/card/transaction.h"
#include "services/common/sealed_account/sealed_account.h"
#include "till/card/v1/reader.pb.h"

namespace till::card {

// FromProto returns the request of a transaction. INVALID_REQUEST names the field; INVALID_AMOUNT;
// CURRENCY_NOT_SUPPORTED when the currency is not the terminal's.
absl::StatusOr<TransactionRequest> FromProto(const v1::StartTransaction& start, const TerminalData& terminal);

// OpenTypedAccount returns the account that was typed for `start`. SEALED_ACCOUNT_INVALID: not of `pin`
// (whose public key is `key_of_pin`), not for these keys, or of another payment.
absl::StatusOr<std::shared_ptr<const AccountData>> OpenTypedAccount(const v1::StartTransaction& start,
                                                                    const SealingKeyPair& keys,
                                                                    std::string_view key_of_pin);

// ToProto returns an event for the wire.
v1::TransactEvent ToProto(const Event& event);

// StoreDownloadOf hands a download on, a blacklist out of its box. INVALID_REQUEST: of no kind that this
// build knows, a blacklist in the clear, or a box about something else; SEALED_ACCOUNT_INVALID: a box that
// does not open; else as RuleBook::Store.
absl::StatusOr<int> StoreDownloadOf(const v1::StoreDownloadRequest& request, const SealingKeyPair& keys,
                                    RuleBook& rules);

// Decide gives a decision from the wire to the transaction. ILLEGAL_STEP: it is not what the transaction
// waits for. INVALID_REQUEST: it is malformed.
absl::Status Decide(const v1::TransactRequest& request, Transaction& transaction);

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_WIRE_H_

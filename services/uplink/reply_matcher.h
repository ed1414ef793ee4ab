// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_REPLY_MATCHER_H_
#define TILL_SERVICES_UPLINK_REPLY_MATCHER_H_

#include <map>
#include <string>

#include "services/uplink/iso8583/iso_message.h"
#include "services/uplink/response_catalogue.h"
#include "services/uplink/transaction_table.h"

namespace till::uplink {

// ReplyMatcher decides whether a message from the host is the answer to one request. It keeps what it needs
// of the request (public fields only), so that it can outlive it.
class ReplyMatcher {
 public:
  enum class Verdict {
    kAnswer,       // Everything that must be equal is.
    kOther,        // Another message type, trace number or terminal: somebody else's answer.
    kContradicts,  // Names this request and differs in what it must repeat.
  };

  // `transaction` must outlive the matcher; `request` has the fields that the transaction matches.
  ReplyMatcher(const TransactionSpec& transaction, const IsoMessage& request);

  // Match judges `reply`: message type plus ten, the fields of reply_match_field equal, the rest by the
  // conditions of the transaction's row (features 49: 42 when approved, 4 unless the approval is partial).
  Verdict Match(const IsoMessage& reply, const ResponseCatalogue& catalogue) const;

  const TransactionSpec& transaction() const { return *transaction_; }

 private:
  // Asked says that the request had the field; Equal that the reply repeats it.
  bool Asked(int field) const;
  bool Equal(const IsoMessage& reply, int field) const;
  bool IsOthers(const IsoMessage& reply) const;
  bool AmountFits(const IsoMessage& reply, int field, bool approved, bool partial) const;

  const TransactionSpec* transaction_;
  std::map<int, std::string> request_fields_;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_REPLY_MATCHER_H_

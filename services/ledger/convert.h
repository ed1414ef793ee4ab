// SPDX-License-Identifier: Apache-2.0
// Between the API's messages and the core's types. No rules here.

#ifndef TILL_SERVICES_LEDGER_CONVERT_H_
#define TILL_SERVICES_LEDGER_CONVERT_H_

#include <string_view>

#include "google/protobuf/timestamp.pb.h"
#include "services/ledger/details.h"
#include "services/ledger/ledger_reader.h"
#include "services/ledger/payment_record.h"
#include "services/ledger/settlement.h"
#include "till/ledger/v1/journal.pb.h"
#include "till/ledger/v1/reports.pb.h"

namespace till::ledger {

// DetailsFromProto takes every field but account_for_uplink, which goes its own way.
Details DetailsFromProto(const v1::StepDetails& proto);
void DetailsToProto(const Details& details, v1::StepDetails& proto);

// RecordToProto tells all of a payment. `account_for_uplink` is empty for whoever must not have it.
void RecordToProto(const PaymentRecord& record, std::string_view account_for_uplink,
                   v1::PaymentRecord& proto);

// RecordToPublicProto leaves out what only the host's line needs: the account box and the chip data of
// messages still to be sent.
void RecordToPublicProto(const PaymentRecord& record, v1::PaymentRecord& proto);

void SettlementToProto(const Settlement& settlement, v1::Settlement& proto);

void EntryToProto(const ExportedRecord& exported, v1::JournalEntry& proto);

void TimeToProto(int64_t micros, google::protobuf::Timestamp& proto);
int64_t MicrosFromProto(const google::protobuf::Timestamp& proto);

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_CONVERT_H_

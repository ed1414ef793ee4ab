// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/audit.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/payment_kind/payment_kind.h"
#include "services/ledger/convert.h"
#include "services/payment/original.h"

namespace till::simulation {

namespace {

std::string Describe(const ledger::v1::PaymentRecord& record) {
  return absl::StrCat(record.payment(), " (", ledger::v1::PaymentKind_Name(record.kind()), " ",
                      record.batch_number(), "/", record.trace_number(), " of ",
                      record.amount().minor_units(), ", ",
                      ledger::v1::PaymentRecord::State_Name(record.state()), ")");
}

}  // namespace

void Audit::Run() {
  const std::unique_ptr<ledger::LedgerReader> reader = ledger::LedgerReader::Over(ledger_);
  TheBooksAreSound(*reader);
  ReadRecords(*reader);
  NothingIsOpen();
  TheHostHasEachPosting();
  TheBooksHaveEachOfTheHosts();
  NoRequestRanTwice();
  WhatWasShownIsTrue();
  TheMoneyIsTheSame();
  TheHostHadNoReasonToComplain();
}

void Audit::Violation(std::string words) {
  world_.log.Add("VIOLATION: ", words);
  world_.violations.push_back(std::move(words));
}

void Audit::TheBooksAreSound(ledger::LedgerReader& reader) {
  const absl::StatusOr<ledger::Verification> verified = reader.Verify();
  if (!verified.ok()) return Violation("the books cannot be verified: " + verified.status().ToString());
  for (const ledger::Finding& finding : verified->findings) {
    Violation(absl::StrCat("the books are not sound: ", finding.check, " at ", finding.sequence, ": ",
                           finding.detail));
  }
}

void Audit::ReadRecords(ledger::LedgerReader& reader) {
  std::string token;
  do {
    const absl::StatusOr<ledger::PaymentPage> page = reader.Search({.with_messages = true}, 200, token);
    if (!page.ok()) return Violation("the books cannot be read: " + page.status().ToString());
    for (const ledger::PaymentRecord& payment : page->payments) {
      Record& record = records_[payment.payment];
      ledger::RecordToProto(payment, "", record);
      if (!by_numbers_.emplace(Numbers{record.batch_number(), record.trace_number()}, &record).second) {
        Violation("numbers are used twice: " + Describe(record));
      }
    }
    token = page->next_page_token;
  } while (!token.empty());
}

void Audit::NothingIsOpen() {
  for (const auto& [name, record] : records_) {
    if (record.state() == Record::OPEN) Violation("still open: " + Describe(record));
  }
}

const HostEntry* Audit::EntryOf(const Record& record) const {
  Numbers numbers{record.batch_number(), record.trace_number()};
  // A sale that its card approved by itself is known to the host by the message that told of it.
  if (payment::HasStep(record, ledger::v1::OFFLINE_APPROVED)) {
    for (const auto& [name, message] : records_) {
      if (message.kind() == ledger::v1::OFFLINE_SALE_UPLOAD && message.original() == record.payment()) {
        numbers = {message.batch_number(), message.trace_number()};
      }
    }
  }
  const auto found = world_.host.entries().find(numbers);
  return found == world_.host.entries().end() ? nullptr : &found->second;
}

void Audit::TheHostHasEachPosting() {
  for (const auto& [name, record] : records_) {
    if (record.state() != Record::POSTED) continue;
    const HostEntry* const entry = EntryOf(record);
    if (entry == nullptr) {
      Violation("posted, and the host has never heard of it: " + Describe(record));
      continue;
    }
    const bool offline = payment::HasStep(record, ledger::v1::OFFLINE_APPROVED);
    if (offline && payment::HasStep(record, ledger::v1::ABOUT_TO_SEND) &&
        !payment::HasStep(record, ledger::v1::NOT_SENT)) {
      Violation("approved by the card after the request left: " + Describe(record));
    }
    const bool same_kind = entry->kind == (offline ? ledger::v1::OFFLINE_SALE_UPLOAD : record.kind());
    // Messages have no amount of their own.
    const bool same_amount = RulesOf(static_cast<PaymentKind>(record.kind())).is_message ||
                             entry->amount == payment::MovedAmount(record).minor_units();
    if (entry->state != HostEntry::State::kApproved || !same_kind || !same_amount) {
      Violation(absl::StrCat("posted, and the host has it otherwise: ", Describe(record), ", there ",
                             ledger::v1::PaymentKind_Name(entry->kind), " of ", entry->amount, ", state ",
                             static_cast<int>(entry->state)));
    }
  }
}

void Audit::TheBooksHaveEachOfTheHosts() {
  for (const auto& [numbers, entry] : world_.host.entries()) {
    const std::string what = absl::StrCat(ledger::v1::PaymentKind_Name(entry.kind), " ", numbers.first, "/",
                                          numbers.second, " of ", entry.amount);
    if (entry.moved > 1 || entry.moved_back > 1) Violation("money moved twice at the host: " + what);
    // Nothing moves by a question, so that nobody minds what became of its answer.
    const bool asks_only =
        entry.kind == ledger::v1::BALANCE_INQUIRY || entry.kind == ledger::v1::POINTS_INQUIRY;
    if (entry.state != HostEntry::State::kApproved || asks_only) continue;
    const auto found = by_numbers_.find(numbers);
    if (found == by_numbers_.end()) {
      Violation("only the host has " + what);
    } else if (found->second->state() != Record::POSTED) {
      Violation("approved at the host, and here " + Describe(*found->second));
    }
  }
}

void Audit::NoRequestRanTwice() {
  std::map<std::string, int> applied;
  std::map<std::string, int64_t> amounts;
  for (const payment::PaymentOrder& order : orders_) {
    if (order.wish == payment::PaymentOrder::Wish::kTake)
      amounts[order.request_id] = order.amount.minor_units();
  }
  for (const auto& [name, record] : records_) {
    const HostEntry* const entry = EntryOf(record);
    if (entry == nullptr || entry->state != HostEntry::State::kApproved) continue;
    if (++applied[record.request_id()] > 1) Violation("executed twice: request " + record.request_id());
    const auto wished = amounts.find(record.request_id());
    if (wished != amounts.end() && wished->second != record.amount().minor_units()) {
      Violation("another amount than was asked for: " + Describe(record));
    }
  }
}

void Audit::WhatWasShownIsTrue() {
  using payment::v1::Payment;
  for (const auto& [name, log] : world_.shown) {
    const Payment::State shown = log->Now().state();
    const auto found = records_.find(name);
    if (found == records_.end()) {
      Violation(absl::StrCat("shown as ", Payment::State_Name(shown), ", and not in the books: ", name));
      continue;
    }
    const bool posted = found->second.state() == Record::POSTED;
    const bool says_no = shown == Payment::DECLINED || shown == Payment::CANCELLED ||
                         shown == Payment::FAILED || shown == Payment::REVERSED;
    if ((shown == Payment::APPROVED && !posted) || (says_no && posted)) {
      Violation(absl::StrCat("shown as ", Payment::State_Name(shown), ": ", Describe(found->second)));
    }
  }
}

// Debits less credits of the accounts whose names match.
int64_t Audit::Balance(const std::string& accounts) {
  auto sum = ledger_.database().Prepare(
      "SELECT coalesce(sum(debit_minor - credit_minor), 0) FROM entries WHERE account LIKE ?1");
  if (!sum.ok()) return -1;
  sum->Bind(1, accounts);
  const absl::StatusOr<bool> row = sum->Step();
  return row.ok() && *row ? sum->Int64(0) : -1;
}

void Audit::TheMoneyIsTheSame() {
  const int64_t receivable = Balance("receivable:%");
  if (receivable != world_.host.taken_from_accounts()) {
    Violation(absl::StrCat("the books say that ", receivable, " is owed, the accounts have lost ",
                           world_.host.taken_from_accounts()));
  }
  for (const char* account : {"pending", "pending_sales", "suspense"}) {
    if (Balance(account) != 0) Violation(absl::StrCat(account, " is not empty: ", Balance(account)));
  }
}

void Audit::TheHostHadNoReasonToComplain() {
  for (const std::string& complaint : world_.host.complaints()) Violation("the host complains: " + complaint);
}

}  // namespace till::simulation

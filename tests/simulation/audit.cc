// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/audit.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/ledger/convert.h"

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
    const absl::StatusOr<ledger::PaymentPage> page = reader.Search({}, 200, token);
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

void Audit::TheHostHasEachPosting() {
  for (const auto& [name, record] : records_) {
    if (record.state() != Record::POSTED) continue;
    const auto found = world_.host.entries().find({record.batch_number(), record.trace_number()});
    if (found == world_.host.entries().end()) {
      Violation("posted, and the host has never heard of it: " + Describe(record));
    } else if (found->second.state != HostEntry::State::kApproved || found->second.kind != record.kind() ||
               found->second.amount != record.amount().minor_units()) {
      Violation(absl::StrCat("posted, and the host has it otherwise: ", Describe(record), ", there ",
                             found->second.amount, ", state ", static_cast<int>(found->second.state)));
    }
  }
}

void Audit::TheBooksHaveEachOfTheHosts() {
  for (const auto& [numbers, entry] : world_.host.entries()) {
    const std::string what = absl::StrCat(ledger::v1::PaymentKind_Name(entry.kind), " ", numbers.first, "/",
                                          numbers.second, " of ", entry.amount);
    if (entry.moved > 1 || entry.moved_back > 1) Violation("money moved twice at the host: " + what);
    const auto found = by_numbers_.find(numbers);
    if (found == by_numbers_.end()) {
      if (entry.state == HostEntry::State::kApproved) Violation("only the host has " + what);
    } else if (entry.state == HostEntry::State::kApproved && found->second->state() != Record::POSTED) {
      Violation("approved at the host, and here " + Describe(*found->second));
    }
  }
}

void Audit::NoRequestRanTwice() {
  std::map<std::string, int> applied;
  std::map<std::string, int64_t> amounts;
  for (const Wish& wish : wishes_) amounts[wish.request_id] = wish.amount;
  for (const auto& [name, record] : records_) {
    const auto found = world_.host.entries().find({record.batch_number(), record.trace_number()});
    if (found == world_.host.entries().end() || found->second.state != HostEntry::State::kApproved) continue;
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

void Audit::TheMoneyIsTheSame() {
  int64_t posted = 0;
  for (const auto& [name, record] : records_) {
    if (record.state() == Record::POSTED) posted += record.amount().minor_units();
  }
  if (posted != world_.host.taken_from_accounts()) {
    Violation(absl::StrCat("the books say ", posted, ", the accounts have lost ",
                           world_.host.taken_from_accounts()));
  }
}

void Audit::TheHostHadNoReasonToComplain() {
  for (const std::string& complaint : world_.host.complaints()) Violation("the host complains: " + complaint);
}

}  // namespace till::simulation

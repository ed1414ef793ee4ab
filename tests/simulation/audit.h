// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_TESTS_SIMULATION_AUDIT_H_
#define TILL_TESTS_SIMULATION_AUDIT_H_

#include <map>
#include <string>
#include <vector>

#include "services/ledger/ledger.h"
#include "services/ledger/ledger_reader.h"
#include "services/payment/payment_order.h"
#include "tests/simulation/host_model.h"
#include "tests/simulation/world.h"
#include "till/ledger/v1/journal.pb.h"

namespace till::simulation {

// Audit compares the terminal's books, the host's and what people were shown, after a run. What it finds goes
// to the world's violations.
class Audit {
 public:
  Audit(ledger::Ledger& ledger, World& world, const std::vector<payment::PaymentOrder>& orders)
      : ledger_(ledger), world_(world), orders_(orders) {}

  void Run();
  int64_t payments() const { return static_cast<int64_t>(records_.size()); }

 private:
  using Record = ledger::v1::PaymentRecord;

  void ReadRecords(ledger::LedgerReader& reader);
  void TheBooksAreSound(ledger::LedgerReader& reader);
  void NothingIsOpen();
  // The host's entry of a posted payment, or null when there is none.
  const HostEntry* EntryOf(const Record& record) const;
  void TheHostHasEachPosting();
  void TheBooksHaveEachOfTheHosts();
  void NoRequestRanTwice();
  void WhatWasShownIsTrue();
  void TheMoneyIsTheSame();
  int64_t Balance(const std::string& accounts);
  void TheHostHadNoReasonToComplain();
  void Violation(std::string words);

  ledger::Ledger& ledger_;
  World& world_;
  const std::vector<payment::PaymentOrder>& orders_;
  std::map<std::string, Record> records_;
  std::map<Numbers, const Record*> by_numbers_;
};

}  // namespace till::simulation

#endif  // TILL_TESTS_SIMULATION_AUDIT_H_

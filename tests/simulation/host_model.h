// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_TESTS_SIMULATION_HOST_MODEL_H_
#define TILL_TESTS_SIMULATION_HOST_MODEL_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "services/common/clock/clock.h"
#include "tests/simulation/event_log.h"
#include "tests/simulation/random.h"
#include "till/uplink/v1/acquirer.pb.h"

namespace till::simulation {

// Numbers are a message's batch and trace number: what the host knows a transaction by.
using Numbers = std::pair<int, int>;

// HostEntry is one transaction in the host's own books.
struct HostEntry {
  enum class State { kApproved, kDeclined, kReversed };
  ledger::v1::PaymentKind kind = ledger::v1::PAYMENT_KIND_UNSPECIFIED;
  int64_t asked = 0;
  int64_t amount = 0;  // What was approved: less than asked, sometimes.
  // What the cardholder has paid by it: less than nothing for money back.
  int64_t moves = 0;
  State state = State::kDeclined;
  std::string account;
  Numbers original;
  // By later transactions.
  int64_t refunded = 0;
  int64_t tips = 0;
  bool undone = false;
  bool completed = false;
  // An offline settlement as it was last adjusted.
  int64_t current = 0;
  // How often its money went one way and the other.
  int moved = 0;
  int moved_back = 0;
  // A QR order.
  std::string order;
  // What was answered the first time.
  uplink::v1::ExchangeResponse answer;
};

// HostModel is the acquirer and every issuer behind it, written from the protocol's description and not from
// the terminal's code. It does what it is told by messages that may come twice, late, or in another order
// than they left, and keeps its own books.
class HostModel {
 public:
  HostModel(const Clock& clock, Random random, EventLog& log) : clock_(clock), random_(random), log_(log) {}

  // Handle does what one message asks for and returns the answer. Each copy that arrives is handled.
  uplink::v1::ExchangeResponse Handle(const uplink::v1::ExchangeRequest& request);

  uplink::v1::SignOnResponse SignOn();

  // The world calms down: no more declines, and waiting customers have made up their minds.
  void Calm();

  const std::map<Numbers, HostEntry>& entries() const { return entries_; }
  // What the accounts have lost and the merchant has won, in all.
  int64_t taken_from_accounts() const { return taken_; }
  int batch() const { return batch_; }
  // Batches that the terminal has settled here.
  const std::set<int>& settled() const { return settled_; }
  // What no terminal should ever have asked for.
  const std::vector<std::string>& complaints() const { return complaints_; }

 private:
  using Reply = uplink::v1::ExchangeResponse;
  using Request = uplink::v1::ExchangeRequest;
  using Kind = ledger::v1::PaymentKind;

  struct Order {
    uplink::v1::QrAnswer::State state = uplink::v1::QrAnswer::WAITING;
    int64_t amount = 0;
    Numbers numbers;
    absl::Duration paid_at = absl::InfiniteDuration();
  };

  Reply Financial(const Request& request);
  Reply Reversal(const Request& request);
  Reply Qr(const Request& request);
  Reply QrRefund(const Request& request);
  Reply Settlement(const Request& request);
  Reply BatchDetail(const Request& request);
  Reply BatchEnd(const Request& request);

  std::string Judge(const Request& request, HostEntry& entry);
  std::string JudgeAgainstOriginal(const HostEntry& entry, int batch);
  HostEntry* OriginalOf(const HostEntry& entry);
  void Move(HostEntry& entry, bool back);
  void ExpectWholeUpload(int batch);
  void PayIfDue(const std::string& order);
  void Complain(std::string words);
  Reply Answer(const std::string& code);
  bool Comes(int per_mille) { return !calm_ && random_.Chance(per_mille); }

  const Clock& clock_;
  Random random_;
  EventLog& log_;
  bool calm_ = false;
  std::map<Numbers, HostEntry> entries_;
  // Undone before they came: should they come late, they are refused.
  std::set<Numbers> undone_before_;
  std::map<std::string, Order> orders_;
  int batch_ = 1;
  std::set<int> settled_;
  // By batch, the trace numbers of payments that came in detail.
  std::map<int, std::set<int>> uploaded_;
  int64_t taken_ = 0;
  int64_t references_ = 0;
  std::vector<std::string> complaints_;
};

}  // namespace till::simulation

#endif  // TILL_TESTS_SIMULATION_HOST_MODEL_H_

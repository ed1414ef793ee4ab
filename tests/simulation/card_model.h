// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_TESTS_SIMULATION_CARD_MODEL_H_
#define TILL_TESTS_SIMULATION_CARD_MODEL_H_

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "services/payment/ports.h"
#include "tests/simulation/event_log.h"
#include "tests/simulation/faults.h"
#include "tests/simulation/random.h"

namespace till::simulation {

// CardModel is `card`, its readers and a customer with a purse: which card comes, and what it and its owner
// do, is chosen by seed. Its sealed boxes say in clear "<process> <payment> <account>", so that the host can
// tell whose money it is and that the box belongs to the message.
class CardModel final : public payment::CardPort {
 public:
  CardModel(Random random, Faults& faults, EventLog& log, std::function<void()> at_work)
      : random_(random), faults_(faults), log_(log), at_work_(std::move(at_work)) {}

  // ExpectCardOf makes the next customer the one who paid `payment`, most of the time; "" for anybody.
  void ExpectCardOf(const std::string& payment);
  // Calm makes customers and cards do what one hopes for.
  void Calm() { calm_ = true; }

  absl::StatusOr<std::unique_ptr<payment::CardSession>> Begin(
      const card::v1::StartTransaction& start) override;

  absl::Status StoreDownload(const card::v1::StoreDownloadRequest&) override { return absl::OkStatus(); }

  // TokenOf returns what a terminal would know the account by.
  static std::string TokenOf(const std::string& account) { return "token of " + account; }

 private:
  class Session;

  bool Comes(int per_mille) { return !calm_ && random_.Chance(per_mille); }

  Random random_;
  Faults& faults_;
  EventLog& log_;
  const std::function<void()> at_work_;
  std::string expected_;
  // Who came with which account.
  std::map<std::string, std::string> accounts_;
  bool calm_ = false;
};

}  // namespace till::simulation

#endif  // TILL_TESTS_SIMULATION_CARD_MODEL_H_

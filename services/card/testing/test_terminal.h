// SPDX-License-Identifier: Apache-2.0
// The terminal whose commands testdata/make_card_sessions.py writes down.

#ifndef TILL_SERVICES_CARD_TESTING_TEST_TERMINAL_H_
#define TILL_SERVICES_CARD_TESTING_TEST_TERMINAL_H_

#include <map>
#include <memory>
#include <string>

#include "hal/card_reader/fake_card.h"
#include "services/card/account.h"
#include "services/card/oda/capk_store.h"
#include "services/card/terminal_data.h"
#include "services/card/transaction.h"

namespace till::card {

// Hex returns the bytes of hexadecimal digits; a test that mistypes them aborts.
Bytes Hex(const std::string& text);

// TestTerminal returns UnionPay debit and credit, Visa and Mastercard on both interfaces; contactless
// verification from 1,000.01 yuan, no floor limit.
TerminalData TestTerminal();

// TestVectors returns testdata/oda_vectors.txt.
std::map<std::string, Bytes> TestVectors();

// TestAuthorities returns the keys of the test hierarchy for UnionPay and Visa.
oda::CapkStore TestAuthorities();

// LoadSession returns testdata/sessions/<name>.card.
std::string LoadSession(const std::string& name);
std::shared_ptr<hal::ScriptedCard> LoadCard(const std::string& name);

// TestParameters returns a sale of `amount_minor` on 2026-11-22 at 11:58:14 in Shanghai, trace number 42.
TransactionParameters TestParameters(int64_t amount_minor);

// OpenSealer seals to two key pairs of its own, so that a test can look into the boxes.
class OpenSealer final : public AccountSealer {
 public:
  OpenSealer() : pin_(SealingKeyPair::Generate()), uplink_(SealingKeyPair::Generate()) {}
  absl::StatusOr<SealedBoxes> Seal(const AccountData& account) override;
  absl::StatusOr<std::string> KeyOfPin() override { return pin_.public_key(); }
  absl::Status Ready() override { return ready_; }
  void SetReady(absl::Status ready) { ready_ = std::move(ready); }
  const SealingKeyPair& pin() const { return pin_; }
  const SealingKeyPair& uplink() const { return uplink_; }

 private:
  SealingKeyPair pin_;
  SealingKeyPair uplink_;
  absl::Status ready_;
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_TESTING_TEST_TERMINAL_H_

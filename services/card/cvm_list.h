// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_CVM_LIST_H_
#define TILL_SERVICES_CARD_CVM_LIST_H_

#include <array>
#include <vector>

#include "absl/status/statusor.h"
#include "services/card/bytes.h"
#include "services/card/outcome.h"
#include "services/card/terminal_data.h"
#include "services/card/verification_results.h"

namespace till::card {

// CvmRule is one cardholder verification rule (EMV 4.4 Book 3, annex C3).
struct CvmRule {
  uint8_t code = 0;
  uint8_t condition = 0;
};

// CvmList is tag 8E.
struct CvmList {
  uint32_t amount_x = 0;  // in the application's currency, minor units
  uint32_t amount_y = 0;
  std::vector<CvmRule> rules;
};

// ParseCvmList reads tag 8E. InvalidArgument: shorter than the two amounts, or half a rule.
absl::StatusOr<CvmList> ParseCvmList(ByteView value);

// CvmSituation is what the conditions ask about.
struct CvmSituation {
  std::array<uint8_t, 3> capabilities{};  // 9F33; byte 2 says which methods there are
  bool attended = true;
  uint8_t transaction_type = 0;  // 9C: 01 cash, 09 purchase with cashback
  int64_t amount_minor = 0;
  bool in_application_currency = false;  // 9F42 is there and equals 5F2A
};

// CvmProcessing works through the list (Book 3, 10.5). Ask Next; when it says kOnlinePin, tell Give what came
// of it and ask Next again.
class CvmProcessing {
 public:
  enum class Step { kOnlinePin, kDone };

  CvmProcessing(CvmList list, const CvmSituation& situation)
      : list_(std::move(list)), situation_(situation) {}

  // Next goes on to the next method that needs a person, or to the end; it sets the bits of `tvr` on its way.
  Step Next(Tvr& tvr);

  // Give takes the outcome of the PIN entry: entered, bypassed or failed (cancelled and timed out end the
  // transaction before).
  void Give(PinOutcome outcome, Tvr& tvr);

  // method returns what was settled on, when Next said kDone.
  VerificationMethod method() const { return method_; }

  // results returns tag 9F34 (annex A, "CVM Results").
  const std::array<uint8_t, 3>& results() const { return results_; }

 private:
  bool Satisfied(const CvmRule& rule) const;
  // Fail notes that the current rule's method did not work; true when a later rule may be tried.
  bool MayGoOn(const CvmRule& rule);
  void Finish(const CvmRule& rule, uint8_t result, VerificationMethod method);

  CvmList list_;
  CvmSituation situation_;
  size_t at_ = 0;
  bool done_ = false;
  VerificationMethod method_ = VerificationMethod::kNone;
  std::array<uint8_t, 3> results_ = {0x3F, 0x00, 0x00};
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_CVM_LIST_H_

// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_KERNEL_H_
#define TILL_SERVICES_CARD_KERNEL_H_

#include <optional>
#include <string>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/card/card_commands.h"
#include "services/card/data_store.h"
#include "services/card/oda/capk_store.h"
#include "services/card/random_source.h"
#include "services/card/terminal_data.h"
#include "services/card/verification_results.h"

namespace till::card {

// TransactionParameters is what the caller wants of one transaction.
struct TransactionParameters {
  std::string payment_id;
  int64_t amount_minor = 0;        // 9F02, 0 to 999,999,999,999
  int64_t other_amount_minor = 0;  // 9F03
  uint8_t type = 0x00;             // 9C, as it is coded: 0x20 is a refund
  int trace_number = 0;            // 9F41
  absl::Time time;                 // 9A, 9F21
  // The account only: the kernel reads as far as it, and the card is asked for nothing. Neither limits nor
  // verification matter then.
  bool account_only = false;
  bool may_approve_offline = false;
  bool no_verification = false;  // contactless: neither PIN nor signature

  // MayApproveOffline tells whether a TC may be asked for: a sale of more than nothing, where the caller
  // allows it.
  bool MayApproveOffline() const {
    return may_approve_offline && !account_only && type == 0x00 && amount_minor > 0;
  }
};

// HostAnswer is the issuer's word. Lengths and data objects of `issuer_data` are checked by the kernel.
struct HostAnswer {
  HostDecision decision = HostDecision::kUnableToGoOnline;
  std::string response_code;  // 8A, two characters; empty when unable to go online
  Bytes issuer_data;          // 91, 71, 72 as the host sent them; may be empty
  // Unable to go online: the host cannot have heard of it. Else it may have moved the money and will be told
  // to undo that, and the card must not approve by itself what the host undoes.
  bool card_may_approve = true;
};

// KernelContext is what a kernel works with; it outlives the kernel.
struct KernelContext {
  CardChannel& channel;
  const TerminalData& terminal;
  const oda::CapkStore& authorities;
  RandomSource& random;
  const TransactionParameters& parameters;
};

// Kernel takes one transaction from a selected application to its end, in the order of these calls:
// Read, NextVerification (and GivePin) until it is done, Decide, and Complete when Decide asked for the host.
class Kernel {
 public:
  virtual ~Kernel() = default;
  Kernel(const Kernel&) = delete;
  Kernel& operator=(const Kernel&) = delete;

  struct ReadResult {
    std::optional<End> end;
    bool application_refused = false;  // "conditions of use": take the next candidate (EMV 4.4 Book 3, 10.1)
  };
  // Read initiates the application and reads it; after it the account is known.
  virtual ReadResult Read() = 0;

  enum class Verification { kOnlinePin, kDone };
  // NextVerification goes on to the next method that needs a person.
  virtual Verification NextVerification() = 0;
  // GivePin answers kOnlinePin; the outcome is entered, bypassed or pad failed.
  virtual std::optional<End> GivePin(PinOutcome outcome) = 0;

  // Decide asks the card. Nothing: it wants the issuer's word. Else the transaction is at its end.
  virtual std::optional<End> Decide() = 0;

  // Complete brings the issuer's word to the card and returns the end. An approval that the card does not
  // confirm is always kCardRefusedApproval, whatever happened to the card.
  virtual End Complete(const HostAnswer& answer) = 0;

  // verification_method returns what was settled on, once NextVerification was done.
  VerificationMethod verification_method() const { return method_; }
  // store returns every element, with 95 and 9B as they are now.
  const DataStore& store() const { return store_; }
  const Tvr& tvr() const { return tvr_; }
  // request_cryptogram returns the ARQC, empty when there was none.
  const Bytes& request_cryptogram() const { return request_cryptogram_; }

 protected:
  // `store` holds what the final SELECT gave.
  Kernel(const KernelContext& context, const ApplicationParameters& application, DataStore& store,
         uint8_t entry_mode);

  static constexpr uint8_t kEntryModeContact = 0x05;  // 9F39, ISO 8583 field 22
  static constexpr uint8_t kEntryModeContactless = 0x07;

  // PutTerminalData puts every element of the terminal into the store, with a fresh unpredictable number.
  absl::Status PutTerminalData(uint8_t entry_mode);
  // Sync writes TVR and TSI to the store, for a list or a receipt.
  void Sync();
  // Initiate fills the PDOL, sends GET PROCESSING OPTIONS and puts the answer into the store (Book 3, 10.1).
  ReadResult Initiate();
  // Fill returns the values that a list (by its tag in the store) asks for; ends the transaction when the
  // list is malformed.
  std::optional<End> Fill(tlv::Tag list, SecretBuffer& values);
  absl::CivilDay Today() const;
  bool InApplicationCurrency() const;
  // PinFree and SignatureFree tell that this tap is spared them: by the caller, or by the host's contactless
  // parameters, which are for sales and pre-authorisations of a small amount.
  bool PinFree() const { return Spared(application_.contactless_pin_free_limit_minor); }
  bool SignatureFree() const { return Spared(application_.contactless_signature_free_limit_minor); }
  // KeepRequest remembers the ARQC that is in the store.
  void KeepRequest();

  bool Spared(int64_t limit_minor) const;

  static End Unreadable(std::string reason) { return {Outcome::kUnreadable, std::move(reason)}; }

  const KernelContext& context_;
  const ApplicationParameters& application_;
  DataStore& store_;
  Tvr tvr_;
  Tsi tsi_;
  VerificationMethod method_ = VerificationMethod::kNone;
  SecretBuffer pdol_values_;
  Bytes request_cryptogram_;
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_KERNEL_H_

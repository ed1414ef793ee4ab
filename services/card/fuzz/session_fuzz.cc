// SPDX-License-Identifier: Apache-2.0
// A hostile card: the input is its answers, one after the other; the first byte says what the caller wants.
// Whatever the card says, the transaction ends, exactly once; an approval by the host ends approved or
// refused; a card approves by itself only where it may, and is asked for nothing where its account is all
// that is wanted.

#include <cstdlib>
#include <memory>

#include "hal/card_reader/fake_card_reader.h"
#include "services/card/transaction.h"

namespace {

using namespace till::card;  // NOLINT(build/namespaces): a fuzz target is one file

// Takes its answers from the input: a length byte, then so many bytes and 9000; a length of FF is followed by
// a status word.
class HostileCard final : public till::hal::FakeCard {
 public:
  explicit HostileCard(std::span<const uint8_t> answers) : answers_(answers) {}
  std::vector<uint8_t> AnswerToReset() override { return {0x3B}; }
  std::optional<std::vector<uint8_t>> Answer(std::span<const uint8_t>) override {
    if (answers_.empty()) return std::nullopt;
    const size_t length = answers_[0];
    answers_ = answers_.subspan(1);
    const size_t taken = std::min<size_t>(length == 0xFF ? 2 : length, answers_.size());
    std::vector<uint8_t> answer(answers_.begin(), answers_.begin() + static_cast<ptrdiff_t>(taken));
    answers_ = answers_.subspan(taken);
    if (length != 0xFF) answer.insert(answer.end(), {0x90, 0x00});
    return answer;
  }

 private:
  std::span<const uint8_t> answers_;
};

class NoSealer final : public AccountSealer {
 public:
  absl::StatusOr<SealedBoxes> Seal(const till::AccountData&) override { return SealedBoxes{}; }
  absl::StatusOr<std::string> KeyOfPin() override { return std::string(); }
  absl::Status Ready() override { return absl::OkStatus(); }
};

TerminalData Terminal() {
  TerminalData terminal;
  terminal.capabilities = {0xE0, 0x68, 0xC8};
  terminal.country_code = terminal.currency_code = 156;
  terminal.currency = "CNY";
  terminal.terminal_id = terminal.serial_number = "00000001";
  for (const KernelKind kernel : {KernelKind::kUnionPay, KernelKind::kMastercard}) {
    ApplicationParameters application;
    application.aid = kernel == KernelKind::kUnionPay ? Bytes{0xA0, 0x00, 0x00, 0x03, 0x33}
                                                      : Bytes{0xA0, 0x00, 0x00, 0x00, 0x04};
    application.contactless = true;
    application.kernel = kernel;
    application.ttq = {0x26, 0x00, 0x40, 0x00};
    application.floor_limit_minor = application.contactless_floor_limit_minor = 1'000;
    terminal.applications.push_back(application);
  }
  return terminal;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 2) return 0;
  static const TerminalData* const terminal = new TerminalData(Terminal());
  static const till::card::oda::CapkStore* const authorities = new till::card::oda::CapkStore();
  static const CardTokenizer* const tokenizer = new CardTokenizer(till::SecretBuffer(32));
  const uint8_t pattern[] = {0x01, 0x02, 0x03, 0x04};
  FixedRandom random(pattern);
  NoSealer sealer;
  till::hal::FakeCardReader reader;
  reader.Present(
      (data[0] & 1) != 0 ? till::hal::CardInterface::kContact : till::hal::CardInterface::kContactless,
      std::make_shared<HostileCard>(std::span(data + 1, size - 1)));
  TransactionRequest request;
  request.parameters.amount_minor = 100;
  request.parameters.time = absl::FromUnixSeconds(1'800'000'000);
  request.interfaces = till::hal::InterfaceSet::All();
  request.parameters.account_only = (data[0] & 8) != 0;
  request.parameters.may_approve_offline = (data[0] & 16) != 0;
  request.parameters.no_verification = (data[0] & 32) != 0;
  // After a chip that cannot be read.
  if ((data[0] & 64) != 0) reader.Swipe("", "6293990100000001003=4912220000001003", "");
  Transaction transaction({reader, *terminal, *authorities, random, sealer, *tokenizer}, request);
  bool approved = false;
  for (int events = 0; events < 100; ++events) {
    const absl::StatusOr<Event> event = transaction.Advance();
    if (!event.ok()) std::abort();  // the reader is well: everything a card does is an outcome
    if (std::holds_alternative<ApplicationChoice>(*event)) (void)transaction.Choose(0);
    if (request.parameters.account_only &&
        (std::holds_alternative<VerificationNeeded>(*event) || std::holds_alternative<OnlineRequest>(*event)))
      std::abort();
    (void)transaction.GivePin((data[0] & 2) != 0 ? PinOutcome::kEntered : PinOutcome::kBypassed);
    if (std::holds_alternative<OnlineRequest>(*event)) {
      approved = (data[0] & 4) != 0;
      HostAnswer answer;
      answer.decision = approved ? HostDecision::kApproved : HostDecision::kDeclined;
      answer.response_code = approved ? "00" : "51";
      (void)transaction.GiveHostAnswer(answer);
    }
    if (const auto* ended = std::get_if<Ended>(&*event)) {
      const Outcome outcome = ended->end.outcome;
      if (outcome == Outcome::kApprovedOffline && !request.parameters.MayApproveOffline()) std::abort();
      if (request.parameters.account_only) {
        if (outcome == Outcome::kCardRefusedApproval || !ended->field55.empty()) std::abort();
        return 0;
      }
      if (approved && outcome != Outcome::kApproved && outcome != Outcome::kCardRefusedApproval) std::abort();
      if (!approved && (outcome == Outcome::kApproved || outcome == Outcome::kCardRefusedApproval))
        std::abort();
      return 0;
    }
  }
  std::abort();  // it never came to an end
}

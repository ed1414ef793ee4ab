// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/take_payment.h"

#include <optional>
#include <random>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "tools/tillctl/administration.h"
#include "tools/tillctl/amount.h"
#include "tools/tillctl/connection.h"
#include "tools/tillctl/counter.h"
#include "tools/tillctl/output.h"
#include "tools/tillctl/payment_view.h"
#include "tools/tillctl/shared_options.h"

namespace till::tillctl {
namespace {

using payment::v1::Payment;
using payment::v1::PaymentEvent;
using payment::v1::Payments;

// Longer than the card's, the PIN's, the wallet's and the host's time together; the terminal ends the payment
// before.
constexpr absl::Duration kPaymentDeadline = absl::Minutes(10);

constexpr OptionSpec kPaymentOptions[] = {
    {"card",
     "NAME",
     "@cards",
     {"要出示的模拟卡片(培训、开发版)", "the simulated card to present (training, development builds)"}},
    kInsert,
    kTap,
    kSwipe,
    kPin,
    {"application",
     "N",
     "",
     {"卡上有多个应用时用哪一个:1(默认)、2 …",
      "the application to use of a card with several: 1 (if not given), 2 ..."}},
    {"request-id",
     "ID",
     "",
     {"每次购买一个;重复使用同一个即返回同一笔交易",
      "one per purchase; the same one again answers the same payment"}},
    kCurrency,
    kSignInAs,
    kSignInPassword,
    kNoReceipt,
};

constexpr OptionSpec kCardlessOptions[] = {
    {"request-id",
     "ID",
     "",
     {"每次办理一个;重复使用同一个即返回同一笔交易",
      "one per attempt; the same one again answers the same payment"}},
    kCurrency,
    kSignInAs,
    kSignInPassword,
    kNoReceipt,
};

std::string NewRequestId() {
  std::random_device random;
  constexpr char kDigits[] = "0123456789abcdef";
  std::string id = "tillctl-";
  for (int i = 0; i < 24; ++i) id += kDigits[random() % 16];
  return id;
}

// Follow shows each event, presents the card when the terminal first waits for one, and remembers how it
// stands.
class Follow {
 public:
  Follow(const Environment& environment, Payments::Stub& payments, const std::string& session,
         int application, std::optional<Presentation> presentation)
      : environment_(environment),
        payments_(payments),
        session_(session),
        application_(application),
        presentation_(std::move(presentation)) {}

  absl::Status On(const PaymentEvent& event) {
    last_ = event.payment();
    const std::string words = ProgressWords(event, environment_.language);
    if (!words.empty() && words != last_words_) Progress(environment_, "  " + words);
    last_words_ = words;
    if (event.has_choose_application() && Now() == Payment::CHOOSING_APPLICATION)
      return Choose(event.choose_application());
    const bool typing = event.payment().state() == Payment::TYPING_CARD;
    const bool waiting = event.has_waiting_for_card() || event.payment().state() == Payment::WAITING_FOR_CARD;
    if ((!waiting && !typing) || !presentation_.has_value() || Now() != event.payment().state()) {
      return absl::OkStatus();
    }
    if (typing) presentation_->how = "type";
    const absl::Status presented = Counter(environment_).Present(*presentation_);
    presentation_.reset();
    return presented;
  }

  const std::optional<Payment>& last() const { return last_; }

 private:
  // A repeated request id tells the old events again: a card held out for one of those would lie there for
  // the next payment. So what an event asks for is done only if the payment asks for it now.
  Payment::State Now() const {
    payment::v1::GetPaymentRequest request;
    request.set_payment(last_->name());
    const absl::StatusOr<Payment> now = rpc::UnaryCall(payments_, &Payments::Stub::GetPayment, request,
                                                       Options(environment_, kQuickDeadline));
    return now.ok() ? now->state() : Payment::STATE_UNSPECIFIED;
  }

  absl::Status Choose(const payment::v1::ChooseApplication& question) const {
    for (int i = 0; i < question.labels_size(); ++i) {
      Progress(environment_,
               absl::StrCat("    ", i + 1, " ", question.labels(i), i + 1 == application_ ? " <" : ""));
    }
    payment::v1::RespondRequest request;
    request.set_payment(last_->name());
    request.set_application_index(application_ - 1);
    return rpc::UnaryCall(payments_, &Payments::Stub::Respond, request,
                          Options(environment_, kQuickDeadline, session_))
        .status();
  }

  const Environment& environment_;
  Payments::Stub& payments_;
  const std::string session_;
  const int application_;
  std::optional<Presentation> presentation_;
  std::optional<Payment> last_;
  std::string last_words_;
};

ExitCode End(const Environment& environment, const Payment& payment) {
  if (environment.json) {
    Print(PaymentJson(payment, environment.language));
  } else {
    Print(PaymentSentence(payment, environment.language));
    Print("  " + payment.name());
  }
  return ExitCodeOf(payment);
}

}  // namespace

std::span<const OptionSpec> PaymentOptions() {
  return kPaymentOptions;
}

std::span<const OptionSpec> ApproverOptions() {
  static constexpr OptionSpec kApproverOptions[] = {
      kApprover,
      kApproverPassword,
  };
  return kApproverOptions;
}

std::span<const OptionSpec> CardlessOptions() {
  return kCardlessOptions;
}

std::string RequestId(const Arguments& arguments) {
  return arguments.Has("request-id") ? arguments.Get("request-id") : NewRequestId();
}

absl::Status SetAmount(const std::string& text, const Arguments& arguments, common::v1::Amount& amount) {
  const std::string currency = arguments.Get("currency", "CNY");
  const absl::StatusOr<int64_t> minor_units = ParseAmount(text, currency);
  if (!minor_units.ok()) return minor_units.status();
  amount.set_minor_units(*minor_units);
  amount.set_currency_code(currency);
  return absl::OkStatus();
}

ExitCode TakePayment(const Environment& environment, const Arguments& arguments, const std::string& heading,
                     const std::string& operator_id, const StartCall& start, const std::string& request_id,
                     common::v1::Permission permission) {
  int application = 1;
  if (arguments.Has("application") &&
      (!absl::SimpleAtoi(arguments.Get("application"), &application) || application < 1)) {
    return Fail(environment, absl::InvalidArgumentError("--application wants a number from 1 on"));
  }
  std::optional<Presentation> presentation;
  if (arguments.Has("card")) {
    absl::StatusOr<Presentation> wanted = PresentationFrom(arguments.Get("card"), arguments);
    if (!wanted.ok()) return Fail(environment, wanted.status());
    if (absl::Status known = Counter(environment).CheckCard(wanted->card); !known.ok()) {
      return Fail(environment, known);
    }
    presentation = *std::move(wanted);
  }
  // Whom somebody else approves needs no supervisor's session.
  const bool approved = arguments.Has("approver") && !request_id.empty();
  const absl::StatusOr<std::string> session = Session(environment, arguments, approved ? "01" : operator_id);
  if (!session.ok()) return Fail(environment, session.status());
  rpc::CallOptions options = Options(environment, kPaymentDeadline, *session);
  if (approved) {
    const absl::StatusOr<std::string> approval =
        Approval(environment, arguments, *session, permission, request_id);
    if (!approval.ok()) return Fail(environment, approval.status());
    options.approval = *approval;
  }

  Progress(environment, heading);
  const auto stub = StubOf<Payments>(environment, "payment", "payments");
  grpc::ClientContext context;
  rpc::Prepare(context, options);
  const auto stream = start(*stub, &context);
  Follow follow(environment, *stub, *session, application, std::move(presentation));
  absl::Status presented;
  PaymentEvent event;
  while (stream->Read(&event)) {
    if (presented.ok()) presented = follow.On(event);
    if (!presented.ok()) context.TryCancel();
  }
  const grpc::Status finished = stream->Finish();
  if (!presented.ok()) return Fail(environment, presented);
  // A stream that broke says nothing about the money: only a payment that was seen to end has ended.
  if (follow.last().has_value() && (finished.ok() || IsFinal(follow.last()->state()))) {
    return End(environment, *follow.last());
  }
  return Fail(environment,
              finished.ok() ? absl::UnavailableError("the payment sent no events") : rpc::FromGrpc(finished));
}

ExitCode TakeTyped(const Environment& environment, const Arguments& arguments, ledger::v1::PaymentKind kind,
                   const std::string& amount) {
  payment::v1::StartTypedPaymentRequest request;
  request.set_request_id(RequestId(arguments));
  request.set_kind(kind);
  if (!amount.empty()) {
    if (absl::Status read = SetAmount(amount, arguments, *request.mutable_amount()); !read.ok())
      return Fail(environment, read);
  }
  if (arguments.Has("no-receipt")) request.set_print_receipts(false);
  const std::string heading = amount.empty() ? std::string(KindWords(kind, environment.language))
                                             : Heading(kind, request.amount(), environment.language);
  return TakePayment(
      environment, arguments, heading, "00",
      [&request](Payments::Stub& payments, grpc::ClientContext* context) {
        return payments.StartTypedPayment(context, request);
      },
      request.request_id(), common::v1::TYPE_CARDS);
}

}  // namespace till::tillctl

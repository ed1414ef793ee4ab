// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/grpc_backend.h"

#include <algorithm>
#include <utility>

#include "kiosk-ui/src/backend/fetch_payment.h"
#include "kiosk-ui/src/backend/proto_convert.h"

namespace till::kiosk {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

namespace payment = till::payment::v1;
namespace print = till::print::v1;
namespace terminal = till::terminal::v1;

// Argon2 on a small machine takes its time.
constexpr milliseconds kSignInDeadline = seconds(15);
constexpr milliseconds kReconnectAfter = milliseconds(500);
// How often a payment that nobody has confirmed is asked for again before it counts as not started: about ten
// seconds.
constexpr int kStartAttempts = 20;
// How often the printer is asked for its paper after an approval, and how long: as long as its page stays.
constexpr milliseconds kPaperAgain = seconds(2);
constexpr int kPaperLooks = 10;
// How long after its end a payment is shown to whoever signs in at a kiosk that was started anew.
constexpr seconds kShownAfterItsEnd = std::chrono::minutes(10);

// Whether asking again may help: the service or the line was away, or the stream's own deadline passed.
bool IsBreak(const grpc::Status& status) {
  switch (status.error_code()) {
    case grpc::StatusCode::OK:  // ended before the payment did
    case grpc::StatusCode::UNAVAILABLE:
    case grpc::StatusCode::DEADLINE_EXCEEDED:
    case grpc::StatusCode::CANCELLED:
      return true;
    default:
      return false;
  }
}

}  // namespace

GrpcBackend::GrpcBackend(ServiceLine& line, Scheduler& scheduler)
    : line_(line),
      scheduler_(scheduler),
      payments_(payment::Payments::NewStub(line.Dial("payment", "payments"))),
      operators_(terminal::Operators::NewStub(line.Dial("terminal", "operators"))),
      profile_(terminal::Profile::NewStub(line.Dial("terminal", "profile"))),
      device_(terminal::Device::NewStub(line.Dial("terminal", "device"))),
      preview_(print::Preview::NewStub(line.Dial("print", "preview"))),
      printing_(print::Printing::NewStub(line.Dial("print", "printing"))) {
  connect(&line, &ServiceLine::sessionExpired, this, &Backend::sessionExpired);
}

void GrpcBackend::Start() {
  WatchHealth();
}

void GrpcBackend::SetLanguage(const QString& language) {
  line_.SetLanguage(language);
  if (!merchant_.merchant_id().empty()) {
    scheduler_.After(milliseconds(0), this, [this] {
      Q_EMIT merchantChanged(ToMerchant(merchant_, QString::fromStdString(line_.language())));
    });
  }
}

void GrpcBackend::TellOnline() {
  const bool online = health_streams_ && !following_.broken;
  if (said_online_ && online == online_) return;
  said_online_ = true;
  online_ = online;
  Q_EMIT onlineChanged(online);
}

void GrpcBackend::WatchHealth() {
  calls_.Stream<terminal::Health>(
      line_.Context(ServiceLine::kStreamDeadline), std::make_shared<terminal::WatchHealthRequest>(),
      [this](grpc::ClientContext* call, const terminal::WatchHealthRequest* request, auto* reactor) {
        device_->async()->WatchHealth(call, request, reactor);
      },
      [this](const terminal::Health& health) {
        if (!health_streams_) FetchProfile();
        health_streams_ = true;
        TellOnline();
        Q_EMIT healthChanged(ToDeviceHealth(health));
      },
      [this](const grpc::Status&) { HealthEnded(); });
}

void GrpcBackend::HealthEnded() {
  health_streams_ = false;
  // A server that only closed an old stream is back before anyone sees a page of it.
  scheduler_.After(kReconnectAfter, this, [this] { WatchHealth(); });
  scheduler_.After(2 * kReconnectAfter, this, [this] { TellOnline(); });
}

void GrpcBackend::FetchProfile() {
  calls_.Unary<terminal::MerchantProfile>(
      line_.Context(), std::make_shared<terminal::GetProfileRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        profile_->async()->GetProfile(call, request, reply, std::move(done));
      },
      [this](const grpc::Status& status, const terminal::MerchantProfile& reply) {
        if (!status.ok())
          return;  // asked again when the connection comes back; the screen does without meanwhile
        merchant_ = reply;
        Q_EMIT merchantChanged(ToMerchant(merchant_, QString::fromStdString(line_.language())));
      });
}

void GrpcBackend::SignIn(const QString& number, SecretBuffer password) {
  auto request = std::make_shared<terminal::SignInRequest>();
  request->set_operator_id(number.toStdString());
  request->set_password(std::string(password.RevealText()));
  calls_.Unary<terminal::SignInResponse>(
      line_.Context(kSignInDeadline), request,
      [this](auto* call, auto* sent, auto* reply, auto done) {
        operators_->async()->SignIn(call, sent, reply, std::move(done));
      },
      [this, request](const grpc::Status& status, const terminal::SignInResponse& reply) {
        // Protobuf does not wipe what it held; this at least does not leave the password in the heap.
        std::fill(request->mutable_password()->begin(), request->mutable_password()->end(), '\0');
        if (!status.ok()) {
          Q_EMIT signInFailed(ToProblem(status));
          return;
        }
        KeepSession(reply);
        Q_EMIT signedIn(ToOperator(reply.session()));
        if (std::exchange(following_.waits_for_sign_in, false)) FollowPayment();
      });
}

// Keeps the session's token, and asks for a fresh one when half of its life is over.
void GrpcBackend::KeepSession(const terminal::SignInResponse& session) {
  line_.SetSession(session.session_token());
  const int generation = ++session_generation_;
  const seconds half(session.lifetime().seconds() / 2);
  if (half <= seconds(0)) return;
  scheduler_.After(half, this, [this, generation] {
    if (generation == session_generation_ && line_.has_session()) RenewSession();
  });
}

void GrpcBackend::RenewSession() {
  calls_.Unary<terminal::SignInResponse>(
      line_.Context(), std::make_shared<terminal::RenewSessionRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        operators_->async()->RenewSession(call, request, reply, std::move(done));
      },
      [this, generation = session_generation_](const grpc::Status& status,
                                               const terminal::SignInResponse& reply) {
        if (generation != session_generation_ || !line_.has_session()) return;  // signed out meanwhile
        if (status.ok()) {
          KeepSession(reply);
        } else {
          line_.Heard(status);
        }
      });
}

void GrpcBackend::SignOut() {
  calls_.Unary<terminal::SignOutResponse>(
      line_.Context(), std::make_shared<terminal::SignOutRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        operators_->async()->SignOut(call, request, reply, std::move(done));
      },
      [](const grpc::Status&, const terminal::SignOutResponse&) {});
  line_.SetSession({});
}

void GrpcBackend::StartPayment(const Order& order) {
  if (following_.context != nullptr) following_.context->TryCancel();
  Following fresh;
  fresh.generation = following_.generation + 1;
  fresh.call = std::make_shared<const PaymentCall>(CallFor(*payments_, order));
  fresh.approval = order.approval;
  fresh.payment.request_id = order.request_id;
  fresh.payment.amount = order.amount;
  following_ = std::move(fresh);
  FollowPayment();
}

void GrpcBackend::FollowPayment() {
  // An approval is good for two minutes, the payment that it let begin may take longer: joined again with an
  // old one it would look refused, whatever became of the money.
  if (following_.heard && !following_.approval.isEmpty()) {
    following_.call = std::make_shared<const PaymentCall>(WatchFor(*payments_, following_.payment.id));
    following_.approval.clear();
  }
  following_.context = line_.Context(ServiceLine::kStreamDeadline, following_.approval);
  const int generation = following_.generation;
  calls_.Stream<payment::PaymentEvent>(
      following_.context, following_.call,
      [](grpc::ClientContext* context, const PaymentCall* call, auto* reactor) { (*call)(context, reactor); },
      [this, generation](const payment::PaymentEvent& event) {
        if (generation == following_.generation) PaymentEvent(event);
      },
      [this, generation](const grpc::Status& status) {
        if (generation == following_.generation) PaymentStreamEnded(status);
      });
}

void GrpcBackend::PaymentEvent(const payment::PaymentEvent& event) {
  following_.heard = true;
  following_.failures = 0;
  const bool was_approved = following_.payment.outcome == PaymentOutcome::Approved;
  following_.payment = FoldEvent(following_.payment, event);
  following_.broken = false;
  TellOnline();
  Q_EMIT paymentChanged(following_.payment);
  if (!was_approved && following_.payment.outcome == PaymentOutcome::Approved) WatchPaper(kPaperLooks);
}

// A payment that went through while the printer had no paper says so, until there is some. That the printer
// cannot be asked says nothing about the payment.
void GrpcBackend::WatchPaper(int looks) {
  calls_.Unary<print::PrinterState>(
      line_.Context(), std::make_shared<print::PrinterStatusRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        printing_->async()->PrinterStatus(call, request, reply, std::move(done));
      },
      [this, looks, generation = following_.generation](const grpc::Status& status,
                                                        const print::PrinterState& state) {
        if (generation != following_.generation) return;
        if (status.ok() && state.paper_out() != following_.payment.paper_out) {
          following_.payment.paper_out = state.paper_out();
          Q_EMIT paymentChanged(following_.payment);
        }
        if (looks <= 1) return;
        scheduler_.After(kPaperAgain, this, [this, looks, generation] {
          if (generation == following_.generation) WatchPaper(looks - 1);
        });
      });
}

void GrpcBackend::PaymentStreamEnded(const grpc::Status& status) {
  if (FollowingIsOver()) return;
  // The terminal has taken this payment: that it cannot be followed just now says nothing about the money.
  if (following_.heard && !IsBreak(status)) {
    following_.waits_for_sign_in = line_.Heard(status).code == QLatin1String("NOT_SIGNED_IN");
    if (following_.waits_for_sign_in) {
      following_.call = std::make_shared<const PaymentCall>(WatchFor(*payments_, following_.payment.id));
      following_.broken = false;  // who has to sign in must see the page for it
      TellOnline();
      return;
    }
  }
  const bool gave_up = !following_.heard && following_.failures + 1 >= kStartAttempts;
  if (!following_.heard && (!IsBreak(status) || gave_up)) {
    following_.broken = false;
    TellOnline();
    Q_EMIT paymentFailed(following_.payment.request_id, line_.Heard(status));
    return;
  }
  ++following_.failures;
  // The first break may be a stream that reached its own age; only a second one in a row is worth a page.
  following_.broken = IsBreak(status) && following_.failures > 1;
  TellOnline();
  scheduler_.After(kReconnectAfter, this, [this, generation = following_.generation] {
    if (generation == following_.generation) FollowPayment();
  });
}

bool GrpcBackend::FollowingIsOver() const {
  const PaymentOutcome outcome = following_.payment.outcome;
  return outcome != PaymentOutcome::Pending && outcome != PaymentOutcome::Reversing;
}

void GrpcBackend::CancelPayment(const QString& payment_id) {
  auto request = std::make_shared<payment::CancelPaymentRequest>();
  request->set_payment(payment_id.toStdString());
  calls_.Unary<payment::CancelPaymentResponse>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        payments_->async()->CancelPayment(call, sent, reply, std::move(done));
      },
      // What came of it arrives on the payment's stream. A wish that did not reach the service is repeated:
      // the page says that it is being cancelled, and the customer may have a card in the hand.
      [this, payment_id](const grpc::Status& status, const payment::CancelPaymentResponse&) {
        if (status.ok()) return;
        line_.Heard(status);
        if (!IsBreak(status)) return;
        scheduler_.After(kReconnectAfter, this, [this, payment_id] {
          if (following_.payment.id == payment_id && !FollowingIsOver()) CancelPayment(payment_id);
        });
      });
}

void GrpcBackend::ChooseApplication(const QString& payment_id, const QString& application_id) {
  auto request = std::make_shared<payment::RespondRequest>();
  request->set_payment(payment_id.toStdString());
  request->set_application_index(application_id.toInt());
  calls_.Unary<payment::RespondResponse>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        payments_->async()->Respond(call, sent, reply, std::move(done));
      },
      [this](const grpc::Status& status, const payment::RespondResponse&) {
        if (!status.ok()) line_.Heard(status);
      });
}

void GrpcBackend::ResumePayment() {
  auto request = std::make_shared<payment::ListPaymentsRequest>();
  request->mutable_page()->set_page_size(1);
  calls_.Unary<payment::ListPaymentsResponse>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        payments_->async()->ListPayments(call, sent, reply, std::move(done));
      },
      [this](const grpc::Status& status, const payment::ListPaymentsResponse& reply) {
        if (!status.ok() || reply.payments().empty() || following_.context != nullptr) return;
        const Payment found = ToPayment(reply.payments(0));
        const bool over = found.stage == PaymentStage::Finished && found.outcome != PaymentOutcome::Reversing;
        const bool seen = over && found.time.addSecs(kShownAfterItsEnd.count()) < scheduler_.Now();
        if (seen || !found.request_id.startsWith(QLatin1String(kRequestIdPrefix))) return;
        following_.heard = true;
        following_.call = std::make_shared<const PaymentCall>(WatchFor(*payments_, found.id));
        following_.payment = found;
        Q_EMIT paymentResumed(found);
        if (!over) FollowPayment();
      });
}

void GrpcBackend::QueryPayment(const QString& payment_id) {
  FetchPayment(
      calls_, line_, *payments_, payment_id,
      [this](const Payment& payment) { Q_EMIT paymentChanged(payment); },
      [this](const QString& id, const Problem& problem) { Q_EMIT queryFailed(id, problem); });
}

void GrpcBackend::ListPayments(int at_most) {
  auto request = std::make_shared<payment::ListPaymentsRequest>();
  request->mutable_page()->set_page_size(at_most);
  calls_.Unary<payment::ListPaymentsResponse>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        payments_->async()->ListPayments(call, sent, reply, std::move(done));
      },
      [this](const grpc::Status& status, const payment::ListPaymentsResponse& reply) {
        if (!status.ok()) {
          Q_EMIT listFailed(line_.Heard(status));
          return;
        }
        QList<Payment> payments;
        for (const payment::Payment& each : reply.payments()) payments.append(ToPayment(each));
        Q_EMIT paymentsListed(payments);
      });
}

void GrpcBackend::FetchReceipt(const QString& payment_id) {
  auto request = std::make_shared<payment::GetReceiptRequest>();
  request->set_payment(payment_id.toStdString());
  request->set_copy(payment::CUSTOMER_COPY);
  request->set_language(line_.language());
  calls_.Unary<payment::GetReceiptResponse>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        payments_->async()->GetReceipt(call, sent, reply, std::move(done));
      },
      [this, payment_id](const grpc::Status& status, const payment::GetReceiptResponse& reply) {
        if (status.ok()) {
          RenderReceipt(payment_id, reply.document());
        } else {
          Q_EMIT receiptFailed(payment_id, line_.Heard(status));
        }
      });
}

void GrpcBackend::RenderReceipt(const QString& payment_id, const print::Document& document) {
  auto request = std::make_shared<print::RenderRequest>();
  *request->mutable_document() = document;
  request->set_format(print::PNG);
  calls_.Unary<print::RenderResponse>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        preview_->async()->Render(call, sent, reply, std::move(done));
      },
      [this, payment_id, document](const grpc::Status& status, const print::RenderResponse& reply) {
        Receipt receipt;
        receipt.payment_id = payment_id;
        if (status.ok()) {
          receipt.image = QImage::fromData(reinterpret_cast<const uchar*>(reply.content().data()),
                                           static_cast<int>(reply.content().size()), "PNG");
        }
        if (receipt.image.isNull()) {
          Q_EMIT receiptFailed(payment_id,
                               status.ok() ? Problem{QStringLiteral("INTERNAL"), {}} : line_.Heard(status));
          return;
        }
        RenderReceiptText(receipt, document);
      });
}

void GrpcBackend::RenderReceiptText(const Receipt& receipt, const print::Document& document) {
  auto request = std::make_shared<print::RenderRequest>();
  *request->mutable_document() = document;
  request->set_format(print::TEXT);
  calls_.Unary<print::RenderResponse>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        preview_->async()->Render(call, sent, reply, std::move(done));
      },
      // The picture is enough to show; the text is for a screen reader.
      [this, receipt](const grpc::Status& status, const print::RenderResponse& reply) {
        Receipt whole = receipt;
        if (status.ok()) whole.text = QString::fromStdString(reply.content());
        Q_EMIT receiptFetched(whole);
      });
}

void GrpcBackend::FetchHealth() {
  calls_.Unary<terminal::Health>(
      line_.Context(), std::make_shared<terminal::GetHealthRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        device_->async()->GetHealth(call, request, reply, std::move(done));
      },
      [this](const grpc::Status& status, const terminal::Health& reply) {
        if (status.ok()) Q_EMIT healthChanged(ToDeviceHealth(reply));
      });
}

}  // namespace till::kiosk

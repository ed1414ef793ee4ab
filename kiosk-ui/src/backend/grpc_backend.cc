// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/grpc_backend.h"

#include <algorithm>
#include <utility>

#include "absl/time/time.h"
#include "kiosk-ui/src/backend/proto_convert.h"
#include "services/common/rpc/call.h"
#include "services/common/rpc/channel.h"

namespace till::kiosk {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

namespace payment = till::payment::v1;
namespace print = till::print::v1;
namespace terminal = till::terminal::v1;

constexpr milliseconds kCallDeadline = seconds(10);
// Argon2 on a small machine takes its time.
constexpr milliseconds kSignInDeadline = seconds(15);
constexpr milliseconds kStreamDeadline = minutes(30);
constexpr milliseconds kReconnectAfter = milliseconds(500);
// How often a payment that nobody has confirmed is asked for again before it counts as not started: about ten
// seconds.
constexpr int kStartAttempts = 20;

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

GrpcBackend::GrpcBackend(const std::string& run_directory, Scheduler& scheduler)
    : scheduler_(scheduler),
      payments_(payment::Payments::NewStub(rpc::DialFacet(run_directory, "payment", "payments"))),
      operators_(terminal::Operators::NewStub(rpc::DialFacet(run_directory, "terminal", "operators"))),
      profile_(terminal::Profile::NewStub(rpc::DialFacet(run_directory, "terminal", "profile"))),
      device_(terminal::Device::NewStub(rpc::DialFacet(run_directory, "terminal", "device"))),
      preview_(print::Preview::NewStub(rpc::DialFacet(run_directory, "print", "preview"))) {}

void GrpcBackend::Prepare(grpc::ClientContext& context, milliseconds deadline) const {
  rpc::Prepare(context,
               {.deadline = absl::FromChrono(deadline), .language = language_, .session = session_token_});
}

std::unique_ptr<grpc::ClientContext> GrpcBackend::Context(milliseconds deadline) const {
  auto context = std::make_unique<grpc::ClientContext>();
  Prepare(*context, deadline);
  return context;
}

// Turns a failed call into a problem, and notices on the way that the session has ended.
Problem GrpcBackend::Heard(const grpc::Status& status) {
  Problem problem = ToProblem(status);
  if (problem.code == QLatin1String("NOT_SIGNED_IN") && !session_token_.empty()) {
    session_token_.clear();
    Q_EMIT sessionExpired();
  }
  return problem;
}

void GrpcBackend::Start() {
  WatchHealth();
}

void GrpcBackend::SetLanguage(const QString& language) {
  language_ = language.toStdString();
  if (!merchant_.merchant_id().empty()) {
    scheduler_.After(milliseconds(0), this, [this] {
      Q_EMIT merchantChanged(ToMerchant(merchant_, QString::fromStdString(language_)));
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
  auto context = std::make_shared<grpc::ClientContext>();
  Prepare(*context, kStreamDeadline);
  calls_.Stream<terminal::Health>(
      std::move(context), std::make_shared<terminal::WatchHealthRequest>(),
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
      Context(kCallDeadline), std::make_shared<terminal::GetProfileRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        profile_->async()->GetProfile(call, request, reply, std::move(done));
      },
      [this](const grpc::Status& status, const terminal::MerchantProfile& reply) {
        if (!status.ok())
          return;  // asked again when the connection comes back; the screen does without meanwhile
        merchant_ = reply;
        Q_EMIT merchantChanged(ToMerchant(merchant_, QString::fromStdString(language_)));
      });
}

void GrpcBackend::SignIn(const QString& number, SecretBuffer password) {
  auto request = std::make_shared<terminal::SignInRequest>();
  request->set_operator_id(number.toStdString());
  request->set_password(std::string(password.RevealText()));
  calls_.Unary<terminal::SignInResponse>(
      Context(kSignInDeadline), request,
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
      });
}

// Keeps the session's token, and asks for a fresh one when half of its life is over.
void GrpcBackend::KeepSession(const terminal::SignInResponse& session) {
  session_token_ = session.session_token();
  const int generation = ++session_generation_;
  const seconds half(session.lifetime().seconds() / 2);
  if (half <= seconds(0)) return;
  scheduler_.After(half, this, [this, generation] {
    if (generation == session_generation_ && !session_token_.empty()) RenewSession();
  });
}

void GrpcBackend::RenewSession() {
  calls_.Unary<terminal::SignInResponse>(
      Context(kCallDeadline), std::make_shared<terminal::RenewSessionRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        operators_->async()->RenewSession(call, request, reply, std::move(done));
      },
      [this, generation = session_generation_](const grpc::Status& status,
                                               const terminal::SignInResponse& reply) {
        if (generation != session_generation_ || session_token_.empty()) return;  // signed out meanwhile
        if (status.ok()) {
          KeepSession(reply);
        } else {
          Heard(status);
        }
      });
}

void GrpcBackend::SignOut() {
  calls_.Unary<terminal::SignOutResponse>(
      Context(kCallDeadline), std::make_shared<terminal::SignOutRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        operators_->async()->SignOut(call, request, reply, std::move(done));
      },
      [](const grpc::Status&, const terminal::SignOutResponse&) {});
  session_token_.clear();
}

void GrpcBackend::StartPayment(const QString& request_id, const Money& amount) {
  if (following_.context != nullptr) following_.context->TryCancel();
  Following fresh;
  fresh.generation = following_.generation + 1;
  fresh.request = std::make_shared<payment::StartPaymentRequest>();
  fresh.request->set_request_id(request_id.toStdString());
  fresh.request->mutable_amount()->set_minor_units(amount.minor_units);
  fresh.request->mutable_amount()->set_currency_code(amount.currency.toStdString());
  fresh.payment.request_id = request_id;
  fresh.payment.amount = amount;
  following_ = std::move(fresh);
  FollowPayment();
}

void GrpcBackend::FollowPayment() {
  following_.context = std::make_shared<grpc::ClientContext>();
  Prepare(*following_.context, kStreamDeadline);
  const int generation = following_.generation;
  calls_.Stream<payment::PaymentEvent>(
      following_.context, following_.request,
      [this](grpc::ClientContext* call, const payment::StartPaymentRequest* request, auto* reactor) {
        payments_->async()->StartPayment(call, request, reactor);
      },
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
  following_.payment = FoldEvent(following_.payment, event);
  following_.broken = false;
  TellOnline();
  Q_EMIT paymentChanged(following_.payment);
}

void GrpcBackend::PaymentStreamEnded(const grpc::Status& status) {
  const PaymentOutcome outcome = following_.payment.outcome;
  const bool over = outcome != PaymentOutcome::Pending && outcome != PaymentOutcome::Reversing;
  if (over) return;
  const bool gave_up = !following_.heard && following_.failures + 1 >= kStartAttempts;
  if (!IsBreak(status) || gave_up) {
    following_.broken = false;
    TellOnline();
    Q_EMIT paymentFailed(following_.payment.request_id, Heard(status));
    return;
  }
  ++following_.failures;
  // The first break may be a stream that reached its own age; only a second one in a row is worth a page.
  following_.broken = following_.failures > 1;
  TellOnline();
  scheduler_.After(kReconnectAfter, this, [this, generation = following_.generation] {
    if (generation == following_.generation) FollowPayment();
  });
}

void GrpcBackend::CancelPayment(const QString& payment_id) {
  auto request = std::make_shared<payment::CancelPaymentRequest>();
  request->set_payment(payment_id.toStdString());
  calls_.Unary<payment::CancelPaymentResponse>(
      Context(kCallDeadline), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        payments_->async()->CancelPayment(call, sent, reply, std::move(done));
      },
      // What came of it arrives on the payment's stream.
      [this](const grpc::Status& status, const payment::CancelPaymentResponse&) {
        if (!status.ok()) Heard(status);
      });
}

void GrpcBackend::ChooseApplication(const QString& payment_id, const QString& application_id) {
  auto request = std::make_shared<payment::RespondRequest>();
  request->set_payment(payment_id.toStdString());
  request->set_application_index(application_id.toInt());
  calls_.Unary<payment::RespondResponse>(
      Context(kCallDeadline), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        payments_->async()->Respond(call, sent, reply, std::move(done));
      },
      [this](const grpc::Status& status, const payment::RespondResponse&) {
        if (!status.ok()) Heard(status);
      });
}

void GrpcBackend::QueryPayment(const QString& payment_id) {
  auto request = std::make_shared<payment::GetPaymentRequest>();
  request->set_payment(payment_id.toStdString());
  calls_.Unary<payment::Payment>(
      Context(kCallDeadline), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        payments_->async()->GetPayment(call, sent, reply, std::move(done));
      },
      [this, payment_id](const grpc::Status& status, const payment::Payment& reply) {
        if (status.ok()) {
          Q_EMIT paymentChanged(ToPayment(reply));
        } else {
          Q_EMIT queryFailed(payment_id, Heard(status));
        }
      });
}

void GrpcBackend::ListPayments(int at_most) {
  auto request = std::make_shared<payment::ListPaymentsRequest>();
  request->mutable_page()->set_page_size(at_most);
  request->add_kinds(
      till::ledger::v1::SALE);  // The pages know sales; the rest is in `tillctl payments list`.
  calls_.Unary<payment::ListPaymentsResponse>(
      Context(kCallDeadline), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        payments_->async()->ListPayments(call, sent, reply, std::move(done));
      },
      [this](const grpc::Status& status, const payment::ListPaymentsResponse& reply) {
        if (!status.ok()) {
          Q_EMIT listFailed(Heard(status));
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
  request->set_language(language_);
  calls_.Unary<payment::GetReceiptResponse>(
      Context(kCallDeadline), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        payments_->async()->GetReceipt(call, sent, reply, std::move(done));
      },
      [this, payment_id](const grpc::Status& status, const payment::GetReceiptResponse& reply) {
        if (status.ok()) {
          RenderReceipt(payment_id, reply.document());
        } else {
          Q_EMIT receiptFailed(payment_id, Heard(status));
        }
      });
}

void GrpcBackend::RenderReceipt(const QString& payment_id, const print::Document& document) {
  auto request = std::make_shared<print::RenderRequest>();
  *request->mutable_document() = document;
  request->set_format(print::PNG);
  calls_.Unary<print::RenderResponse>(
      Context(kCallDeadline), std::move(request),
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
                               status.ok() ? Problem{QStringLiteral("INTERNAL"), {}} : Heard(status));
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
      Context(kCallDeadline), std::move(request),
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
      Context(kCallDeadline), std::make_shared<terminal::GetHealthRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        device_->async()->GetHealth(call, request, reply, std::move(done));
      },
      [this](const grpc::Status& status, const terminal::Health& reply) {
        if (status.ok()) Q_EMIT healthChanged(ToDeviceHealth(reply));
      });
}

}  // namespace till::kiosk

// SPDX-License-Identifier: Apache-2.0
// The real backend against servers of the API on Unix sockets, in this process.
#include "kiosk-ui/src/backend/grpc_backends.h"

#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <QBuffer>
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QTemporaryDir>
#include <QThread>
#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

#include "kiosk-ui/src/backend/manual_scheduler.h"
#include "services/common/rpc/status_mapping.h"
#include "services/common/status/error.h"

namespace till::kiosk {
namespace {

namespace payment = till::payment::v1;
namespace print = till::print::v1;
namespace terminal = till::terminal::v1;

std::string MetadataOf(const grpc::ServerContext& context, const char* key) {
  const auto found = context.client_metadata().find(key);
  if (found == context.client_metadata().end()) return {};
  return {found->second.data(), found->second.size()};
}

// Plays the events it is given for each StartPayment, then ends, waits for a release, or breaks.
class ScriptedPayments final : public payment::Payments::Service {
 public:
  struct Play {
    std::vector<payment::PaymentEvent> events;
    grpc::Status status;
  };

  grpc::Status StartPayment(grpc::ServerContext* context, const payment::StartPaymentRequest* request,
                            grpc::ServerWriter<payment::PaymentEvent>* writer) override {
    Play play;
    {
      const std::lock_guard lock(mutex_);
      request_ids.push_back(request->request_id());
      session = MetadataOf(*context, "till-session");
      language = MetadataOf(*context, "accept-language");
      had_deadline = context->deadline() < std::chrono::system_clock::now() + std::chrono::hours(2);
      if (plays.empty()) return grpc::Status(grpc::StatusCode::UNAVAILABLE, "nothing to play");
      play = plays.front();
      plays.erase(plays.begin());
    }
    for (payment::PaymentEvent& event : play.events) {
      event.mutable_payment()->set_request_id(request->request_id());
      writer->Write(event);
    }
    return play.status;
  }
  grpc::Status RefundPayment(grpc::ServerContext* context, const payment::RefundPaymentRequest* request,
                             grpc::ServerWriter<payment::PaymentEvent>* writer) override {
    const std::lock_guard lock(mutex_);
    approvals.push_back(MetadataOf(*context, "till-approval"));
    refunded = request->payment();
    payment::PaymentEvent event;
    event.mutable_payment()->set_name("payments/9");
    event.mutable_payment()->set_request_id(request->request_id());
    event.mutable_payment()->set_state(payment::Payment::AUTHORISING);
    writer->Write(event);
    return grpc::Status(grpc::StatusCode::UNAVAILABLE, "the service went away");
  }
  grpc::Status WatchPayment(grpc::ServerContext* context, const payment::WatchPaymentRequest* request,
                            grpc::ServerWriter<payment::PaymentEvent>* writer) override {
    const std::lock_guard lock(mutex_);
    approvals.push_back(MetadataOf(*context, "till-approval"));
    payment::PaymentEvent event;
    event.mutable_payment()->set_name(request->payment());
    event.mutable_payment()->set_state(payment::Payment::APPROVED);
    writer->Write(event);
    return grpc::Status::OK;
  }
  grpc::Status CancelPayment(grpc::ServerContext*, const payment::CancelPaymentRequest* request,
                             payment::CancelPaymentResponse*) override {
    const std::lock_guard lock(mutex_);
    ++cancels;
    if (cancels <= cancels_that_break) return grpc::Status(grpc::StatusCode::UNAVAILABLE, "gone");
    cancelled = request->payment();
    return grpc::Status::OK;
  }
  grpc::Status Respond(grpc::ServerContext*, const payment::RespondRequest* request,
                       payment::RespondResponse*) override {
    const std::lock_guard lock(mutex_);
    chosen = request->application_index();
    return grpc::Status::OK;
  }
  grpc::Status GetPayment(grpc::ServerContext*, const payment::GetPaymentRequest* request,
                          payment::Payment* reply) override {
    reply->set_name(request->payment());
    reply->set_state(payment::Payment::REVERSED);
    return grpc::Status::OK;
  }
  grpc::Status ListPayments(grpc::ServerContext*, const payment::ListPaymentsRequest* request,
                            payment::ListPaymentsResponse* reply) override {
    if (const std::lock_guard lock(mutex_); left_behind.has_value()) {
      *reply->add_payments() = *left_behind;
      ++times_looked;
      return grpc::Status::OK;
    }
    for (int index = 0; index < request->page().page_size(); ++index) {
      reply->add_payments()->set_name("payments/" + std::to_string(index));
    }
    return grpc::Status::OK;
  }
  grpc::Status GetReceipt(grpc::ServerContext*, const payment::GetReceiptRequest* request,
                          payment::GetReceiptResponse* reply) override {
    if (request->payment() == "payments/none") {
      return rpc::ToGrpc(till::MakeError(till::ErrorCode::kNotFound, "no such payment"), "en");
    }
    reply->mutable_document()->set_template_("receipt");
    reply->mutable_document()->set_language(request->language());
    return grpc::Status::OK;
  }

  std::mutex mutex_;
  std::vector<Play> plays;
  std::vector<std::string> request_ids;
  std::vector<std::string> approvals;
  std::string session, language, cancelled, refunded;
  std::optional<payment::Payment> left_behind;
  std::atomic<int> times_looked = 0;
  int cancels = 0;
  int cancels_that_break = 0;
  bool had_deadline = false;
  std::optional<int> chosen;
};

class ScriptedOperators final : public terminal::Operators::Service {
 public:
  grpc::Status SignIn(grpc::ServerContext*, const terminal::SignInRequest* request,
                      terminal::SignInResponse* reply) override {
    while (hold) QThread::usleep(200);
    if (request->operator_id() != "01" || request->password() != "123456") {
      return rpc::ToGrpc(till::MakeError(till::ErrorCode::kWrongPassword, "wrong password"), "en");
    }
    reply->set_session_token("token-of-01");
    reply->mutable_lifetime()->set_seconds(600);
    reply->mutable_session()->mutable_operator_()->set_operator_id("01");
    reply->mutable_session()->mutable_operator_()->set_display_name("王芳");
    return grpc::Status::OK;
  }
  grpc::Status RenewSession(grpc::ServerContext* context, const terminal::RenewSessionRequest*,
                            terminal::SignInResponse* reply) override {
    renewed_from = MetadataOf(*context, "till-session");
    reply->set_session_token("renewed-token");
    ++renewals;
    return grpc::Status::OK;
  }
  std::atomic<bool> hold = false;
  std::string renewed_from;
  std::atomic<int> renewals = 0;
};

class ScriptedProfile final : public terminal::Profile::Service {
  grpc::Status GetProfile(grpc::ServerContext*, const terminal::GetProfileRequest*,
                          terminal::MerchantProfile* reply) override {
    reply->set_name_zh("梧桐咖啡");
    reply->set_name_en("Wutong Coffee");
    reply->set_merchant_id("898100012345678");
    reply->set_currency_code("CNY");
    return grpc::Status::OK;
  }
};

class ScriptedDevice final : public terminal::Device::Service {
 public:
  grpc::Status WatchHealth(grpc::ServerContext* context, const terminal::WatchHealthRequest*,
                           grpc::ServerWriter<terminal::Health>* writer) override {
    terminal::Health health;
    health.add_processes()->set_name("payment");
    health.mutable_processes(0)->set_serving(true);
    writer->Write(health);
    while (!context->IsCancelled() && !stop) QThread::usleep(500);
    return grpc::Status::OK;
  }
  std::atomic<bool> stop = false;
};

class ScriptedPreview final : public print::Preview::Service {
  grpc::Status Render(grpc::ServerContext*, const print::RenderRequest* request,
                      print::RenderResponse* reply) override {
    if (request->format() == print::TEXT) {
      reply->set_content("language " + request->document().language());
      return grpc::Status::OK;
    }
    QImage paper(384, 200, QImage::Format_Grayscale8);
    paper.fill(Qt::white);
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    paper.save(&buffer, "PNG");
    reply->set_content(png.toStdString());
    return grpc::Status::OK;
  }
};

// The terminal's services at the sockets of a run folder.
class Terminal {
 public:
  Terminal() {
    for (const char* service : {"payment", "terminal", "print"})
      QDir(folder_.path()).mkdir(QLatin1String(service));
  }
  ~Terminal() { Stop(); }

  std::string run_directory() const { return folder_.path().toStdString(); }

  void Start() {
    device.stop = false;
    Serve("payment/payments", &payments);
    Serve("terminal/operators", &operators);
    Serve("terminal/profile", &profile);
    Serve("terminal/device", &device);
    Serve("print/preview", &preview);
  }
  void Stop() {
    device.stop = true;
    for (auto& server : servers_) server->Shutdown(std::chrono::system_clock::now());
    servers_.clear();
  }

  ScriptedPayments payments;
  ScriptedOperators operators;
  ScriptedProfile profile;
  ScriptedDevice device;
  ScriptedPreview preview;

 private:
  void Serve(const std::string& socket, grpc::Service* service) {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("unix:" + run_directory() + "/" + socket + ".sock",
                             grpc::InsecureServerCredentials());
    builder.RegisterService(service);
    servers_.push_back(builder.BuildAndStart());
    ASSERT_NE(servers_.back(), nullptr);
  }

  QTemporaryDir folder_;
  std::vector<std::unique_ptr<grpc::Server>> servers_;
};

class GrpcBackendTest : public testing::Test {
 protected:
  GrpcBackendTest() {
    QObject::connect(&backend, &Backend::onlineChanged, &backend,
                     [this](bool now) { online.push_back(now); });
    QObject::connect(&backend, &Backend::paymentChanged, &backend, [this](const Payment& now) {
      EXPECT_EQ(QThread::currentThread(), QCoreApplication::instance()->thread());
      seen.push_back(now);
    });
    QObject::connect(
        &backend, &Backend::paymentFailed, &backend,
        [this](const QString&, const Problem& problem) { failures.push_back(problem.code.toStdString()); });
  }

  // Runs the GUI thread's events, and scheduled time with them, until `done` or ten seconds are over.
  bool Until(const std::function<bool()>& done, bool time_passes = true) {
    const QDeadlineTimer deadline(10'000);
    while (!done()) {
      if (deadline.hasExpired()) return false;
      if (time_passes) scheduler.Advance(std::chrono::milliseconds(5));
      QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
      QThread::usleep(300);
    }
    return true;
  }

  void SignIn() {
    std::optional<Operator> signed_in;
    QObject::connect(&backend, &Backend::signedIn, &backend, [&](const Operator& who) { signed_in = who; });
    backend.SignIn(QStringLiteral("01"), SecretBuffer::CopyString("123456"));
    ASSERT_TRUE(Until([&] { return signed_in.has_value(); }));
    EXPECT_EQ(signed_in->name.toStdString(), "王芳");
    QObject::disconnect(&backend, &Backend::signedIn, &backend, nullptr);
  }

  static payment::PaymentEvent Event(payment::Payment::State state) {
    payment::PaymentEvent event;
    event.mutable_payment()->set_name("payments/1");
    event.mutable_payment()->set_state(state);
    event.mutable_payment()->mutable_amount()->set_minor_units(1234);
    event.mutable_payment()->mutable_amount()->set_currency_code("CNY");
    return event;
  }

  Terminal services;
  ManualScheduler scheduler;
  GrpcBackends backends{services.run_directory(), scheduler};
  Backend& backend = backends.payments();
  std::vector<bool> online;
  std::vector<Payment> seen;
  std::vector<std::string> failures;
};

TEST_F(GrpcBackendTest, IsOfflineUntilTheTerminalAnswersThenTellsShopAndHealth) {
  std::string shop;
  int parts = -1;
  QObject::connect(&backend, &Backend::merchantChanged, &backend,
                   [&](const Merchant& merchant) { shop = merchant.shop_name.toStdString(); });
  QObject::connect(&backend, &Backend::healthChanged, &backend,
                   [&](const DeviceHealth& health) { parts = static_cast<int>(health.parts.size()); });
  backend.Start();
  ASSERT_TRUE(Until([&] { return !online.empty(); }));
  EXPECT_FALSE(online.back());
  services.Start();
  ASSERT_TRUE(Until([&] { return online.back() && !shop.empty(); }));
  EXPECT_EQ(shop, "梧桐咖啡");
  EXPECT_EQ(parts, 1);
  backend.SetLanguage(QStringLiteral("en"));
  ASSERT_TRUE(Until([&] { return shop == "Wutong Coffee"; }));
}

TEST_F(GrpcBackendTest, GoesOfflineWhenTheServicesStopAndComesBack) {
  services.Start();
  backend.Start();
  ASSERT_TRUE(Until([&] { return !online.empty() && online.back(); }));
  services.Stop();
  ASSERT_TRUE(Until([&] { return !online.back(); }));
  services.Start();
  ASSERT_TRUE(Until([&] { return online.back(); }));
}

TEST_F(GrpcBackendTest, NeverWaitsOnTheGuiThread) {
  services.Start();
  services.operators.hold = true;
  bool answered = false;
  QObject::connect(&backend, &Backend::signedIn, &backend, [&] { answered = true; });
  backend.SignIn(QStringLiteral("01"),
                 SecretBuffer::CopyString("123456"));  // returns while the server holds its answer
  for (int round = 0; round < 20; ++round) QCoreApplication::processEvents();
  EXPECT_FALSE(answered);
  services.operators.hold = false;
  EXPECT_TRUE(Until([&] { return answered; }));
}

TEST_F(GrpcBackendTest, TellsAWrongPasswordByItsCode) {
  services.Start();
  std::optional<Problem> problem;
  QObject::connect(&backend, &Backend::signInFailed, &backend, [&](const Problem& what) { problem = what; });
  backend.SignIn(QStringLiteral("01"), SecretBuffer::CopyString("999999"));
  ASSERT_TRUE(Until([&] { return problem.has_value(); }));
  EXPECT_EQ(problem->code.toStdString(), "WRONG_PASSWORD");
}

Order SaleOf(const char* request_id) {
  return {.request_id = QLatin1String(request_id), .amount = {1234, QStringLiteral("CNY")}};
}

TEST_F(GrpcBackendTest, StreamsAPaymentWithSessionLanguageAndDeadline) {
  services.Start();
  SignIn();
  services.payments.plays = {{{Event(payment::Payment::CREATED), Event(payment::Payment::WAITING_FOR_CARD),
                               Event(payment::Payment::AUTHORISING), Event(payment::Payment::APPROVED)},
                              grpc::Status::OK}};
  backend.StartPayment(SaleOf("r-1"));
  ASSERT_TRUE(Until([&] { return !seen.empty() && seen.back().outcome == PaymentOutcome::Approved; }));
  ASSERT_EQ(seen.size(), 4);
  EXPECT_EQ(seen[1].stage, PaymentStage::WaitingForCard);
  EXPECT_EQ(services.payments.session, "token-of-01");
  EXPECT_EQ(services.payments.language, "zh");
  EXPECT_TRUE(services.payments.had_deadline);
  EXPECT_TRUE(failures.empty());
}

TEST_F(GrpcBackendTest, JoinsABrokenPaymentAgainWithTheSameRequestId) {
  services.Start();
  const grpc::Status gone(grpc::StatusCode::UNAVAILABLE, "gone");
  services.payments.plays = {
      {{Event(payment::Payment::AUTHORISING)}, gone},
      {{}, gone},
      {{}, gone},
      {{Event(payment::Payment::AUTHORISING), Event(payment::Payment::APPROVED)}, grpc::Status::OK}};
  backend.Start();
  ASSERT_TRUE(Until([&] { return !online.empty() && online.back(); }));
  backend.StartPayment(SaleOf("r-2"));
  ASSERT_TRUE(Until([&] { return !seen.empty() && seen.back().outcome == PaymentOutcome::Approved; }));
  EXPECT_EQ(services.payments.request_ids, std::vector<std::string>(4, "r-2"));
  // Away for more than a moment: the screen said so, and then that it is back.
  EXPECT_EQ(online, (std::vector<bool>{true, false, true}));
  EXPECT_TRUE(failures.empty());
}

TEST_F(GrpcBackendTest, AnApprovalBeginsARefundAndIsNotUsedToFollowIt) {
  services.Start();
  backend.StartPayment({.transaction = Transaction::Refund,
                        .request_id = QStringLiteral("refund-1"),
                        .amount = {500, QStringLiteral("CNY")},
                        .original = QStringLiteral("payments/1"),
                        .approval = QStringLiteral("approval-of-00")});
  ASSERT_TRUE(Until([&] { return !seen.empty() && seen.back().outcome == PaymentOutcome::Approved; }));
  EXPECT_EQ(seen.back().id.toStdString(), "payments/9");
  EXPECT_TRUE(failures.empty());
  const std::lock_guard lock(services.payments.mutex_);
  EXPECT_EQ(services.payments.refunded, "payments/1");
  EXPECT_EQ(services.payments.approvals, (std::vector<std::string>{"approval-of-00", ""}));
}

// What became of the money is not told by a session that ended.
TEST_F(GrpcBackendTest, APaymentWhoseSessionEndedIsJoinedAgainAfterSignIn) {
  services.Start();
  SignIn();
  services.payments.plays = {
      {{Event(payment::Payment::AUTHORISING)}, grpc::Status(grpc::StatusCode::UNAVAILABLE, "gone")},
      {{}, rpc::ToGrpc(till::MakeError(till::ErrorCode::kNotSignedIn, "expired"), "en")}};
  bool expired = false;
  QObject::connect(&backend, &Backend::sessionExpired, &backend, [&] { expired = true; });
  backend.StartPayment(SaleOf("r-6"));
  ASSERT_TRUE(Until([&] { return expired; }));
  EXPECT_TRUE(failures.empty());
  SignIn();
  ASSERT_TRUE(Until([&] { return seen.back().outcome == PaymentOutcome::Approved; }));
  EXPECT_TRUE(failures.empty());
}

TEST_F(GrpcBackendTest, AWishToCancelIsRepeatedUntilItArrives) {
  services.Start();
  services.payments.cancels_that_break = 2;
  // The stream ends, so the payment is joined again meanwhile: it is not over.
  const grpc::Status gone(grpc::StatusCode::UNAVAILABLE, "gone");
  services.payments.plays =
      std::vector<ScriptedPayments::Play>(20, {{Event(payment::Payment::WAITING_FOR_CARD)}, gone});
  backend.StartPayment(SaleOf("r-7"));
  ASSERT_TRUE(Until([&] { return !seen.empty(); }));
  backend.CancelPayment(seen.back().id);
  ASSERT_TRUE(Until([&] {
    const std::lock_guard lock(services.payments.mutex_);
    return !services.payments.cancelled.empty();
  }));
  EXPECT_EQ(services.payments.cancels, 3);
}

payment::Payment LeftBehind(const char* request_id, payment::Payment::State state, QDateTime ended) {
  payment::Payment payment;
  payment.set_name("payments/5");
  payment.set_request_id(request_id);
  payment.set_state(state);
  payment.mutable_end_time()->set_seconds(ended.toSecsSinceEpoch());
  return payment;
}

TEST_F(GrpcBackendTest, AKioskThatWasStartedAnewFollowsItsOwnPayment) {
  services.Start();
  QList<Payment> resumed;
  QObject::connect(&backend, &Backend::paymentResumed, &backend,
                   [&](const Payment& payment) { resumed.append(payment); });
  services.payments.left_behind = LeftBehind("kiosk-1", payment::Payment::AUTHORISING, scheduler.Now());
  backend.ResumePayment();
  ASSERT_TRUE(Until([&] { return !seen.empty() && seen.back().outcome == PaymentOutcome::Approved; }));
  ASSERT_EQ(resumed.size(), 1);
  EXPECT_EQ(resumed.front().stage, PaymentStage::ContactingBank);
}

TEST_F(GrpcBackendTest, OnlyAnOwnAndNewEndIsShownAgain) {
  services.Start();
  QList<Payment> resumed;
  QObject::connect(&backend, &Backend::paymentResumed, &backend,
                   [&](const Payment& payment) { resumed.append(payment); });
  const QDateTime now = scheduler.Now();
  for (const payment::Payment& other :
       {LeftBehind("tillctl-1", payment::Payment::APPROVED, now),
        LeftBehind("kiosk-1", payment::Payment::APPROVED, now.addSecs(-700))}) {
    services.payments.left_behind = other;
    const int looked = services.payments.times_looked;
    backend.ResumePayment();
    ASSERT_TRUE(Until([&] { return services.payments.times_looked > looked; }));
  }
  services.payments.left_behind = LeftBehind("kiosk-2", payment::Payment::DECLINED, now.addSecs(-500));
  backend.ResumePayment();
  ASSERT_TRUE(Until([&] { return !resumed.empty(); }));
  EXPECT_EQ(resumed.size(), 1);
  EXPECT_EQ(resumed.front().request_id.toStdString(), "kiosk-2");
}

TEST_F(GrpcBackendTest, ARefusedPaymentFailsAtOnceWithItsCode) {
  services.Start();
  services.payments.plays = {
      {{}, rpc::ToGrpc(till::MakeError(till::ErrorCode::kReversalOwed, "owed"), "en")}};
  backend.StartPayment(SaleOf("r-3"));
  ASSERT_TRUE(Until([&] { return !failures.empty(); }));
  EXPECT_EQ(failures.back(), "REVERSAL_OWED");
  EXPECT_EQ(services.payments.request_ids.size(), 1);
}

TEST_F(GrpcBackendTest, APaymentThatNobodyTakesEndsAsUnavailable) {
  backend.StartPayment(SaleOf("r-4"));
  ASSERT_TRUE(Until([&] { return !failures.empty(); }));
  EXPECT_EQ(failures.back(), "SERVICE_UNAVAILABLE");
}

TEST_F(GrpcBackendTest, RenewsTheSessionAtHalfOfItsLife) {
  services.Start();
  SignIn();
  scheduler.Advance(std::chrono::seconds(290));
  EXPECT_EQ(services.operators.renewals, 0);
  scheduler.Advance(std::chrono::seconds(11));
  ASSERT_TRUE(Until([&] { return services.operators.renewals == 1; }, false));
  EXPECT_EQ(services.operators.renewed_from, "token-of-01");
}

TEST_F(GrpcBackendTest, ALostSessionIsNoticed) {
  services.Start();
  SignIn();
  bool expired = false;
  QObject::connect(&backend, &Backend::sessionExpired, &backend, [&] { expired = true; });
  services.payments.plays = {
      {{}, rpc::ToGrpc(till::MakeError(till::ErrorCode::kNotSignedIn, "expired"), "en")}};
  backend.StartPayment(SaleOf("r-5"));
  ASSERT_TRUE(Until([&] { return expired && !failures.empty(); }));
}

TEST_F(GrpcBackendTest, CancelChoiceQueryAndListReachTheServer) {
  services.Start();
  backend.CancelPayment(QStringLiteral("payments/7"));
  backend.ChooseApplication(QStringLiteral("payments/7"), QStringLiteral("2"));
  backend.QueryPayment(QStringLiteral("payments/7"));
  int listed = -1;
  QObject::connect(&backend, &Backend::paymentsListed, &backend,
                   [&](const QList<Payment>& payments) { listed = static_cast<int>(payments.size()); });
  backend.ListPayments(5);
  ASSERT_TRUE(Until([&] {
    const std::lock_guard lock(services.payments.mutex_);
    return services.payments.cancelled == "payments/7" && services.payments.chosen == 2 && !seen.empty() &&
           listed == 5;
  }));
  EXPECT_EQ(seen.back().outcome, PaymentOutcome::Reversed);
}

TEST_F(GrpcBackendTest, FetchesAReceiptAsPictureAndText) {
  services.Start();
  std::optional<Receipt> receipt;
  std::string failed;
  QObject::connect(&backend, &Backend::receiptFetched, &backend, [&](const Receipt& got) { receipt = got; });
  QObject::connect(&backend, &Backend::receiptFailed, &backend,
                   [&](const QString&, const Problem& problem) { failed = problem.code.toStdString(); });
  backend.SetLanguage(QStringLiteral("en"));
  backend.FetchReceipt(QStringLiteral("payments/1"));
  ASSERT_TRUE(Until([&] { return receipt.has_value(); }));
  EXPECT_EQ(receipt->image.size(), QSize(384, 200));
  EXPECT_EQ(receipt->text.toStdString(), "language en");
  backend.FetchReceipt(QStringLiteral("payments/none"));
  ASSERT_TRUE(Until([&] { return !failed.empty(); }));
  EXPECT_EQ(failed, "NOT_FOUND");
}

TEST_F(GrpcBackendTest, EndsWhileCallsAreUnderWay) {
  services.Start();
  auto leaving = std::make_unique<GrpcBackends>(services.run_directory(), scheduler);
  leaving->payments().Start();
  leaving->payments().FetchReceipt(QStringLiteral("payments/1"));
  leaving->payments().ListPayments(5);
  leaving.reset();
  for (int round = 0; round < 20; ++round) QCoreApplication::processEvents();
}

}  // namespace
}  // namespace till::kiosk

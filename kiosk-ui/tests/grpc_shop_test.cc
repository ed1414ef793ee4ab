// SPDX-License-Identifier: Apache-2.0
// What the shop's pages ask, against servers of the API on Unix sockets, in this process.
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QTemporaryDir>
#include <QThread>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

#include "kiosk-ui/src/backend/grpc_backends.h"
#include "kiosk-ui/src/backend/manual_scheduler.h"
#include "kiosk-ui/src/words/setting_words.h"
#include "services/common/rpc/status_mapping.h"
#include "services/common/status/error.h"

namespace till::kiosk {
namespace {

namespace ledger = till::ledger::v1;
namespace payment = till::payment::v1;
namespace terminal = till::terminal::v1;

// The audit trail names fields of the API; a new one wants a name in words/setting_words.cc.
TEST(SettingWords, NameEveryFieldOfProfileAndParameters) {
  for (const google::protobuf::Descriptor* message :
       {terminal::TerminalParameters::descriptor(), terminal::MerchantProfile::descriptor()}) {
    for (int field = 0; field < message->field_count(); ++field) {
      EXPECT_FALSE(SettingName(QString::fromStdString(message->field(field)->name())).isEmpty())
          << message->field(field)->full_name();
    }
  }
}

// Begins a settlement, breaks off, and ends it when it is asked again with the same request_id.
class BreakingBatches final : public payment::Batches::Service {
 public:
  grpc::Status Settle(grpc::ServerContext* context, const payment::SettleRequest* request,
                      grpc::ServerWriter<payment::SettleEvent>* writer) override {
    const std::lock_guard lock(mutex);
    request_ids.push_back(request->request_id());
    const auto found = context->client_metadata().find("till-approval");
    approvals.emplace_back(found == context->client_metadata().end()
                               ? std::string()
                               : std::string(found->second.data(), found->second.size()));
    if (refused) return rpc::ToGrpc(till::MakeError(till::ErrorCode::kUnresolvedPayments, "owed"), "en");
    payment::SettleEvent event;
    event.mutable_settlement()->set_batch_number(42);
    event.mutable_settlement()->set_state(ledger::Settlement::UNBALANCED);
    event.mutable_settlement()->set_domestic_flag(1);
    event.mutable_settlement()->set_foreign_flag(2);
    event.mutable_settlement()->mutable_foreign()->set_debit_minor(98800);
    event.set_progress_percent(40);
    writer->Write(event);
    if (request_ids.size() == 1) return grpc::Status(grpc::StatusCode::UNAVAILABLE, "the service dies");
    event.mutable_settlement()->set_state(ledger::Settlement::CLOSED);
    event.set_progress_percent(100);
    writer->Write(event);
    return grpc::Status::OK;
  }

  std::mutex mutex;
  std::vector<std::string> request_ids;
  std::vector<std::string> approvals;
  bool refused = false;
};

// Answers with fields that the kiosk does not know of too: they must come back unchanged.
class KeptProfile final : public terminal::Profile::Service {
 public:
  KeptProfile() {
    kept.set_name_zh("梧桐咖啡");
    kept.set_address("衡山路 8 号");
    kept.set_time_zone("Asia/Shanghai");
  }
  grpc::Status GetProfile(grpc::ServerContext*, const terminal::GetProfileRequest*,
                          terminal::MerchantProfile* reply) override {
    *reply = kept;
    return grpc::Status::OK;
  }
  grpc::Status UpdateProfile(grpc::ServerContext*, const terminal::UpdateProfileRequest* request,
                             terminal::MerchantProfile* reply) override {
    ++updates;
    kept = request->profile();
    *reply = kept;
    return grpc::Status::OK;
  }
  terminal::MerchantProfile kept;
  int updates = 0;
};

class KeptParameters final : public terminal::Parameters::Service {
 public:
  KeptParameters() {
    kept.set_sale_limit_minor(500'000);
    kept.set_host_reply_timeout_ms(45'000);
    kept.set_receipt_copies(2);
  }
  grpc::Status GetParameters(grpc::ServerContext*, const terminal::GetParametersRequest*,
                             terminal::TerminalParameters* reply) override {
    *reply = kept;
    return grpc::Status::OK;
  }
  grpc::Status UpdateParameters(grpc::ServerContext*, const terminal::UpdateParametersRequest* request,
                                terminal::TerminalParameters* reply) override {
    ++updates;
    if (request->parameters().sale_limit_minor() == 0)
      return rpc::ToGrpc(till::MakeError(till::ErrorCode::kInvalidRequest, "sale_limit_minor"), "en");
    kept = request->parameters();
    *reply = kept;
    return grpc::Status::OK;
  }
  terminal::TerminalParameters kept;
  int updates = 0;
};

// The ledger, of which one payment being undone is found.
class OneReversal final : public ledger::Reports::Service {
 public:
  grpc::Status Search(grpc::ServerContext*, const ledger::SearchRequest* request,
                      ledger::SearchResponse* reply) override {
    asked = *request;
    ledger::PaymentRecord* record = reply->add_records();
    record->set_payment("payments/1");
    record->set_kind(ledger::SALE);
    record->set_state(ledger::PaymentRecord::OPEN);
    record->set_last_step(ledger::REVERSAL_SENT);
    record->mutable_amount()->set_minor_units(21900);
    record->mutable_amount()->set_currency_code("CNY");
    reply->set_next_page_token("after-1");
    return grpc::Status::OK;
  }
  ledger::SearchRequest asked;
};

// Keeps a photo, or says that there is no room for it.
class KeptPayees final : public terminal::Payees::Service {
 public:
  grpc::Status PutPhoto(grpc::ServerContext*, const terminal::PutPhotoRequest* request,
                        terminal::Payee* reply) override {
    if (full) return rpc::ToGrpc(till::MakeError(till::ErrorCode::kStorageFull, "no room"), "en");
    kept = *request;
    reply->add_photos()->set_kind(request->kind());
    return grpc::Status::OK;
  }
  terminal::PutPhotoRequest kept;
  bool full = false;
};

class GrpcShopTest : public testing::Test {
 protected:
  GrpcShopTest() {
    for (const char* service : {"payment", "terminal", "ledger"})
      QDir(folder_.path()).mkdir(QLatin1String(service));
    Serve("payment/batches", &batches);
    Serve("terminal/profile", &profile);
    Serve("terminal/parameters", &parameters);
    Serve("terminal/payees", &payees);
    Serve("ledger/reports", &reports);
  }

  void Serve(const std::string& socket, grpc::Service* service) {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("unix:" + folder_.path().toStdString() + "/" + socket + ".sock",
                             grpc::InsecureServerCredentials());
    builder.RegisterService(service);
    servers_.push_back(builder.BuildAndStart());
  }

  // Runs the GUI thread's events, and scheduled time with them, until `done` or ten seconds are over.
  bool Until(const std::function<bool()>& done) {
    const QDeadlineTimer deadline(10'000);
    while (!done()) {
      if (deadline.hasExpired()) return false;
      scheduler.Advance(std::chrono::milliseconds(5));
      QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
      QThread::usleep(300);
    }
    return true;
  }

  BreakingBatches batches;
  KeptProfile profile;
  KeptParameters parameters;
  KeptPayees payees;
  OneReversal reports;
  QTemporaryDir folder_;
  std::vector<std::unique_ptr<grpc::Server>> servers_;
  ManualScheduler scheduler;
  GrpcBackends backends{folder_.path().toStdString(), scheduler};
};

TEST_F(GrpcShopTest, ASettlementWhoseStreamBreaksIsJoinedAgain) {
  std::optional<Settlement> ended;
  int moves = 0;
  QObject::connect(&backends.batches(), &Batches::settlementMoved, &backends.batches(), [&] { ++moves; });
  QObject::connect(&backends.batches(), &Batches::settled, &backends.batches(),
                   [&](const Settlement& settlement) { ended = settlement; });
  backends.batches().Settle(QStringLiteral("request-1"), QStringLiteral("word-of-02"));
  ASSERT_TRUE(Until([&] { return ended.has_value(); }));
  EXPECT_EQ(batches.request_ids, (std::vector<std::string>{"request-1", "request-1"}));
  EXPECT_EQ(batches.approvals, (std::vector<std::string>{"word-of-02", "word-of-02"}));
  EXPECT_EQ(moves, 3);
  EXPECT_EQ(ended->domestic.word, SettlementGroup::Word::Equal);
  EXPECT_EQ(ended->foreign.word, SettlementGroup::Word::Different);
  EXPECT_EQ(ended->foreign.taken.minor_units, 98800);
}

TEST_F(GrpcShopTest, ARefusedSettlementIsNotAskedForAgain) {
  batches.refused = true;
  std::optional<Problem> problem;
  QObject::connect(&backends.batches(), &Batches::settleFailed, &backends.batches(),
                   [&](const Problem& what) { problem = what; });
  backends.batches().Settle(QStringLiteral("request-1"), {});
  ASSERT_TRUE(Until([&] { return problem.has_value(); }));
  EXPECT_EQ(problem->code.toStdString(), "UNRESOLVED_PAYMENTS");
  EXPECT_EQ(batches.request_ids.size(), 1u);
}

TEST_F(GrpcShopTest, SettingsChangeWhatTheyMustAndKeepTheRest) {
  std::optional<TerminalSettings> now;
  std::optional<Problem> problem;
  Settings& settings = backends.settings();
  QObject::connect(&settings, &Settings::fetched, &settings,
                   [&](const TerminalSettings& fetched) { now = fetched; });
  QObject::connect(&settings, &Settings::changeFailed, &settings,
                   [&](const Problem& what) { problem = what; });
  settings.Fetch();
  ASSERT_TRUE(Until([&] { return now.has_value(); }));
  TerminalSettings wanted = *now;
  wanted.receipt_copies = 1;
  wanted.disabled_kinds = QStringList{QStringLiteral("REFUND")};
  now.reset();
  settings.Change(wanted);
  ASSERT_TRUE(Until([&] { return now.has_value(); }));
  EXPECT_EQ(now->receipt_copies, 1);
  EXPECT_EQ(profile.updates, 0);
  EXPECT_EQ(parameters.kept.host_reply_timeout_ms(), 45'000);
  ASSERT_EQ(parameters.kept.disabled_kinds_size(), 1);
  EXPECT_EQ(parameters.kept.disabled_kinds(0), ledger::REFUND);
  wanted = *now;
  wanted.time_zone = QStringLiteral("Asia/Urumqi");
  now.reset();
  settings.Change(wanted);
  ASSERT_TRUE(Until([&] { return now.has_value(); }));
  EXPECT_EQ(profile.kept.time_zone(), "Asia/Urumqi");
  EXPECT_EQ(profile.kept.address(), "衡山路 8 号");
  EXPECT_EQ(parameters.updates, 1);
  wanted = *now;
  wanted.sale_limit = 0;
  settings.Change(wanted);
  ASSERT_TRUE(Until([&] { return problem.has_value(); }));
  EXPECT_EQ(problem->code.toStdString(), "INVALID_REQUEST");
  EXPECT_EQ(parameters.kept.sale_limit_minor(), 500'000);
}

TEST_F(GrpcShopTest, PutsAPhotoOfThePayee) {
  std::optional<Payee> now;
  std::optional<Problem> problem;
  QObject::connect(&backends.payees(), &Payees::fetched, &backends.payees(),
                   [&](const std::optional<Payee>& fetched) { now = fetched; });
  QObject::connect(&backends.payees(), &Payees::photoFailed, &backends.payees(),
                   [&](const Problem& what) { problem = what; });
  const QByteArray photo = QByteArray::fromHex("ffd8ff00d9");
  backends.payees().PutPhoto(QStringLiteral("BUSINESS_LICENCE"), photo);
  ASSERT_TRUE(Until([&] { return now.has_value(); }));
  EXPECT_EQ(payees.kept.kind(), terminal::BUSINESS_LICENCE);
  EXPECT_EQ(payees.kept.content(), photo.toStdString());
  EXPECT_EQ(now->photos, QStringList{QStringLiteral("BUSINESS_LICENCE")});
  payees.full = true;
  backends.payees().PutPhoto(QStringLiteral("BUSINESS_LICENCE"), photo);
  ASSERT_TRUE(Until([&] { return problem.has_value(); }));
  EXPECT_EQ(problem->code.toStdString(), "STORAGE_FULL");
}

TEST_F(GrpcShopTest, SearchesTheBooksByEveryFilter) {
  BookQuery query;
  query.from = QDateTime(QDate(2026, 11, 22), QTime(0, 0), Qt::UTC);
  query.kinds = QStringList{QStringLiteral("SALE"), QStringLiteral("QR_SALE")};
  query.state = BookState::Open;
  query.operator_number = QStringLiteral("02");
  query.last_four = QStringLiteral("4111");
  query.page_token = QStringLiteral("after-0");
  QList<BookEntry> entries;
  QString next;
  QObject::connect(&backends.books(), &Books::found, &backends.books(),
                   [&](int number, const QList<BookEntry>& found, const QString& token) {
                     EXPECT_EQ(number, 7);
                     entries = found;
                     next = token;
                   });
  backends.books().Search(7, query);
  ASSERT_TRUE(Until([&] { return !next.isEmpty(); }));
  EXPECT_EQ(reports.asked.from().seconds(), 1795305600);  // 2026-11-22T00:00:00Z, by date(1)
  EXPECT_FALSE(reports.asked.has_to());
  EXPECT_EQ(reports.asked.kinds_size(), 2);
  EXPECT_EQ(reports.asked.state(), ledger::PaymentRecord::OPEN);
  EXPECT_EQ(reports.asked.operator_id(), "02");
  EXPECT_EQ(reports.asked.last_four(), "4111");
  EXPECT_EQ(reports.asked.page().page_token(), "after-0");
  ASSERT_EQ(entries.size(), 1);
  EXPECT_TRUE(entries.first().being_undone);
  EXPECT_EQ(entries.first().amount.minor_units, 21900);
}

}  // namespace
}  // namespace till::kiosk

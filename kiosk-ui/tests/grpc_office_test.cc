// SPDX-License-Identifier: Apache-2.0
// What the pages behind the counter ask, against servers of the API on Unix sockets, in this process.
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
#include "services/common/rpc/status_mapping.h"
#include "services/common/status/error.h"

namespace till::kiosk {
namespace {

namespace terminal = till::terminal::v1;

// Has one card in force that is older than what the list shows.
class OldBinding final : public terminal::Bindings::Service {
 public:
  grpc::Status GetBinding(grpc::ServerContext*, const terminal::GetBindingRequest*,
                          terminal::Binding* reply) override {
    if (none) return rpc::ToGrpc(till::MakeError(till::ErrorCode::kNotFound, "none"), "en");
    reply->set_binding("bindings/1");
    reply->set_state(terminal::Binding::IN_FORCE);
    reply->set_masked_account("621700*********5512");
    reply->set_holder("陈静");
    reply->mutable_since()->set_seconds(1'780'000'000);
    return grpc::Status::OK;
  }
  grpc::Status ListBindings(grpc::ServerContext*, const terminal::ListBindingsRequest*,
                            terminal::ListBindingsResponse* reply) override {
    terminal::Binding* failed = reply->add_bindings();
    failed->set_binding("bindings/60");
    failed->set_state(terminal::Binding::FAILED);
    failed->mutable_failure()->set_code(till::common::v1::CARD_NOT_VERIFIED);
    return grpc::Status::OK;
  }
  grpc::Status ProposeBinding(grpc::ServerContext*, const terminal::ProposeBindingRequest* request,
                              terminal::Binding* reply) override {
    const std::lock_guard lock(mutex);
    proposed = *request;
    if (request->password() != "12345678")
      return rpc::ToGrpc(till::MakeError(till::ErrorCode::kWrongPassword, "no"), "en");
    reply->set_binding("bindings/61");
    reply->set_state(terminal::Binding::PROPOSED);
    return grpc::Status::OK;
  }
  grpc::Status ApproveBinding(grpc::ServerContext* context, const terminal::ApproveBindingRequest* request,
                              terminal::Binding* reply) override {
    const std::lock_guard lock(mutex);
    const auto found = context->client_metadata().find("till-approval");
    if (found != context->client_metadata().end())
      approval = std::string(found->second.data(), found->second.size());
    reply->set_binding(request->binding());
    reply->set_state(terminal::Binding::APPROVED);
    return grpc::Status::OK;
  }

  std::mutex mutex;
  bool none = false;
  terminal::ProposeBindingRequest proposed;
  std::string approval;
};

class KeptNotices final : public terminal::Notices::Service {
 public:
  KeptNotices() {
    terminal::NoticeChannel* channel = kept.add_channels();
    channel->set_name("webhook");
    channel->set_enabled(true);
    channel->set_url("https://shop.example.cn/till");
    channel->set_body(R"({"text":"{text}"})");
    channel->set_content_type("application/json");
    channel->set_has_secret(true);
    channel->add_events(terminal::PAYEE_CHANGED);
  }
  grpc::Status GetNoticeSettings(grpc::ServerContext*, const terminal::GetNoticeSettingsRequest*,
                                 terminal::NoticeSettings* reply) override {
    *reply = kept;
    return grpc::Status::OK;
  }
  grpc::Status UpdateNoticeSettings(grpc::ServerContext*,
                                    const terminal::UpdateNoticeSettingsRequest* request,
                                    terminal::NoticeSettings* reply) override {
    kept = request->settings();
    *reply = kept;
    return grpc::Status::OK;
  }
  terminal::NoticeSettings kept;
};

// Sends a support file in three pieces, or breaks off after two.
class PieceByPiece final : public terminal::Device::Service {
 public:
  grpc::Status CreateSupportBundle(grpc::ServerContext*, const terminal::CreateSupportBundleRequest*,
                                   grpc::ServerWriter<terminal::SupportBundleChunk>* writer) override {
    for (const char* piece : {"one", "two", "three"}) {
      terminal::SupportBundleChunk chunk;
      chunk.set_content(piece);
      if (breaks && std::string(piece) == "three") return grpc::Status(grpc::StatusCode::UNAVAILABLE, "dies");
      writer->Write(chunk);
    }
    return grpc::Status::OK;
  }
  grpc::Status GetClock(grpc::ServerContext*, const terminal::GetClockRequest*,
                        terminal::ClockReading* reply) override {
    reply->mutable_time()->set_seconds(1'795'331'045);
    reply->set_time_zone("Asia/Shanghai");
    return grpc::Status::OK;
  }
  grpc::Status AdjustClock(grpc::ServerContext*, const terminal::AdjustClockRequest*,
                           terminal::ClockReading*) override {
    return rpc::ToGrpc(till::MakeError(till::ErrorCode::kBatchOpen, "open"), "en");
  }
  grpc::Status ResetToFactory(grpc::ServerContext* context, const terminal::ResetToFactoryRequest* request,
                              terminal::ResetToFactoryResponse*) override {
    const auto found = context->client_metadata().find("till-approval");
    const bool approved =
        found != context->client_metadata().end() &&
        std::string(found->second.data(), found->second.size()) == "for " + request->request_id();
    if (approved) return grpc::Status::OK;
    return rpc::ToGrpc(till::MakeError(till::ErrorCode::kSecondPersonRequired, "one"), "en");
  }
  bool breaks = false;
};

class GrpcOfficeTest : public testing::Test {
 protected:
  GrpcOfficeTest() {
    QDir(folder_.path()).mkdir(QStringLiteral("terminal"));
    Serve("terminal/bindings", &bindings);
    Serve("terminal/notices", &notices);
    Serve("terminal/device", &device);
  }

  void Serve(const std::string& socket, grpc::Service* service) {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("unix:" + folder_.path().toStdString() + "/" + socket + ".sock",
                             grpc::InsecureServerCredentials());
    builder.RegisterService(service);
    servers_.push_back(builder.BuildAndStart());
  }

  bool Until(const std::function<bool()>& done) {
    const QDeadlineTimer deadline(10'000);
    while (!done()) {
      if (deadline.hasExpired()) return false;
      QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
      QThread::usleep(300);
    }
    return true;
  }

  OldBinding bindings;
  KeptNotices notices;
  PieceByPiece device;
  QTemporaryDir folder_;
  std::vector<std::unique_ptr<grpc::Server>> servers_;
  ManualScheduler scheduler;
  GrpcBackends backends{folder_.path().toStdString(), scheduler};
};

TEST_F(GrpcOfficeTest, TheCardInForceIsThereHoweverOldItIs) {
  std::optional<QList<SettlementCard>> cards;
  QObject::connect(&backends.settlement_cards(), &SettlementCards::fetched, &backends.settlement_cards(),
                   [&](const QList<SettlementCard>& fetched) { cards = fetched; });
  backends.settlement_cards().Fetch();
  ASSERT_TRUE(Until([&] { return cards.has_value(); }));
  ASSERT_EQ(cards->size(), 2);
  EXPECT_EQ(cards->at(0).state, SettlementCard::State::Failed);
  EXPECT_EQ(cards->at(0).failure.code.toStdString(), "CARD_NOT_VERIFIED");
  EXPECT_EQ(cards->at(1).state, SettlementCard::State::InForce);
  EXPECT_EQ(cards->at(1).holder.toStdString(), "陈静");
  EXPECT_TRUE(cards->at(1).since.isValid());
  // None in force is an answer, not a failure.
  bindings.none = true;
  cards.reset();
  backends.settlement_cards().Fetch();
  ASSERT_TRUE(Until([&] { return cards.has_value(); }));
  EXPECT_EQ(cards->size(), 1);
}

TEST_F(GrpcOfficeTest, AProposalCarriesThePasswordAndAnApprovalItsToken) {
  std::optional<SettlementCard> changed;
  std::optional<Problem> problem;
  QObject::connect(&backends.settlement_cards(), &SettlementCards::changed, &backends.settlement_cards(),
                   [&](const SettlementCard& card) { changed = card; });
  QObject::connect(&backends.settlement_cards(), &SettlementCards::changeFailed, &backends.settlement_cards(),
                   [&](const Problem& what) { problem = what; });
  const CardProposal proposal{QStringLiteral("陈静"), QStringLiteral("中国工商银行"),
                              QStringLiteral("102100099996"), QStringLiteral("payments/7")};
  backends.settlement_cards().Propose(proposal, SecretBuffer::CopyString("0000"));
  ASSERT_TRUE(Until([&] { return problem.has_value(); }));
  EXPECT_EQ(problem->code.toStdString(), "WRONG_PASSWORD");
  backends.settlement_cards().Propose(proposal, SecretBuffer::CopyString("12345678"));
  ASSERT_TRUE(Until([&] { return changed.has_value(); }));
  EXPECT_EQ(changed->id.toStdString(), "bindings/61");
  EXPECT_EQ(bindings.proposed.holder(), "陈静");
  EXPECT_EQ(bindings.proposed.payment(), "payments/7");
  changed.reset();
  backends.settlement_cards().Approve(QStringLiteral("bindings/61"), QStringLiteral("word-of-00"));
  ASSERT_TRUE(Until([&] { return changed.has_value(); }));
  EXPECT_EQ(changed->state, SettlementCard::State::Approved);
  EXPECT_EQ(bindings.approval, "word-of-00");
}

TEST_F(GrpcOfficeTest, AChannelKeepsWhatTheScreenDoesNotShow) {
  std::optional<QList<NoticeChannel>> channels;
  QObject::connect(&backends.notices(), &Notices::channelsFetched, &backends.notices(),
                   [&](const QList<NoticeChannel>& fetched) { channels = fetched; });
  backends.notices().FetchChannels();
  ASSERT_TRUE(Until([&] { return channels.has_value(); }));
  ASSERT_EQ(channels->size(), 1);
  EXPECT_TRUE(channels->at(0).has_secret);
  EXPECT_EQ(channels->at(0).events, QStringList{QStringLiteral("PAYEE_CHANGED")});
  QList<NoticeChannel> wanted = *channels;
  wanted[0].phones = QStringList{QStringLiteral("13800000000")};
  channels.reset();
  backends.notices().ChangeChannels(wanted);
  ASSERT_TRUE(Until([&] { return channels.has_value(); }));
  const terminal::NoticeChannel& kept = notices.kept.channels(0);
  EXPECT_EQ(kept.body(), R"({"text":"{text}"})");
  EXPECT_EQ(kept.content_type(), "application/json");
  EXPECT_EQ(kept.phones(0), "13800000000");
  EXPECT_EQ(kept.events(0), terminal::PAYEE_CHANGED);
  EXPECT_EQ(kept.secret(), "");  // which keeps the present one
  wanted[0].secret = QStringLiteral("Jefe");
  wanted[0].authorization = QStringLiteral("Bearer t0ken");
  channels.reset();
  backends.notices().ChangeChannels(wanted);
  ASSERT_TRUE(Until([&] { return channels.has_value(); }));
  EXPECT_EQ(kept.secret(), "Jefe");
  EXPECT_EQ(kept.authorization(), "Bearer t0ken");
}

TEST_F(GrpcOfficeTest, ASupportFileIsWholeOrNone) {
  QByteArray content;
  std::optional<Problem> problem;
  QObject::connect(&backends.device(), &Device::supportFileFetched, &backends.device(),
                   [&](const QByteArray& fetched) { content = fetched; });
  QObject::connect(&backends.device(), &Device::supportFileFailed, &backends.device(),
                   [&](const Problem& what) { problem = what; });
  backends.device().FetchSupportFile();
  ASSERT_TRUE(Until([&] { return !content.isEmpty(); }));
  EXPECT_EQ(content.toStdString(), "onetwothree");
  content.clear();
  device.breaks = true;
  backends.device().FetchSupportFile();
  ASSERT_TRUE(Until([&] { return problem.has_value(); }));
  EXPECT_TRUE(content.isEmpty());
}

TEST_F(GrpcOfficeTest, AFactoryResetGoesWithTheSecondPersonsWord) {
  int begun = 0;
  std::optional<Problem> problem;
  QObject::connect(&backends.device(), &Device::resetBegun, &backends.device(), [&] { ++begun; });
  QObject::connect(&backends.device(), &Device::resetRefused, &backends.device(),
                   [&](const Problem& what) { problem = what; });
  backends.device().ResetToFactory(QStringLiteral("r-1"), QString());
  ASSERT_TRUE(Until([&] { return problem.has_value(); }));
  EXPECT_EQ(problem->code.toStdString(), "SECOND_PERSON_REQUIRED");
  EXPECT_EQ(begun, 0);
  backends.device().ResetToFactory(QStringLiteral("r-1"), QStringLiteral("for r-1"));
  ASSERT_TRUE(Until([&] { return begun == 1; }));
}

TEST_F(GrpcOfficeTest, TheBanksClockIsUnknownUntilItAnswers) {
  std::optional<ClockFacts> clock;
  std::optional<Problem> problem;
  QObject::connect(&backends.device(), &Device::clockFetched, &backends.device(),
                   [&](const ClockFacts& facts) { clock = facts; });
  QObject::connect(&backends.device(), &Device::adjustFailed, &backends.device(),
                   [&](const Problem& what) { problem = what; });
  backends.device().FetchClock();
  ASSERT_TRUE(Until([&] { return clock.has_value(); }));
  EXPECT_FALSE(clock->bank_difference.has_value());
  EXPECT_EQ(clock->time_zone.toStdString(), "Asia/Shanghai");
  backends.device().AdjustClock(60);
  ASSERT_TRUE(Until([&] { return problem.has_value(); }));
  EXPECT_EQ(problem->code.toStdString(), "BATCH_OPEN");
}

}  // namespace
}  // namespace till::kiosk

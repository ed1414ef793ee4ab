// SPDX-License-Identifier: Apache-2.0
// What the page of updates asks, against a server of the API on a Unix socket, in this process.
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QTemporaryDir>
#include <QThread>
#include <atomic>
#include <functional>
#include <mutex>
#include <vector>

#include "kiosk-ui/src/backend/grpc_backends.h"
#include "kiosk-ui/src/backend/manual_scheduler.h"
#include "kiosk-ui/src/words/error_words.h"
#include "services/common/rpc/status_mapping.h"
#include "services/common/status/error.h"

namespace till::kiosk {
namespace {

namespace update = till::update::v1;

// Offers 1.1.0; a step that is begun streams until it is left alone.
class OneNewer final : public update::Updates::Service {
 public:
  grpc::Status Check(grpc::ServerContext*, const update::CheckRequest*,
                     update::CheckResponse* reply) override {
    reply->set_running_version("1.0.0");
    reply->set_available_version("1.1.0");
    reply->set_notes("new");
    reply->set_size_bytes(48'000'000);
    reply->mutable_required_at()->set_seconds(1'796'580'000);
    if (away) {
      reply->set_fault(update::SERVER_UNREACHABLE);
      reply->set_message("away");
    }
    return grpc::Status::OK;
  }
  grpc::Status Download(grpc::ServerContext* context, const update::DownloadRequest* request,
                        grpc::ServerWriter<update::UpdateStatus>* writer) override {
    if (request->version() != "1.1.0") return Refuse(till::ErrorCode::kNotFound);
    return Stream(context, writer, update::UpdateStatus::DOWNLOADING);
  }
  grpc::Status Install(grpc::ServerContext* context, const update::InstallRequest* request,
                       grpc::ServerWriter<update::UpdateStatus>* writer) override {
    {
      const std::lock_guard lock(mutex);
      installs.push_back(*request);
    }
    return Stream(context, writer, update::UpdateStatus::INSTALLING);
  }
  grpc::Status Watch(grpc::ServerContext* context, const update::WatchRequest*,
                     grpc::ServerWriter<update::UpdateStatus>* writer) override {
    ++watches;
    if (dies) return grpc::Status(grpc::StatusCode::UNAVAILABLE, "dies");
    return Stream(context, writer, update::UpdateStatus::WAITING_FOR_GOOD_MOMENT);
  }
  grpc::Status Reboot(grpc::ServerContext*, const update::RebootRequest*, update::RebootResponse*) override {
    return Refuse(till::ErrorCode::kPaymentInProgress);
  }
  grpc::Status Rollback(grpc::ServerContext*, const update::RollbackRequest*,
                        update::RollbackResponse*) override {
    return grpc::Status::OK;
  }

  std::atomic<bool> away = false;
  std::atomic<bool> dies = false;
  std::atomic<int> watches = 0;
  std::atomic<int> left = 0;  // streams that somebody ended
  std::mutex mutex;
  std::vector<update::InstallRequest> installs;

 private:
  static grpc::Status Refuse(till::ErrorCode code) {
    return rpc::ToGrpc(till::MakeError(code, "refused"), "en");
  }
  grpc::Status Stream(grpc::ServerContext* context, grpc::ServerWriter<update::UpdateStatus>* writer,
                      update::UpdateStatus::Phase phase) {
    update::UpdateStatus status;
    status.set_phase(phase);
    status.set_version("1.1.0");
    status.set_progress_percent(40);
    status.mutable_remaining()->set_seconds(90);
    status.set_update_fault(update::WAITS_FOR_QUIET_HOURS);
    status.set_message("Waiting for the quiet hours.");
    status.set_running_version("1.0.0");
    status.set_channel("stable");
    writer->Write(status);
    while (!context->IsCancelled()) QThread::msleep(5);
    ++left;
    return grpc::Status::OK;
  }
};

class GrpcUpdatesTest : public testing::Test {
 protected:
  GrpcUpdatesTest() {
    QDir(folder_.path()).mkdir(QStringLiteral("update"));
    grpc::ServerBuilder builder;
    builder.AddListeningPort("unix:" + folder_.path().toStdString() + "/update/updates.sock",
                             grpc::InsecureServerCredentials());
    builder.RegisterService(&server);
    grpc_server_ = builder.BuildAndStart();
    Updates* updates = &backends.updates();
    QObject::connect(updates, &Updates::statusChanged, updates,
                     [this](const UpdateStatus& status) { statuses.append(status); });
    QObject::connect(updates, &Updates::followFailed, updates,
                     [this](const Problem& problem) { losses.append(problem.code); });
    QObject::connect(updates, &Updates::checked, updates,
                     [this](const UpdateOffer& offer) { offers.append(offer); });
    QObject::connect(updates, &Updates::taken, updates, [this] { answers.append(QStringLiteral("taken")); });
    QObject::connect(updates, &Updates::refused, updates,
                     [this](const Problem& problem) { answers.append(problem.code); });
  }

  bool Until(const std::function<bool()>& done) {
    const QDeadlineTimer deadline(20'000);
    while (!done()) {
      if (deadline.hasExpired()) return false;
      QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
      QThread::usleep(300);
    }
    return true;
  }

  OneNewer server;
  QTemporaryDir folder_;
  std::unique_ptr<grpc::Server> grpc_server_;
  ManualScheduler scheduler;
  GrpcBackends backends{folder_.path().toStdString(), scheduler};
  QList<UpdateStatus> statuses;
  QList<UpdateOffer> offers;
  QStringList losses;
  QStringList answers;
};

TEST_F(GrpcUpdatesTest, AStatusComesWhole) {
  backends.updates().Follow();
  ASSERT_TRUE(Until([&] { return !statuses.isEmpty(); }));
  const UpdateStatus& status = statuses.first();
  EXPECT_EQ(status.phase, UpdateStatus::Phase::Waiting);
  EXPECT_EQ(status.version.toStdString(), "1.1.0");
  EXPECT_EQ(status.running_version.toStdString(), "1.0.0");
  EXPECT_EQ(status.channel.toStdString(), "stable");
  EXPECT_EQ(status.percent, 40);
  EXPECT_EQ(status.remaining, std::chrono::seconds(90));
  EXPECT_EQ(status.fault.code.toStdString(), "UPDATE:WAITS_FOR_QUIET_HOURS");
  backends.updates().Stop();
  ASSERT_TRUE(Until([&] { return server.left == 1; }));
  EXPECT_TRUE(losses.isEmpty()) << "whoever leaves has lost nothing";
}

TEST_F(GrpcUpdatesTest, AServiceThatDiesIsFollowedAgainUntilNobodyLooks) {
  server.dies = true;
  backends.updates().Follow();
  ASSERT_TRUE(Until([&] { return losses.size() == 1; }));
  EXPECT_EQ(losses.first().toStdString(), "SERVICE_UNAVAILABLE");
  server.dies = false;
  scheduler.Advance(std::chrono::seconds(2));
  ASSERT_TRUE(Until([&] { return !statuses.isEmpty(); }));
  EXPECT_EQ(server.watches, 2);
  backends.updates().Stop();
  ASSERT_TRUE(Until([&] { return server.left == 1; }));
  scheduler.Advance(std::chrono::seconds(10));
  QCoreApplication::processEvents();
  EXPECT_EQ(server.watches, 2);
}

TEST_F(GrpcUpdatesTest, TheChannelsOfferAndWhyThereIsNone) {
  backends.updates().Check();
  ASSERT_TRUE(Until([&] { return offers.size() == 1; }));
  EXPECT_EQ(offers.first().version.toStdString(), "1.1.0");
  EXPECT_EQ(offers.first().notes.toStdString(), "new");
  EXPECT_EQ(offers.first().size_bytes, 48'000'000);
  EXPECT_EQ(offers.first().required_at.toSecsSinceEpoch(), 1'796'580'000);
  EXPECT_TRUE(offers.first().fault.code.isEmpty());
  server.away = true;
  backends.updates().Check();
  ASSERT_TRUE(Until([&] { return offers.size() == 2; }));
  EXPECT_EQ(offers.last().fault.code.toStdString(), "UPDATE:SERVER_UNREACHABLE");
}

TEST_F(GrpcUpdatesTest, AStepIsTakenOnceItStreamsAndGoesOnWithoutTheStream) {
  backends.updates().Download(QStringLiteral("1.1.0"));
  ASSERT_TRUE(Until([&] { return answers.size() == 1 && server.left == 1; }));
  backends.updates().Install(QStringLiteral("1.1.0"), false);
  ASSERT_TRUE(Until([&] { return answers.size() == 2 && server.left == 2; }));
  backends.updates().Install(QStringLiteral("1.1.0"), true);
  ASSERT_TRUE(Until([&] { return answers.size() == 3 && server.left == 3; }));
  backends.updates().GoBack();
  ASSERT_TRUE(Until([&] { return answers.size() == 4; }));
  EXPECT_EQ(answers.count(QStringLiteral("taken")), 4);
  ASSERT_EQ(server.installs.size(), 2u);
  EXPECT_FALSE(server.installs[0].at_once());
  EXPECT_TRUE(server.installs[1].at_once());
}

TEST_F(GrpcUpdatesTest, ARefusedStepSaysWhy) {
  backends.updates().Download(QStringLiteral("9.9.9"));
  ASSERT_TRUE(Until([&] { return answers.size() == 1; }));
  backends.updates().Restart();
  ASSERT_TRUE(Until([&] { return answers.size() == 2; }));
  EXPECT_EQ(answers, (QStringList{QStringLiteral("NOT_FOUND"), QStringLiteral("PAYMENT_IN_PROGRESS")}));
}

TEST_F(GrpcUpdatesTest, TrainingHasNoUpdates) {
  GrpcBackends training{folder_.path().toStdString(), scheduler, QStringLiteral("/run/media"), true};
  QStringList codes;
  QObject::connect(&training.updates(), &Updates::followFailed, &training.updates(),
                   [&](const Problem& problem) { codes.append(problem.code); });
  training.updates().Follow();
  scheduler.Advance(std::chrono::milliseconds(0));
  EXPECT_EQ(codes, QStringList{QStringLiteral("IN_TRAINING")});
}

TEST(UpdateFaults, EachHasWordsOfItsOwn) {
  const auto* faults = update::Fault_descriptor();
  for (int at = 0; at < faults->value_count(); ++at) {
    if (faults->value(at)->number() == update::FAULT_UNSPECIFIED) continue;
    EXPECT_TRUE(ErrorWords::KnownCodes().contains(QStringLiteral("UPDATE:") +
                                                  QString::fromStdString(faults->value(at)->name())))
        << faults->value(at)->name();
  }
}

}  // namespace
}  // namespace till::kiosk

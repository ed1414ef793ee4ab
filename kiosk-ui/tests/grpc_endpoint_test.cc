// SPDX-License-Identifier: Apache-2.0
// What the page of other machines asks, against a server of the API on a Unix socket, in this process.
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QThread>
#include <functional>

#include "kiosk-ui/src/backend/grpc_backends.h"
#include "kiosk-ui/src/backend/manual_scheduler.h"
#include "services/common/rpc/status_mapping.h"
#include "services/common/status/error.h"

namespace till::kiosk {
namespace {

namespace integrator = till::integrator::v1;

// Admits whom it is told to; one program waits.
class OneWaits final : public integrator::Endpoint::Service {
 public:
  OneWaits() {
    state_.set_port(7443);
    state_.set_fingerprint("5d3c");
    integrator::EndpointState::Knock& knock = *state_.add_knocks();
    knock.set_fingerprint("98fe");
    knock.set_address("192.0.2.7");
    knock.set_claimed_name("till-1");
    knock.mutable_time()->set_seconds(1'795'331'045);
  }
  grpc::Status GetEndpoint(grpc::ServerContext*, const integrator::GetEndpointRequest*,
                           integrator::EndpointState* reply) override {
    *reply = state_;
    return grpc::Status::OK;
  }
  grpc::Status AdmitClient(grpc::ServerContext*, const integrator::AdmitClientRequest* request,
                           integrator::EndpointState* reply) override {
    integrator::EndpointState::Client& client = *state_.add_clients();
    client.set_fingerprint(request->fingerprint());
    client.set_name(request->name());
    client.mutable_admit_time()->set_seconds(1'795'331'060);
    state_.clear_knocks();
    *reply = state_;
    return grpc::Status::OK;
  }
  grpc::Status RemoveClient(grpc::ServerContext*, const integrator::RemoveClientRequest* request,
                            integrator::EndpointState* reply) override {
    if (state_.clients_size() == 0 || state_.clients(0).fingerprint() != request->fingerprint())
      return rpc::ToGrpc(till::MakeError(till::ErrorCode::kNotFound, "nobody"), "en");
    state_.clear_clients();
    *reply = state_;
    return grpc::Status::OK;
  }

 private:
  integrator::EndpointState state_;
};

class GrpcEndpointTest : public testing::Test {
 protected:
  GrpcEndpointTest() {
    Endpoint* endpoint = &backends.endpoint();
    QObject::connect(endpoint, &Endpoint::fetched, endpoint,
                     [this](const EndpointState& state) { fetched.append(state); });
    QObject::connect(endpoint, &Endpoint::changed, endpoint,
                     [this](const EndpointState& state) { changed.append(state); });
    QObject::connect(endpoint, &Endpoint::fetchFailed, endpoint,
                     [this](const Problem& problem) { failures.append(problem.code); });
    QObject::connect(endpoint, &Endpoint::changeFailed, endpoint,
                     [this](const Problem& problem) { failures.append(problem.code); });
  }

  QString SocketPath() const { return folder_.path() + QStringLiteral("/integrator/endpoint.sock"); }
  void Serve() {
    QDir(folder_.path()).mkdir(QStringLiteral("integrator"));
    grpc::ServerBuilder builder;
    builder.AddListeningPort("unix:" + SocketPath().toStdString(), grpc::InsecureServerCredentials());
    builder.RegisterService(&server_);
    grpc_server_ = builder.BuildAndStart();
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

  QTemporaryDir folder_;
  OneWaits server_;
  std::unique_ptr<grpc::Server> grpc_server_;
  ManualScheduler scheduler;
  GrpcBackends backends{folder_.path().toStdString(), scheduler};
  QList<EndpointState> fetched;
  QList<EndpointState> changed;
  QStringList failures;
};

TEST_F(GrpcEndpointTest, AStateComesWhole) {
  Serve();
  backends.endpoint().Fetch();
  ASSERT_TRUE(Until([&] { return fetched.size() == 1; }));
  const EndpointState& state = fetched.first();
  EXPECT_EQ(state.port, 7443);
  EXPECT_EQ(state.fingerprint.toStdString(), "5d3c");
  ASSERT_EQ(state.waiting.size(), 1);
  EXPECT_EQ(state.waiting.first().fingerprint.toStdString(), "98fe");
  EXPECT_EQ(state.waiting.first().address.toStdString(), "192.0.2.7");
  EXPECT_EQ(state.waiting.first().claimed_name.toStdString(), "till-1");
  EXPECT_EQ(state.waiting.first().called.toSecsSinceEpoch(), 1'795'331'045);
  EXPECT_TRUE(state.admitted.isEmpty());
}

TEST_F(GrpcEndpointTest, AProgramIsAdmittedAndRemoved) {
  Serve();
  backends.endpoint().Admit(QStringLiteral("98fe"), QStringLiteral("办公室"));
  ASSERT_TRUE(Until([&] { return changed.size() == 1; }));
  ASSERT_EQ(changed.first().admitted.size(), 1);
  EXPECT_EQ(changed.first().admitted.first().fingerprint.toStdString(), "98fe");
  EXPECT_EQ(changed.first().admitted.first().name.toStdString(), "办公室");
  EXPECT_EQ(changed.first().admitted.first().admitted.toSecsSinceEpoch(), 1'795'331'060);
  EXPECT_TRUE(changed.first().waiting.isEmpty());
  backends.endpoint().Remove(QStringLiteral("98fe"));
  ASSERT_TRUE(Until([&] { return changed.size() == 2; }));
  EXPECT_TRUE(changed.last().admitted.isEmpty());
  backends.endpoint().Remove(QStringLiteral("98fe"));
  ASSERT_TRUE(Until([&] { return failures.size() == 1; }));
  EXPECT_EQ(failures.first().toStdString(), "NOT_FOUND");
}

TEST_F(GrpcEndpointTest, WhereNobodySetItUpNobodyListens) {
  backends.endpoint().Fetch();
  ASSERT_TRUE(Until([&] { return fetched.size() == 1; }));
  EXPECT_EQ(fetched.first().port, 0);
  EXPECT_TRUE(failures.isEmpty());
  // Set up later, it is there at the next look.
  Serve();
  ASSERT_TRUE(Until([&] {
    if (fetched.last().port == 0) backends.endpoint().Fetch();
    return fetched.last().port == 7443;
  }));
}

TEST_F(GrpcEndpointTest, AServiceThatDoesNotAnswerIsAnError) {
  QDir(folder_.path()).mkdir(QStringLiteral("integrator"));
  // A name that nobody listens at.
  QFile left(SocketPath());
  ASSERT_TRUE(left.open(QIODevice::WriteOnly));
  backends.endpoint().Fetch();
  ASSERT_TRUE(Until([&] { return failures.size() == 1; }));
  EXPECT_EQ(failures.first().toStdString(), "SERVICE_UNAVAILABLE");
  EXPECT_TRUE(fetched.isEmpty());
}

TEST_F(GrpcEndpointTest, TrainingHasNoOtherMachines) {
  GrpcBackends training{folder_.path().toStdString(), scheduler, QStringLiteral("/run/media"), true};
  QStringList codes;
  QObject::connect(&training.endpoint(), &Endpoint::fetchFailed, &training.endpoint(),
                   [&](const Problem& problem) { codes.append(problem.code); });
  training.endpoint().Fetch();
  scheduler.Advance(std::chrono::milliseconds(0));
  EXPECT_EQ(codes, QStringList{QStringLiteral("IN_TRAINING")});
}

}  // namespace
}  // namespace till::kiosk

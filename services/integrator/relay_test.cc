// SPDX-License-Identifier: Apache-2.0
// A till program on one side, over real TLS; on the other a facet on a real Unix socket that does what the
// test wants.
#include <grpcpp/generic/generic_stub.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/common/clock/clock.h"
#include "services/common/rpc/call.h"
#include "services/common/rpc/session_metadata.h"
#include "services/common/rpc/status_mapping.h"
#include "services/common/rpc/testing/local_facet.h"
#include "services/common/status/error.h"
#include "services/integrator/client/device_line.h"
#include "services/integrator/fingerprint.h"
#include "services/integrator/tls_server.h"
#include "till/payment/v1/payments.grpc.pb.h"

namespace till::integrator {
namespace {

using payment::v1::Payments;

// Facet is `payment` as far as these tests go.
class Facet final : public Payments::Service {
 public:
  grpc::Status GetPayment(grpc::ServerContext* context, const payment::v1::GetPaymentRequest* request,
                          payment::v1::Payment* response) override {
    session = rpc::SessionTokenOf(*context);
    approval = rpc::ApprovalTokenOf(*context);
    secret_seen = context->client_metadata().contains("x-other");
    time_left = absl::FromChrono(context->deadline()) - absl::Now();
    if (request->payment().empty())
      return rpc::ToGrpc(MakeError(ErrorCode::kNotFound, "no such payment"), context);
    response->set_name(request->payment());
    return grpc::Status::OK;
  }

  grpc::Status WatchPayment(grpc::ServerContext* context, const payment::v1::WatchPaymentRequest*,
                            grpc::ServerWriter<payment::v1::PaymentEvent>* writer) override {
    for (int number = 1; number <= events; ++number) {
      payment::v1::PaymentEvent event;
      event.set_number(number);
      event.mutable_payment()->set_name(std::string(padding, 'x'));
      if (!writer->Write(event)) {
        cancelled = true;
        return grpc::Status::CANCELLED;
      }
      written = number;
    }
    while (stays && !context->IsCancelled()) absl::SleepFor(absl::Milliseconds(5));
    cancelled = context->IsCancelled();
    return grpc::Status::OK;
  }

  std::atomic<int> events = 3;
  std::atomic<int> written = 0;
  std::atomic<int> padding = 0;
  std::atomic<bool> stays = false;
  std::atomic<bool> cancelled = false;
  std::string session;
  std::string approval;
  bool secret_seen = false;
  absl::Duration time_left;
};

constexpr char kMatrix[] = R"(
facets { server: "payment" service: "till.payment.v1.Payments" role: "payments" callers: "integrator" }
facets { server: "payment" service: "till.payment.v1.Batches" role: "batches" callers: "integrator" }
facets { server: "pin" service: "till.pin.v1.Mac" role: "mac" callers: "uplink" }
)";

class RelayTest : public ::testing::Test {
 protected:
  RelayTest()
      : folder_(MakeFolder()),
        facet_(std::in_place_type<Payments>, &service_),
        terminal_(Make(kTerminalName)),
        till_(Make("till")),
        admission_(folder_ + "/clients.state", Clock::Real()),
        routes_(*AccessMatrix::Parse(kMatrix, "matrix"), folder_),
        relay_(routes_, admission_),
        server_(relay_) {
    std::filesystem::create_directory(folder_ + "/payment");
    std::filesystem::create_symlink(facet_.socket_path(), folder_ + "/payment/payments.sock");
    EXPECT_TRUE(server_.Start(ListenOnThisMachine(), terminal_).ok());
    EXPECT_TRUE(admission_.Admit(Print(till_), "Till 1").ok());
  }

  // The port that systemd would open.
  static UniqueFd ListenOnThisMachine() {
    UniqueFd listener(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(bind(listener.get(), reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
    EXPECT_EQ(listen(listener.get(), 64), 0);
    return listener;
  }

  static std::string MakeFolder() {
    char folder[] = "/tmp/till-relay-XXXXXX";
    EXPECT_NE(mkdtemp(folder), nullptr);
    return folder;
  }

  ~RelayTest() override { std::filesystem::remove_all(folder_); }

  Identity Make(const std::string& name) const {
    absl::StatusOr<Identity> made = LoadOrMakeIdentity(absl::StrCat(folder_, "/", name, ".pem"), name);
    EXPECT_TRUE(made.ok()) << made.status();
    return *made;
  }

  static std::string Print(const Identity& identity) {
    return FingerprintOf(identity.certificate_pem).value_or("");
  }

  std::string Address() const { return absl::StrCat("127.0.0.1:", server_.port()); }

  std::unique_ptr<Payments::Stub> As(const Identity& identity) const {
    return Payments::NewStub(DialDevice(Address(), Print(terminal_), identity));
  }

  static absl::StatusOr<payment::v1::Payment> Get(Payments::Stub& stub, const std::string& name,
                                                  rpc::CallOptions options = {
                                                      .deadline = absl::Seconds(10)}) {
    payment::v1::GetPaymentRequest request;
    request.set_payment(name);
    return rpc::UnaryCall(stub, &Payments::Stub::GetPayment, request, options);
  }

  static void WaitFor(const std::function<bool()>& condition) {
    const absl::Time end = absl::Now() + absl::Seconds(20);
    while (!condition() && absl::Now() < end) absl::SleepFor(absl::Milliseconds(5));
    EXPECT_TRUE(condition());
  }

  const std::string folder_;
  Facet service_;
  rpc::testing::LocalFacet facet_;
  const Identity terminal_;
  const Identity till_;
  Admission admission_;
  Routes routes_;
  Relay relay_;
  TlsServer server_;
};

TEST_F(RelayTest, ACallArrivesWithWhatItCarriesAndItsAnswerComesBack) {
  const auto stub = As(till_);
  const absl::StatusOr<payment::v1::Payment> payment =
      Get(*stub, "payments/1",
          {.deadline = absl::Seconds(10), .session = "a session", .approval = "an approval"});
  ASSERT_TRUE(payment.ok()) << payment.status();
  EXPECT_EQ(payment->name(), "payments/1");
  EXPECT_EQ(service_.session, "a session");
  EXPECT_EQ(service_.approval, "an approval");
  EXPECT_GT(service_.time_left, absl::ZeroDuration());
  EXPECT_LE(service_.time_left, absl::Seconds(10));
}

TEST_F(RelayTest, OtherMetadataDoesNotReachTheFacet) {
  const auto stub = As(till_);
  grpc::ClientContext context;
  rpc::Prepare(context, {.deadline = absl::Seconds(10)});
  context.AddMetadata("x-other", "secret");
  payment::v1::GetPaymentRequest request;
  request.set_payment("payments/1");
  payment::v1::Payment payment;
  EXPECT_TRUE(stub->GetPayment(&context, request, &payment).ok());
  EXPECT_FALSE(service_.secret_seen);
}

TEST_F(RelayTest, AnErrorComesBackWithItsCodeAndItsWords) {
  const auto stub = As(till_);
  const absl::Status refused = Get(*stub, "", {.deadline = absl::Seconds(10), .language = "zh"}).status();
  EXPECT_TRUE(HasErrorCode(refused, ErrorCode::kNotFound)) << refused;
  EXPECT_NE(rpc::LocalizedMessageOf(refused), "");
}

TEST_F(RelayTest, WithoutADeadlineTheFacetRefuses) {
  const auto stub = As(till_);
  grpc::ClientContext context;
  payment::v1::Payment payment;
  const absl::Status refused =
      rpc::FromGrpc(stub->GetPayment(&context, payment::v1::GetPaymentRequest(), &payment));
  EXPECT_TRUE(HasErrorCode(refused, ErrorCode::kDeadlineRequired)) << refused;
}

TEST_F(RelayTest, AStreamComesWholeAndInOrder) {
  service_.events = 500;
  const auto stub = As(till_);
  grpc::ClientContext context;
  rpc::SetDeadline(context, absl::Seconds(20));
  const auto stream = stub->WatchPayment(&context, payment::v1::WatchPaymentRequest());
  payment::v1::PaymentEvent event;
  int expected = 1;
  while (stream->Read(&event)) EXPECT_EQ(event.number(), expected++);
  EXPECT_EQ(expected, 501);
  EXPECT_TRUE(stream->Finish().ok());
}

TEST_F(RelayTest, WhoGoesAwayIsGoneForTheFacetToo) {
  service_.stays = true;
  const auto stub = As(till_);
  grpc::ClientContext context;
  rpc::SetDeadline(context, absl::Minutes(5));
  const auto stream = stub->WatchPayment(&context, payment::v1::WatchPaymentRequest());
  payment::v1::PaymentEvent event;
  ASSERT_TRUE(stream->Read(&event));
  context.TryCancel();
  WaitFor([this] { return service_.cancelled.load(); });
}

TEST_F(RelayTest, TheDeadlineEndsACallOnBothSides) {
  service_.stays = true;
  const auto stub = As(till_);
  grpc::ClientContext context;
  rpc::SetDeadline(context, absl::Milliseconds(500));
  const auto stream = stub->WatchPayment(&context, payment::v1::WatchPaymentRequest());
  payment::v1::PaymentEvent event;
  while (stream->Read(&event)) continue;
  EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
  WaitFor([this] { return service_.cancelled.load(); });
}

TEST_F(RelayTest, WhoIsSlowHoldsTheFacetBack) {
  constexpr int kEvents = 4000;
  service_.events = kEvents;
  service_.padding = 10'000;
  const auto stub = As(till_);
  grpc::ClientContext context;
  rpc::SetDeadline(context, absl::Minutes(5));
  const auto stream = stub->WatchPayment(&context, payment::v1::WatchPaymentRequest());
  payment::v1::PaymentEvent event;
  ASSERT_TRUE(stream->Read(&event));
  // What the windows of HTTP/2 and the sockets' buffers hold on the way, and no more.
  int before = 0;
  do {
    before = service_.written;
    absl::SleepFor(absl::Milliseconds(300));
  } while (service_.written != before);
  EXPECT_LT(before, kEvents);
  int read = 1;
  while (stream->Read(&event)) ++read;
  EXPECT_EQ(read, kEvents);
  EXPECT_TRUE(stream->Finish().ok());
}

TEST_F(RelayTest, AFacetThatIsAwayIsSaidToBeAway) {
  facet_.Stop();
  const auto stub = As(till_);
  const absl::Status away = Get(*stub, "payments/1", {.deadline = absl::Seconds(3)}).status();
  EXPECT_TRUE(HasErrorCode(away, ErrorCode::kServiceUnavailable)) << away;
  facet_.Start();
  WaitFor([&] { return Get(*stub, "payments/1").ok(); });
}

TEST_F(RelayTest, WhatIsNotForOtherMachinesIsRefused) {
  const auto channel = DialDevice(Address(), Print(terminal_), till_);
  struct Case {
    const char* method;
    ErrorCode code;
  };
  for (const Case& one :
       {Case{"/till.pin.v1.Mac/Generate", ErrorCode::kCallerRefused},
        Case{"/till.none.v1.None/Call", ErrorCode::kNotSupported},
        Case{"/grpc.health.v1.Health/Check", ErrorCode::kNotSupported},
        Case{"/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", ErrorCode::kNotSupported},
        Case{"/till.payment.v1.Payments", ErrorCode::kNotSupported}, Case{"/", ErrorCode::kNotSupported}}) {
    grpc::ClientContext context;
    rpc::SetDeadline(context, absl::Seconds(10));
    const grpc::Slice nothing("");
    const grpc::ByteBuffer request(&nothing, 1);
    grpc::ByteBuffer answer;
    std::promise<grpc::Status> ended;
    grpc::GenericStub(channel).UnaryCall(&context, one.method, {}, &request, &answer,
                                         [&ended](const grpc::Status& how) { ended.set_value(how); });
    const grpc::Status status = ended.get_future().get();
    EXPECT_TRUE(HasErrorCode(rpc::FromGrpc(status), one.code)) << one.method << " " << status.error_message();
  }
}

TEST_F(RelayTest, AStrangerIsRefusedAndRememberedAndCanBeAdmitted) {
  const Identity stranger = Make("stranger");
  const auto stub = As(stranger);
  const absl::Status refused = Get(*stub, "payments/1").status();
  EXPECT_TRUE(HasErrorCode(refused, ErrorCode::kCallerRefused)) << refused;
  EXPECT_NE(std::string(refused.message()).find(WithColons(Print(stranger))), std::string::npos) << refused;
  ASSERT_EQ(admission_.Knocks().size(), 1u);
  EXPECT_EQ(admission_.Knocks()[0].fingerprint, Print(stranger));
  EXPECT_EQ(admission_.Knocks()[0].address, "127.0.0.1");
  EXPECT_EQ(admission_.Knocks()[0].claimed_name, "stranger");
  EXPECT_EQ(service_.session, "");
  ASSERT_TRUE(admission_.Admit(admission_.Knocks()[0].fingerprint, "Till 2").ok());
  EXPECT_TRUE(Get(*stub, "payments/1").ok());
  ASSERT_TRUE(admission_.Remove(Print(stranger)).ok());
  EXPECT_TRUE(HasErrorCode(Get(*stub, "payments/1").status(), ErrorCode::kCallerRefused));
}

TEST_F(RelayTest, ATerminalWithAnotherCertificateIsNotTalkedTo) {
  const auto stub = Payments::NewStub(DialDevice(Address(), Print(till_), till_));
  EXPECT_FALSE(Get(*stub, "payments/1", {.deadline = absl::Seconds(2)}).ok());
  EXPECT_EQ(service_.time_left, absl::ZeroDuration());
}

TEST_F(RelayTest, TheFingerprintCanBeAskedForBeforeAnybodyKnowsAnybody) {
  const absl::StatusOr<std::string> asked = AskFingerprint(Address(), Make("stranger"), absl::Seconds(10));
  ASSERT_TRUE(asked.ok()) << asked.status();
  EXPECT_EQ(*asked, Print(terminal_));
  EXPECT_FALSE(AskFingerprint("127.0.0.1:1", till_, absl::Milliseconds(300)).ok());
}

TEST_F(RelayTest, AsManyAtOnceAsMayAndNotOneMore) {
  service_.stays = true;
  service_.events = 1;
  const auto till = As(till_);
  std::vector<std::unique_ptr<grpc::ClientContext>> contexts;
  std::vector<std::unique_ptr<grpc::ClientReader<payment::v1::PaymentEvent>>> streams;
  for (int i = 0; i < Places::kMostOfOne; ++i) {
    contexts.push_back(std::make_unique<grpc::ClientContext>());
    rpc::SetDeadline(*contexts.back(), absl::Minutes(2));
    streams.push_back(till->WatchPayment(contexts.back().get(), payment::v1::WatchPaymentRequest()));
  }
  const auto one_more = As(till_);
  absl::Status refused;
  WaitFor([&] {
    refused = Get(*one_more, "payments/1", {.deadline = absl::Seconds(2)}).status();
    return HasErrorCode(refused, ErrorCode::kServiceUnavailable) &&
           refused.code() == absl::StatusCode::kResourceExhausted;
  });
  for (const auto& context : contexts) context->TryCancel();
  for (const auto& stream : streams) (void)stream->Finish();
  service_.stays = false;
  WaitFor([&] { return Get(*one_more, "payments/1").ok(); });
}

TEST_F(RelayTest, StoppingEndsWhatIsUnderWay) {
  service_.stays = true;
  const auto stub = As(till_);
  grpc::ClientContext context;
  rpc::SetDeadline(context, absl::Minutes(5));
  const auto stream = stub->WatchPayment(&context, payment::v1::WatchPaymentRequest());
  payment::v1::PaymentEvent event;
  ASSERT_TRUE(stream->Read(&event));
  server_.Stop(absl::Milliseconds(50));
  while (stream->Read(&event)) continue;
  EXPECT_FALSE(stream->Finish().ok());
  WaitFor([this] { return service_.cancelled.load(); });
}

}  // namespace
}  // namespace till::integrator

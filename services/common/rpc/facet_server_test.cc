// SPDX-License-Identifier: Apache-2.0
#include "services/common/rpc/facet_server.h"

#include <grpcpp/generic/generic_stub.h>
#include <gtest/gtest.h>

#include <future>
#include <memory>
#include <string>
#include <thread>

#include "services/common/log/capture.h"
#include "services/common/rpc/call.h"
#include "services/common/rpc/caller.h"
#include "services/common/rpc/channel.h"
#include "services/common/rpc/health.h"
#include "services/common/rpc/testdata/echo.grpc.pb.h"
#include "services/common/rpc/testing/local_facet.h"
#include "services/common/status/error.h"

namespace till::rpc::testing {
namespace {

constexpr absl::Duration kDeadline = absl::Seconds(10);

class EchoService final : public Echo::Service {
 public:
  grpc::Status Say(grpc::ServerContext* context, const SayRequest* request, SayResponse* response) override {
    if (request->text() == "fail") {
      return ToGrpc(WithPayment(MakeError(ErrorCode::kPrinterOutOfPaper, "no paper"), "payments/3"), context);
    }
    if (request->text() == "wait") {
      entered.set_value();
      release.get_future().wait();
    }
    if (request->text() == "until cancelled") {
      entered.set_value();
      while (!context->IsCancelled()) std::this_thread::yield();
      return grpc::Status::CANCELLED;
    }
    response->set_text(request->text());
    response->set_caller(CallerOf(context)->Describe());
    return grpc::Status::OK;
  }

  grpc::Status Repeat(grpc::ServerContext*, const SayRequest* request,
                      grpc::ServerWriter<SayResponse>* writer) override {
    SayResponse response;
    response.set_text(request->text());
    for (int i = 0; i < 3; ++i) writer->Write(response);
    return grpc::Status::OK;
  }

  grpc::Status Collect(grpc::ServerContext*, grpc::ServerReader<SayRequest>* reader,
                       SayResponse* response) override {
    SayRequest request;
    while (reader->Read(&request)) response->set_text(response->text() + request.text());
    return grpc::Status::OK;
  }

  grpc::Status Talk(grpc::ServerContext*,
                    grpc::ServerReaderWriter<SayResponse, SayRequest>* stream) override {
    SayRequest request;
    SayResponse response;
    while (stream->Read(&request)) {
      response.set_text("re: " + request.text());
      stream->Write(response);
    }
    return grpc::Status::OK;
  }

  std::promise<void> entered;
  std::promise<void> release;
};

absl::StatusOr<SayResponse> Say(Echo::Stub& stub, const std::string& text,
                                CallOptions options = {.deadline = kDeadline}) {
  SayRequest request;
  request.set_text(text);
  return UnaryCall(stub, &Echo::Stub::Say, request, options);
}

class FacetServerTest : public ::testing::Test {
 protected:
  std::unique_ptr<Echo::Stub> Stub(LocalFacet& facet) { return Echo::NewStub(facet.channel()); }

  EchoService service_;
};

TEST_F(FacetServerTest, ServesEveryKindOfCallOverAConnectionThatItAcceptedItself) {
  LocalFacet facet(std::in_place_type<Echo>, &service_);
  const auto stub = Stub(facet);
  EXPECT_EQ(Say(*stub, "hello")->text(), "hello");

  SayRequest request;
  request.set_text("a");
  SayResponse response;
  {
    grpc::ClientContext context;
    Prepare(context, {.deadline = kDeadline});
    const auto reader = stub->Repeat(&context, request);
    int count = 0;
    while (reader->Read(&response)) ++count;
    EXPECT_TRUE(reader->Finish().ok());
    EXPECT_EQ(count, 3);
  }
  {
    grpc::ClientContext context;
    Prepare(context, {.deadline = kDeadline});
    const auto writer = stub->Collect(&context, &response);
    response.Clear();
    writer->Write(request);
    writer->Write(request);
    writer->WritesDone();
    EXPECT_TRUE(writer->Finish().ok());
    EXPECT_EQ(response.text(), "aa");
  }
  {
    grpc::ClientContext context;
    Prepare(context, {.deadline = kDeadline});
    const auto stream = stub->Talk(&context);
    stream->Write(request);
    ASSERT_TRUE(stream->Read(&response));
    EXPECT_EQ(response.text(), "re: a");
    stream->WritesDone();
    EXPECT_FALSE(stream->Read(&response));
    EXPECT_TRUE(stream->Finish().ok());
  }
}

TEST_F(FacetServerTest, AServiceKnowsWhoCalls) {
  LocalFacet facet(std::in_place_type<Echo>, &service_, {.caller = "kiosk"});
  EXPECT_EQ(Say(*Stub(facet), "x")->caller(), "kiosk");
}

TEST_F(FacetServerTest, ARefusedPeerGetsNoServiceAndIsCounted) {
  LocalFacet facet(std::in_place_type<Echo>, &service_, {.admitted_uid = geteuid() + 1});
  const absl::StatusOr<SayResponse> reply =
      Say(*Stub(facet), "x", {.deadline = absl::Milliseconds(500), .wait_for_ready = false});
  EXPECT_FALSE(reply.ok());
  EXPECT_FALSE(CheckHealth(facet.channel(), absl::Milliseconds(200)).ok()) << "not even health";
  EXPECT_NE(facet.metrics().Text().find("till_refused_peers_total{facet=\"test/facet\"}"), std::string::npos);
  EXPECT_EQ(facet.metrics().Text().find("till_rpc_total"), std::string::npos);
}

TEST_F(FacetServerTest, ASocketServesItsOwnFacetOnly) {
  LocalFacet facet(std::in_place_type<Echo>, &service_);
  const auto other = Other::NewStub(facet.channel());
  const absl::StatusOr<SayResponse> reply = UnaryCall(*other, &Other::Stub::Say, SayRequest(), kDeadline);
  EXPECT_EQ(reply.status().code(), absl::StatusCode::kUnimplemented);
  facet.Stop();
  const std::string counted = facet.metrics().Text();
  EXPECT_NE(counted.find("till_rpc_total{code=\"UNIMPLEMENTED\",method=\"unknown\"} 1"), std::string::npos);
  EXPECT_EQ(counted.find("Other"), std::string::npos) << "a caller must not make time series of any name";
}

// gRPC's reflection library would add itself to every server; in a release build nobody reads the API off a
// terminal.
TEST_F(FacetServerTest, ReflectionIsForDevelopmentAlone) {
  LocalFacet facet(std::in_place_type<Echo>, &service_);
  grpc::ClientContext context;
  Prepare(context, {.deadline = kDeadline});
  // ServerReflectionRequest { list_services: "" }
  const grpc::Slice list("\x3a\x00", 2);
  const grpc::ByteBuffer request(&list, 1);
  grpc::ByteBuffer answer;
  std::promise<grpc::Status> ended;
  grpc::GenericStub(facet.channel())
      .UnaryCall(&context, "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", {}, &request,
                 &answer, [&ended](const grpc::Status& how) { ended.set_value(how); });
#ifdef TILL_RELEASE
  EXPECT_EQ(ended.get_future().get().error_code(), grpc::StatusCode::UNIMPLEMENTED);
#else
  EXPECT_TRUE(ended.get_future().get().ok());
#endif
}

TEST_F(FacetServerTest, AnErrorArrivesWithItsCodeInTheCallersLanguage) {
  LocalFacet facet(std::in_place_type<Echo>, &service_);
  log::Capture capture;
  const absl::Status status =
      Say(*Stub(facet), "fail", {.deadline = kDeadline, .language = "zh-CN"}).status();
  EXPECT_TRUE(HasErrorCode(status, ErrorCode::kPrinterOutOfPaper));
  EXPECT_EQ(PaymentIdOf(status), "payments/3");
  EXPECT_EQ(LocalizedMessageOf(status), MessageOf(ErrorCode::kPrinterOutOfPaper, Language::kChinese));
  facet.Stop();  // the log line is written when the status is sent, which is before this returns
  EXPECT_NE(capture.Text().find("code=PRINTER_OUT_OF_PAPER"), std::string::npos) << capture.Text();
  EXPECT_NE(capture.Text().find("caller=test"), std::string::npos) << capture.Text();
  EXPECT_NE(facet.metrics().Text().find(
                "till_rpc_total{code=\"FAILED_PRECONDITION\",method=\"/till.rpc.testing.Echo/Say\"} 1"),
            std::string::npos);
}

TEST_F(FacetServerTest, TooLargeAMessageIsRefused) {
  LocalFacet facet(std::in_place_type<Echo>, &service_);
  EXPECT_EQ(Say(*Stub(facet), std::string(2 << 20, 'x')).status().code(),
            absl::StatusCode::kResourceExhausted);
}

TEST_F(FacetServerTest, HealthFollowsSetServing) {
  LocalFacet facet(std::in_place_type<Echo>, &service_);
  EXPECT_TRUE(CheckHealth(facet.channel(), kDeadline).ok());
  facet.server().SetServing(false);
  const absl::Status status = CheckHealth(facet.channel(), kDeadline);
  EXPECT_TRUE(HasErrorCode(status, ErrorCode::kServiceUnavailable));
  EXPECT_EQ(status.message(), "says it is not serving");
}

TEST_F(FacetServerTest, AChannelConnectsAgainAfterARestart) {
  LocalFacet facet(std::in_place_type<Echo>, &service_);
  const auto stub = Stub(facet);
  ASSERT_TRUE(Say(*stub, "before").ok());
  facet.Stop();
  EXPECT_EQ(Say(*stub, "between", {.deadline = absl::Seconds(1)}).status().code(),
            absl::StatusCode::kUnavailable);
  facet.Start();
  const absl::StatusOr<SayResponse> reply =
      Say(*stub, "after", {.deadline = kDeadline, .wait_for_ready = true});
  ASSERT_TRUE(reply.ok()) << reply.status();
  EXPECT_EQ(reply->text(), "after");
}

TEST_F(FacetServerTest, StoppingLetsACallFinish) {
  LocalFacet facet(std::in_place_type<Echo>, &service_);
  const auto stub = Stub(facet);
  auto call = std::async(std::launch::async, [&] { return Say(*stub, "wait"); });
  service_.entered.get_future().wait();
  auto stop = std::async(std::launch::async, [&] { facet.server().Stop(kDeadline); });
  // No new call is served any more, and the one in progress still is.
  while (CheckHealth(facet.channel(), kDeadline).ok()) std::this_thread::yield();
  service_.release.set_value();
  const absl::StatusOr<SayResponse> reply = call.get();
  EXPECT_TRUE(reply.ok()) << reply.status();
  stop.get();
}

TEST_F(FacetServerTest, StoppingCancelsACallThatDoesNotFinish) {
  LocalFacet facet(std::in_place_type<Echo>, &service_);
  const auto stub = Stub(facet);
  auto call = std::async(std::launch::async, [&] { return Say(*stub, "until cancelled"); });
  service_.entered.get_future().wait();
  facet.server().Stop(absl::Milliseconds(10));
  EXPECT_FALSE(call.get().ok());
}

TEST_F(FacetServerTest, AliveAsksOverAConnectionOfItsOwn) {
  LocalFacet facet(std::in_place_type<Echo>, &service_, {.admitted_uid = geteuid() + 1});
  EXPECT_TRUE(facet.server().Alive(kDeadline)) << "though no other connection is admitted";
  EXPECT_TRUE(facet.server().Alive(kDeadline));
  facet.server().SetServing(false);
  EXPECT_FALSE(facet.server().Alive(kDeadline));
  facet.server().Stop(absl::ZeroDuration());
  EXPECT_FALSE(facet.server().Alive(kDeadline));
}

}  // namespace
}  // namespace till::rpc::testing

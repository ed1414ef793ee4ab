// SPDX-License-Identifier: Apache-2.0
#include "services/payment/client/payments_client.h"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include <grpcpp/grpcpp.h>

#include "services/payment/client/fake_payments_client.h"
#include "till/payment/v1/payments.grpc.pb.h"

namespace till::payment {
namespace {

// A server whose first stream breaks after two events and whose second tells all of them again.
class BreakingService final : public v1::Payments::Service {
 public:
  std::atomic<int> calls{0};

  grpc::Status StartPayment(grpc::ServerContext* context, const v1::StartPaymentRequest* request,
                            grpc::ServerWriter<v1::PaymentEvent>* writer) override {
    const bool first = calls++ == 0;
    const v1::Payment::State states[] = {v1::Payment::CREATED, v1::Payment::WAITING_FOR_CARD,
                                         v1::Payment::APPROVED};
    for (int i = 0; i < (first ? 2 : 3); ++i) {
      v1::PaymentEvent event;
      event.set_number(i + 1);
      event.mutable_payment()->set_state(states[i]);
      writer->Write(event);
    }
    return first ? grpc::Status(grpc::StatusCode::UNAVAILABLE, "gone") : grpc::Status::OK;
  }
};

std::vector<v1::Payment::State> StatesOf(PaymentsClient& client) {
  std::vector<v1::Payment::State> states;
  v1::StartPaymentRequest request;
  request.set_request_id("a");
  EXPECT_TRUE(client
                  .StartPayment(request, "session", absl::Seconds(10),
                                [&](const v1::PaymentEvent& event) {
                                  states.push_back(event.payment().state());
                                  return true;
                                })
                  .ok());
  return states;
}

const std::vector<v1::Payment::State> kWhole = {v1::Payment::CREATED, v1::Payment::WAITING_FOR_CARD,
                                                v1::Payment::APPROVED};

TEST(PaymentsClient, BrokenStreamIsTakenUpAgainAndNoEventIsHeardTwice) {
  char folder[] = "/tmp/paymentsXXXXXX";
  ASSERT_NE(mkdtemp(folder), nullptr);
  const std::string run = folder;
  mkdir((run + "/payment").c_str(), 0700);
  BreakingService service;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("unix:" + run + "/payment/payments.sock", grpc::InsecureServerCredentials());
  builder.RegisterService(&service);
  const std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  EXPECT_EQ(StatesOf(*DialPayments(run, "en")), kWhole);
  EXPECT_EQ(service.calls, 2);
}

TEST(FakePaymentsClient, TellsTheSameStory) {
  FakePaymentsClient fake;
  EXPECT_EQ(StatesOf(fake), kWhole);
  EXPECT_EQ(fake.GetPayment("payments/a")->state(), v1::Payment::APPROVED);
  EXPECT_EQ(ErrorCodeOf(fake.GetPayment("payments/b").status()), ErrorCode::kNotFound);
}

}  // namespace
}  // namespace till::payment

// SPDX-License-Identifier: Apache-2.0
// sale RUN_FOLDER MINOR_UNITS SESSION: takes a payment. Exit code 0 approved, 1 not.
#include <grpcpp/grpcpp.h>

#include <chrono>
#include <ctime>
#include <iostream>
#include <string>

#include "till/payment/v1/payments.grpc.pb.h"

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const std::string socket = "unix:" + std::string(argv[1]) + "/payment/payments.sock";
  auto payments =
      till::payment::v1::Payments::NewStub(grpc::CreateChannel(socket, grpc::InsecureChannelCredentials()));
  till::payment::v1::StartPaymentRequest request;
  request.set_request_id("receipt-" + std::to_string(std::time(nullptr)));  // one for each purchase attempt
  request.mutable_amount()->set_minor_units(std::stoll(argv[2]));
  request.mutable_amount()->set_currency_code("CNY");
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::minutes(5));
  context.AddMetadata("till-session", argv[3]);
  till::payment::v1::PaymentEvent event;
  auto events = payments->StartPayment(&context, request);
  while (events->Read(&event)) std::cout << event.payment().State_Name(event.payment().state()) << std::endl;
  const grpc::Status status = events->Finish();
  if (!status.ok()) std::cerr << status.error_message() << std::endl;
  return status.ok() && event.payment().state() == till::payment::v1::Payment::APPROVED ? 0 : 1;
}

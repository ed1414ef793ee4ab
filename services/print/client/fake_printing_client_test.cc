// SPDX-License-Identifier: Apache-2.0
#include "services/print/client/fake_printing_client.h"

#include <gtest/gtest.h>

#include "services/common/status/error.h"

namespace till::print {
namespace {

v1::PrintRequest Request(const std::string& request_id, const std::string& amount) {
  v1::PrintRequest request;
  request.set_request_id(request_id);
  (*request.mutable_document()->mutable_fields())["amount"] = amount;
  return request;
}

TEST(FakePrintingClient, BindsRequestIdsAsTheRealOneDoes) {
  FakePrintingClient client;
  const v1::Job job = *client.Print(Request("a", "1"));
  EXPECT_EQ(job.state(), v1::Job::PRINTED);
  EXPECT_EQ(client.Print(Request("a", "1"))->job(), job.job());
  EXPECT_TRUE(HasErrorCode(client.Print(Request("a", "2")).status(), ErrorCode::kRequestIdReused));
  EXPECT_TRUE(client.Reprint("r", job.job())->reprint());
  EXPECT_EQ(client.printed().size(), 2u);
  EXPECT_TRUE(HasErrorCode(client.Reprint("s", "jobs/9").status(), ErrorCode::kNotFound));
}

TEST(FakePrintingClient, HasTheTroublesThatATestWants) {
  FakePrintingClient client;
  v1::PrinterState no_paper;
  no_paper.set_paper_out(true);
  no_paper.set_fault(common::v1::PRINTER_OUT_OF_PAPER);
  client.SetPrinter(no_paper);
  EXPECT_EQ(client.Print(Request("a", "1"))->state(), v1::Job::WAITING_FOR_PRINTER);
  client.FailNext(absl::UnavailableError("gone"));
  EXPECT_FALSE(client.PrinterStatus().ok());
  EXPECT_TRUE(client.PrinterStatus()->paper_out());
}

}  // namespace
}  // namespace till::print

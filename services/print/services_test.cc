// SPDX-License-Identifier: Apache-2.0
// Both facets over real sockets, through their clients, with a fake printer behind the queue.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "absl/strings/str_cat.h"
#include "hal/printer/fake_printer.h"
#include "services/common/clock/fake_clock.h"
#include "services/common/rpc/call.h"
#include "services/common/rpc/testing/local_facet.h"
#include "services/common/status/error.h"
#include "services/print/builtin_templates.h"
#include "services/print/client/grpc_preview_client.h"
#include "services/print/client/grpc_printing_client.h"
#include "services/print/preview_service.h"
#include "services/print/printing_service.h"
#include "services/print/wire.h"

namespace till::print {
namespace {

constexpr char kFont[] = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc";

using testing::HasSubstr;

v1::Document Slip(const std::string& amount) {
  v1::Document document;
  document.set_template_("receipt");
  document.set_language("zh");
  (*document.mutable_fields())["copy"] = "merchant";
  (*document.mutable_fields())["amount"] = amount;
  return document;
}

v1::PrintRequest Request(const std::string& request_id, const v1::Document& document) {
  v1::PrintRequest request;
  request.set_request_id(request_id);
  *request.mutable_document() = document;
  return request;
}

class ServicesTest : public testing::Test {
 protected:
  void RunSteps(int steps = 6) {
    for (int i = 0; i < steps; ++i) clock_.Advance(std::min(queue_.Step(), absl::Seconds(1)));
  }

  FakeClock clock_;
  hal::FakePrinter printer_{clock_};
  PrintQueue queue_{*Spool::Open(":memory:", clock_), printer_, clock_, {}};
  TemplateSet templates_ = *TemplateSet::Create(BuiltinTemplates());
  PrintingService printing_{queue_, templates_};
  PreviewService preview_{templates_, *SlipFont::Load(kFont), kFont};
  rpc::testing::LocalFacet printing_facet_{std::in_place_type<v1::Printing>, &printing_};
  rpc::testing::LocalFacet preview_facet_{std::in_place_type<v1::Preview>, &preview_};
  GrpcPrintingClient client_{printing_facet_.channel()};
  GrpcPreviewClient preview_client_{preview_facet_.channel()};
};

TEST_F(ServicesTest, AJobGoesFromTheQueueToPaper) {
  const absl::StatusOr<v1::Job> job = client_.Print(Request("sale-1/merchant", Slip("RMB 12.34")));
  ASSERT_TRUE(job.ok()) << job.status();
  EXPECT_EQ(job->state(), v1::Job::QUEUED);
  EXPECT_EQ(job->request_id(), "sale-1/merchant");
  EXPECT_EQ(job->create_time().seconds(), absl::ToUnixSeconds(clock_.Now()));
  EXPECT_FALSE(job->has_end_time());
  RunSteps();
  const absl::StatusOr<v1::Job> printed = client_.GetJob(job->job());
  ASSERT_TRUE(printed.ok()) << printed.status();
  EXPECT_EQ(printed->state(), v1::Job::PRINTED);
  EXPECT_TRUE(printed->has_end_time());
  EXPECT_THAT(printer_.Printed(), HasSubstr("RMB 12.34"));
}

TEST_F(ServicesTest, AskingTwiceIsAskingOnceAndForSomethingElseIsRefused) {
  const absl::StatusOr<v1::Job> first = client_.Print(Request("a", Slip("1")));
  ASSERT_TRUE(first.ok());
  EXPECT_EQ(client_.Print(Request("a", Slip("1")))->job(), first->job());
  EXPECT_TRUE(HasErrorCode(client_.Print(Request("a", Slip("2"))).status(), ErrorCode::kRequestIdReused));
}

TEST_F(ServicesTest, AReprintIsMarked) {
  const std::string job = client_.Print(Request("a", Slip("1")))->job();
  EXPECT_TRUE(HasErrorCode(client_.Reprint("r", job).status(), ErrorCode::kIllegalStep));
  RunSteps();
  const absl::StatusOr<v1::Job> reprint = client_.Reprint("r", job);
  ASSERT_TRUE(reprint.ok()) << reprint.status();
  EXPECT_TRUE(reprint->reprint());
  RunSteps();
  EXPECT_THAT(printer_.Printed(), HasSubstr("\xD6\xD8\xB4\xF2\xD3\xA1")) << "重打印 in GB18030";
}

TEST_F(ServicesTest, WithoutPaperTheJobWaitsAndSaysWhy) {
  printer_.SetStatus({.paper_out = true});
  const std::string job = client_.Print(Request("a", Slip("1")))->job();
  RunSteps();
  EXPECT_EQ(client_.GetJob(job)->state(), v1::Job::WAITING_FOR_PRINTER);
  EXPECT_EQ(client_.GetJob(job)->fault(), common::v1::PRINTER_OUT_OF_PAPER);
  const absl::StatusOr<v1::PrinterState> printer = client_.PrinterStatus();
  ASSERT_TRUE(printer.ok());
  EXPECT_TRUE(printer->online());
  EXPECT_TRUE(printer->paper_out());
  EXPECT_EQ(printer->fault(), common::v1::PRINTER_OUT_OF_PAPER);
}

TEST_F(ServicesTest, BadRequestsHaveStableCodes) {
  const auto code = [this](const v1::Document& document, const std::string& request_id = "x") {
    return ErrorCodeOf(client_.Print(Request(request_id, document)).status());
  };
  v1::Document document = Slip("1");
  document.set_template_("poster");
  EXPECT_EQ(code(document), ErrorCode::kInvalidRequest);
  document = Slip("1");
  document.set_language("fr");
  EXPECT_EQ(code(document), ErrorCode::kInvalidRequest);
  document = Slip("1");
  (*document.mutable_fields())["masked_pan"] = "6228480402564890018";
  EXPECT_EQ(code(document), ErrorCode::kInvalidRequest);
  EXPECT_EQ(code(Slip("1"), ""), ErrorCode::kInvalidRequest);
  EXPECT_EQ(code(Slip(std::string(300, '1'))), ErrorCode::kInvalidRequest);
  for (const char* name :
       {"jobs/99", "jobs/", "jobs/-1", "jobs/1x", "jobs/01", "jobs/99999999999999999999", ""}) {
    EXPECT_EQ(ErrorCodeOf(client_.GetJob(name).status()), ErrorCode::kNotFound) << name;
    EXPECT_EQ(ErrorCodeOf(client_.Reprint("r", name).status()), ErrorCode::kNotFound) << name;
  }
}

TEST_F(ServicesTest, AWatcherSeesEachStateAndTheEnd) {
  printer_.SetStatus({.paper_out = true});
  const std::string job = client_.Print(Request("a", Slip("1")))->job();
  const auto stub = v1::Printing::NewStub(printing_facet_.channel());
  grpc::ClientContext context;
  rpc::SetDeadline(context, absl::Seconds(20));
  v1::WatchJobsRequest request;
  request.add_jobs(job);
  const auto reader = stub->WatchJobs(&context, request);
  std::vector<v1::Job::State> states;
  v1::JobEvent event;
  while (reader->Read(&event)) {
    // Between two looks a state may pass unseen, as PRINTING nearly always does.
    if (!event.has_job() || event.job().state() == v1::Job::PRINTING) continue;
    states.push_back(event.job().state());
    if (states.back() == v1::Job::QUEUED) RunSteps(1);
    if (states.back() == v1::Job::WAITING_FOR_PRINTER) {
      printer_.SetStatus({});
      RunSteps(1);
    }
  }
  EXPECT_TRUE(reader->Finish().ok());
  EXPECT_THAT(states, testing::ElementsAre(v1::Job::QUEUED, v1::Job::WAITING_FOR_PRINTER, v1::Job::PRINTED));
}

TEST_F(ServicesTest, AWatchEndsWhenTheProcessStops) {
  const auto stub = v1::Printing::NewStub(printing_facet_.channel());
  grpc::ClientContext context;
  rpc::SetDeadline(context, absl::Seconds(20));
  const auto reader = stub->WatchJobs(&context, {});
  v1::JobEvent event;
  ASSERT_TRUE(reader->Read(&event));
  EXPECT_TRUE(event.has_printer());
  queue_.Stop();
  while (reader->Read(&event)) {
  }
  EXPECT_TRUE(HasErrorCode(rpc::FromGrpc(reader->Finish()), ErrorCode::kServiceUnavailable));
}

TEST_F(ServicesTest, PreviewRendersEachFormat) {
  v1::RenderRequest request;
  *request.mutable_document() = Slip("RMB 12.34");
  request.set_format(v1::TEXT);
  absl::StatusOr<v1::RenderResponse> rendered = preview_client_.Render(request);
  ASSERT_TRUE(rendered.ok()) << rendered.status();
  EXPECT_EQ(rendered->content_type(), "text/plain; charset=utf-8");
  EXPECT_THAT(rendered->content(), HasSubstr("金额                   RMB 12.34\n"));

  request.set_width_columns(48);
  EXPECT_THAT(preview_client_.Render(request)->content(),
              HasSubstr("金额                                   RMB 12.34\n"));

  request.set_format(v1::ESCPOS);
  rendered = preview_client_.Render(request);
  EXPECT_EQ(rendered->content_type(), "application/vnd.escpos");
  EXPECT_THAT(rendered->content(), testing::StartsWith("\x1B\x40"));

  request.set_format(v1::PNG);
  rendered = preview_client_.Render(request);
  EXPECT_EQ(rendered->content_type(), "image/png");
  EXPECT_THAT(rendered->content(), testing::StartsWith("\x89PNG\r\n\x1A\n"));
  EXPECT_EQ(printer_.Printed(), "");
}

TEST_F(ServicesTest, APdfIsMadeAgainAndAgain) {
  v1::RenderRequest request;
  *request.mutable_document() = Slip("12.34");
  request.set_format(v1::PDF);
  for (int i = 0; i < 3; ++i) {
    const absl::StatusOr<v1::RenderResponse> pdf = preview_client_.Render(request);
    ASSERT_TRUE(pdf.ok()) << pdf.status();
    EXPECT_EQ(pdf->content_type(), "application/pdf");
    EXPECT_EQ(pdf->content().substr(0, 5), "%PDF-");
    EXPECT_NE(pdf->content().find("%%EOF"), std::string::npos);
  }
}

TEST_F(ServicesTest, AFurtherCopyOfWhatIsForgottenIsMarked) {
  v1::PrintRequest request;
  request.set_request_id("again");
  *request.mutable_document() = Slip("12.34");
  request.set_reprint(true);
  const absl::StatusOr<v1::Job> job = client_.Print(request);
  ASSERT_TRUE(job.ok()) << job.status();
  EXPECT_TRUE(job->reprint());
  EXPECT_EQ(client_.Print(request)->job(), job->job()) << "the same request is the same job";
  request.set_reprint(false);
  EXPECT_TRUE(HasErrorCode(client_.Print(request).status(), ErrorCode::kRequestIdReused));
}

TEST_F(ServicesTest, WhatPreviewCannotDoHasStableCodes) {
  v1::RenderRequest request;
  *request.mutable_document() = Slip("1");
  request.clear_format();
  EXPECT_TRUE(HasErrorCode(preview_client_.Render(request).status(), ErrorCode::kInvalidRequest));
  request.set_format(v1::TEXT);
  request.set_width_columns(40);
  EXPECT_TRUE(HasErrorCode(preview_client_.Render(request).status(), ErrorCode::kInvalidRequest));

  PreviewService without_font(templates_, nullptr, "/nonexistent.ttf");
  const rpc::testing::LocalFacet facet(std::in_place_type<v1::Preview>, &without_font);
  request.set_width_columns(32);
  request.set_format(v1::PNG);
  EXPECT_TRUE(
      HasErrorCode(GrpcPreviewClient(facet.channel()).Render(request).status(), ErrorCode::kNotSupported));
}

TEST(CanonicalForm, IsTheSameForTheSameDocumentAlone) {
  v1::Document one, two;
  for (int i = 0; i < 40; ++i) (*one.mutable_fields())[absl::StrCat("f", i)] = absl::StrCat(i);
  for (int i = 39; i >= 0; --i) (*two.mutable_fields())[absl::StrCat("f", i)] = absl::StrCat(i);
  EXPECT_EQ(CanonicalForm(one), CanonicalForm(two));
  (*two.mutable_fields())["f1"] = "other";
  EXPECT_NE(CanonicalForm(one), CanonicalForm(two));
  v1::Document a, b;
  (*a.mutable_fields())["x"] = "1:y";
  (*b.mutable_fields())["x1"] = ":y";
  EXPECT_NE(CanonicalForm(a), CanonicalForm(b));
}

}  // namespace
}  // namespace till::print

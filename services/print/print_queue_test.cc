// SPDX-License-Identifier: Apache-2.0
#include "services/print/print_queue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "hal/printer/fake_printer.h"
#include "services/common/clock/fake_clock.h"
#include "services/common/status/error.h"
#include "services/print/layout.h"
#include "services/print/render_escpos.h"

namespace till::print {
namespace {

constexpr hal::PrinterStatus kNoPaper{.paper_out = true};

Document Slip(const std::string& text) {
  Document document{.elements = {Text{.text = text}}, .reprint_mark = "REPRINT"};
  for (int i = 0; i < 30; ++i)
    document.elements.emplace_back(Pair{.label = "line", .value = absl::StrCat(i)});
  document.elements.emplace_back(Cut{});
  return document;
}

std::string Bytes(const Document& document, bool reprint = false) {
  return RenderEscpos(*Layout(document, {.reprint = reprint}));
}

class PrintQueueTest : public testing::Test {
 protected:
  PrintQueueTest() { Restart(); }
  ~PrintQueueTest() override {
    for (const char* suffix : {"", "-wal", "-shm"}) unlink(absl::StrCat(path_, suffix).c_str());
  }

  std::unique_ptr<PrintQueue> Open(hal::Printer& printer) {
    absl::StatusOr<std::unique_ptr<Spool>> spool = Spool::Open(path_, clock_);
    EXPECT_TRUE(spool.ok()) << spool.status();
    return std::make_unique<PrintQueue>(*std::move(spool), printer, clock_, QueueOptions{.chunk_bytes = 64});
  }
  void Restart() {
    queue_.reset();
    queue_ = Open(printer_);
  }

  Job Submit(const std::string& request_id, const Document& document) {
    absl::StatusOr<Job> job = queue_->Submit(request_id, "asked", document);
    EXPECT_TRUE(job.ok()) << job.status();
    return *job;
  }
  // Steps as the thread would, for a while.
  void RunSteps(int steps = 6) {
    for (int i = 0; i < steps; ++i) clock_.Advance(std::min(queue_->Step(), absl::Seconds(1)));
  }
  Job Get(const Job& job) { return *queue_->Get(job.id); }

  FakeClock clock_;
  hal::FakePrinter printer_{clock_};
  const std::string path_ = absl::StrCat(testing::TempDir(), "/queue-", getpid(), ".db");
  std::unique_ptr<PrintQueue> queue_;
};

TEST_F(PrintQueueTest, JobsPrintOnceInTheOrderInWhichTheyCame) {
  const Job first = Submit("a", Slip("first"));
  const Job second = Submit("b", Slip("second"));
  EXPECT_EQ(Submit("a", Slip("first")).id, first.id);
  RunSteps();
  EXPECT_EQ(printer_.Printed(), Bytes(Slip("first")) + Bytes(Slip("second")));
  EXPECT_EQ(Get(first).state, JobState::kPrinted);
  EXPECT_EQ(Get(second).state, JobState::kPrinted);
  EXPECT_EQ(Submit("a", Slip("first")).state, JobState::kPrinted);
  RunSteps();
  EXPECT_EQ(printer_.Printed().size(), Bytes(Slip("first")).size() + Bytes(Slip("second")).size());
}

TEST_F(PrintQueueTest, WithoutPaperAJobWaitsAndPrintsUnmarkedWhenPaperIsLoaded) {
  printer_.SetStatus(kNoPaper);
  const Job job = Submit("a", Slip("slip"));
  RunSteps();
  EXPECT_EQ(Get(job).state, JobState::kWaiting);
  EXPECT_EQ(Get(job).fault, ErrorCode::kPrinterOutOfPaper);
  EXPECT_EQ(queue_->printer_state().fault, ErrorCode::kPrinterOutOfPaper);
  EXPECT_EQ(printer_.Printed(), "");
  printer_.SetStatus({});
  RunSteps();
  EXPECT_EQ(Get(job).state, JobState::kPrinted);
  EXPECT_EQ(Get(job).fault, ErrorCode::kUnspecified);
  EXPECT_EQ(printer_.Printed(), Bytes(Slip("slip")));
}

TEST_F(PrintQueueTest, WhereverThePaperEndsTheSlipIsPrintedAgainWholeAndMarked) {
  const std::string whole = Bytes(Slip("slip"));
  for (size_t end = 1; end <= whole.size(); end += 37) {
    const size_t before = printer_.Printed().size();
    printer_.RunOutOfPaperAfter(end);
    const Job job = Submit(absl::StrCat("ends-", end), Slip("slip"));
    RunSteps();
    ASSERT_EQ(Get(job).state, JobState::kWaiting) << end;
    EXPECT_EQ(Get(job).fault, ErrorCode::kPrinterOutOfPaper) << end;
    EXPECT_TRUE(Get(job).reprint) << end;
    printer_.SetStatus({});
    RunSteps();
    EXPECT_EQ(Get(job).state, JobState::kPrinted) << end;
    EXPECT_EQ(printer_.Printed().substr(before), whole.substr(0, end) + Bytes(Slip("slip"), true)) << end;
  }
}

TEST_F(PrintQueueTest, WhereverTheLinkIsLostTheJobIsInterruptedAndNotPrintedAgainUnasked) {
  const std::string whole = Bytes(Slip("slip"));
  for (size_t end = 1; end < whole.size(); end += 37) {
    const size_t before = printer_.Printed().size();
    printer_.LoseLinkAfter(end);
    const Job job = Submit(absl::StrCat("ends-", end), Slip("slip"));
    RunSteps();
    ASSERT_EQ(Get(job).state, JobState::kInterrupted) << end;
    EXPECT_EQ(Get(job).fault, ErrorCode::kPrinterUnavailable) << end;
    printer_.Reconnect();
    RunSteps();
    EXPECT_EQ(printer_.Printed().substr(before), whole.substr(0, end)) << end;
    const absl::StatusOr<Job> reprint = queue_->Reprint(absl::StrCat("again-", end), job.id);
    ASSERT_TRUE(reprint.ok()) << reprint.status();
    RunSteps();
    EXPECT_EQ(Get(*reprint).state, JobState::kPrinted);
    EXPECT_EQ(Get(job).state, JobState::kInterrupted) << "what happened stays written";
    EXPECT_EQ(printer_.Printed().substr(before), whole.substr(0, end) + Bytes(Slip("slip"), true)) << end;
  }
}

TEST_F(PrintQueueTest, AnUnpluggedPrinterIsWaitedForAndFoundAgain) {
  printer_.LoseLinkAfter(0);
  const Job job = Submit("a", Slip("slip"));
  RunSteps();
  EXPECT_EQ(Get(job).state, JobState::kWaiting);
  EXPECT_EQ(Get(job).fault, ErrorCode::kPrinterUnavailable);
  printer_.Reconnect();
  RunSteps();
  EXPECT_EQ(Get(job).state, JobState::kPrinted);
  EXPECT_EQ(printer_.Printed(), Bytes(Slip("slip")));
}

TEST_F(PrintQueueTest, AnInterruptedJobDoesNotHoldUpTheNext) {
  printer_.LoseLinkAfter(10);
  const Job first = Submit("a", Slip("first"));
  const Job second = Submit("b", Slip("second"));
  RunSteps();
  printer_.Reconnect();
  RunSteps();
  EXPECT_EQ(Get(first).state, JobState::kInterrupted);
  EXPECT_EQ(Get(second).state, JobState::kPrinted);
}

TEST_F(PrintQueueTest, APrinterThatNobodyMendsFailsTheJobInTheEnd) {
  printer_.SetStatus({.cover_open = true});
  const Job job = Submit("a", Slip("slip"));
  RunSteps();
  EXPECT_EQ(Get(job).state, JobState::kWaiting);
  clock_.Advance(absl::Hours(25));
  RunSteps();
  EXPECT_EQ(Get(job).state, JobState::kFailed);
  EXPECT_EQ(Get(job).fault, ErrorCode::kPrinterUnavailable);
  printer_.SetStatus({});
  RunSteps();
  EXPECT_EQ(printer_.Printed(), "");
}

TEST_F(PrintQueueTest, WhatCannotBePrintedIsRefusedAtTheDoor) {
  EXPECT_TRUE(HasErrorCode(queue_->Submit("a", "", {}).status(), ErrorCode::kInvalidRequest));
  EXPECT_TRUE(HasErrorCode(queue_->Submit("a", "", {.elements = {Blank{.lines = 1000}}}).status(),
                           ErrorCode::kInvalidRequest));
}

// DeadlyPrinter ends its process, as SIGKILL or a power cut does, after some bytes.
class DeadlyPrinter final : public hal::Printer {
 public:
  explicit DeadlyPrinter(size_t lives) : lives_(lives) {}
  absl::StatusOr<size_t> Write(std::span<const uint8_t> bytes, absl::Duration) override {
    if (lives_ < bytes.size()) _exit(9);
    lives_ -= bytes.size();
    return bytes.size();
  }
  absl::StatusOr<hal::PrinterStatus> QueryStatus(absl::Duration) override {
    if (lives_ == 0) _exit(9);
    return hal::PrinterStatus{};
  }

 private:
  size_t lives_;
};

TEST_F(PrintQueueTest, AProcessKilledWhilePrintingLeavesAnInterruptedJobAndTheRestWaiting) {
  const size_t size = Bytes(Slip("slip")).size();
  // Up to the whole slip: then it dies before it has written down that the slip is printed.
  std::vector<size_t> deaths{size};
  for (size_t lives = 1; lives < size; lives += 61) deaths.push_back(lives);
  for (const size_t lives : deaths) {
    const Job job = Submit(absl::StrCat("dies-", lives), Slip("slip"));
    const Job behind = Submit(absl::StrCat("behind-", lives), Slip("behind"));
    queue_.reset();
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      DeadlyPrinter printer(lives);
      const std::unique_ptr<PrintQueue> queue = Open(printer);
      for (int i = 0; i < 3; ++i) queue->Step();
      _exit(0);
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_EQ(WEXITSTATUS(status), 9) << "it was to die in the middle, at " << lives;
    const size_t before = printer_.Printed().size();
    Restart();
    EXPECT_EQ(Get(job).state, JobState::kInterrupted) << lives;
    RunSteps();
    EXPECT_EQ(Get(job).state, JobState::kInterrupted) << lives;
    EXPECT_EQ(Get(behind).state, JobState::kPrinted) << lives;
    EXPECT_EQ(printer_.Printed().substr(before), Bytes(Slip("behind"))) << "nothing twice, at " << lives;
  }
}

TEST_F(PrintQueueTest, AProcessKilledBeforeTheFirstByteLosesNothing) {
  const Job job = Submit("a", Slip("slip"));
  Restart();
  EXPECT_EQ(Get(job).state, JobState::kQueued);
  RunSteps();
  EXPECT_EQ(printer_.Printed(), Bytes(Slip("slip")));
}

// HungPrinter is one whose driver does not come back until a test lets it.
class HungPrinter final : public hal::Printer {
 public:
  absl::StatusOr<size_t> Write(std::span<const uint8_t> bytes, absl::Duration) override {
    hung.Notify();
    release.WaitForNotification();
    return bytes.size();
  }
  absl::StatusOr<hal::PrinterStatus> QueryStatus(absl::Duration) override { return hal::PrinterStatus{}; }

  absl::Notification hung;
  absl::Notification release;
};

TEST_F(PrintQueueTest, AHungPrinterHoldsUpNobodyWhoSubmits) {
  queue_.reset();
  HungPrinter printer;
  absl::StatusOr<std::unique_ptr<Spool>> spool = Spool::Open(path_, clock_);
  ASSERT_TRUE(spool.ok());
  PrintQueue queue(*std::move(spool), printer, clock_, QueueOptions{.chunk_bytes = 1 << 20});
  queue.Start();
  ASSERT_TRUE(queue.Submit("a", "", {.elements = {Text{.text = "x"}}}).ok());
  printer.hung.WaitForNotification();
  // All of this would never return if it waited for the printer.
  const absl::StatusOr<Job> job = queue.Submit("b", "", {.elements = {Text{.text = "y"}}});
  ASSERT_TRUE(job.ok());
  EXPECT_EQ(queue.Get(job->id)->state, JobState::kQueued);
  PrintQueue::Cursor cursor;
  EXPECT_EQ(queue.WaitForNews(cursor, {}, absl::ZeroDuration())->jobs.size(), 2u);
  EXPECT_EQ(queue.Reprint("c", job->id).status().code(), absl::StatusCode::kFailedPrecondition);
  printer.release.Notify();
  queue.Stop();
}

TEST_F(PrintQueueTest, NewsIsEverythingFirstAndThenWhatChanged) {
  const Job done = Submit("a", Slip("a"));
  RunSteps();
  const Job open = Submit("b", Slip("b"));
  PrintQueue::Cursor all;
  absl::StatusOr<PrintQueue::News> news = queue_->WaitForNews(all, {}, absl::ZeroDuration());
  ASSERT_TRUE(news.ok());
  EXPECT_THAT(news->jobs, testing::ElementsAre(open));
  ASSERT_TRUE(news->printer.has_value());
  EXPECT_EQ(news->printer->fault, ErrorCode::kUnspecified);

  const int64_t named[] = {done.id};
  PrintQueue::Cursor one;
  EXPECT_THAT(queue_->WaitForNews(one, named, absl::ZeroDuration())->jobs, testing::ElementsAre(Get(done)));

  news = queue_->WaitForNews(all, {}, absl::ZeroDuration());
  EXPECT_TRUE(news->jobs.empty());
  EXPECT_FALSE(news->printer.has_value());

  printer_.SetStatus(kNoPaper);
  RunSteps();
  news = queue_->WaitForNews(all, {}, absl::ZeroDuration());
  EXPECT_THAT(news->jobs, testing::ElementsAre(Get(open)));
  EXPECT_EQ(news->printer.value_or(PrinterState{}).fault, ErrorCode::kPrinterOutOfPaper);
  EXPECT_TRUE(queue_->WaitForNews(one, named, absl::ZeroDuration())->jobs.empty()) << "another job's news";

  const int64_t unknown[] = {99};
  PrintQueue::Cursor none;
  EXPECT_TRUE(
      HasErrorCode(queue_->WaitForNews(none, unknown, absl::ZeroDuration()).status(), ErrorCode::kNotFound));
}

TEST_F(PrintQueueTest, OldJobsAreForgottenAfterAWeek) {
  const Job job = Submit("a", Slip("a"));
  RunSteps();
  clock_.Advance(absl::Hours(24 * 6));
  RunSteps();
  EXPECT_TRUE(queue_->Get(job.id).ok());
  clock_.Advance(absl::Hours(24 * 2));
  RunSteps();
  EXPECT_TRUE(HasErrorCode(queue_->Get(job.id).status(), ErrorCode::kNotFound));
}

}  // namespace
}  // namespace till::print

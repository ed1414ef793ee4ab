// SPDX-License-Identifier: Apache-2.0
#include "services/print/spool.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"
#include "services/common/clock/fake_clock.h"
#include "services/common/status/error.h"

namespace till::print {
namespace {

Document Slip(const std::string& text) {
  return {.elements = {Text{.text = text}, Cut{}}};
}

class SpoolTest : public testing::Test {
 protected:
  ~SpoolTest() override {
    for (const char* suffix : {"", "-wal", "-shm"}) unlink(absl::StrCat(path_, suffix).c_str());
  }

  // Reopen is what a new process does: everything that was not on the disk is gone.
  Spool& Reopen(int64_t max_pages = kMaxSpoolPages) {
    spool_.reset();
    absl::StatusOr<std::unique_ptr<Spool>> opened = Spool::Open(path_, clock_, max_pages);
    EXPECT_TRUE(opened.ok()) << opened.status();
    spool_ = *std::move(opened);
    return *spool_;
  }

  FakeClock clock_;
  const std::string path_ = absl::StrCat(testing::TempDir(), "/spool-", getpid(), ".db");
  std::unique_ptr<Spool> spool_;
};

TEST_F(SpoolTest, AJobSurvivesTheProcess) {
  const absl::StatusOr<Job> job = Reopen().Add("sale-1", "asked", Slip("one"));
  ASSERT_TRUE(job.ok()) << job.status();
  EXPECT_EQ(job->state, JobState::kQueued);
  const absl::StatusOr<Job> found = Reopen().Get(job->id);
  ASSERT_TRUE(found.ok()) << found.status();
  EXPECT_EQ(*found, *job);
  EXPECT_EQ(*spool_->ReadDocument(job->id), Slip("one"));
}

TEST_F(SpoolTest, TheSameRequestIsTheSameJobAlsoAfterARestart) {
  const int64_t id = Reopen().Add("sale-1", "asked", Slip("one"))->id;
  EXPECT_EQ(spool_->Add("sale-1", "asked", Slip("one"))->id, id);
  EXPECT_EQ(Reopen().Add("sale-1", "asked", Slip("one"))->id, id);
  EXPECT_EQ(spool_->OpenJobs()->size(), 1u);
}

TEST_F(SpoolTest, TheSameRequestIdForSomethingElseIsRefused) {
  Reopen();
  ASSERT_TRUE(spool_->Add("sale-1", "asked", Slip("one")).ok());
  EXPECT_TRUE(
      HasErrorCode(spool_->Add("sale-1", "other", Slip("one")).status(), ErrorCode::kRequestIdReused));
  EXPECT_TRUE(HasErrorCode(spool_->Add("", "asked", Slip("one")).status(), ErrorCode::kInvalidRequest));
  EXPECT_TRUE(HasErrorCode(spool_->Add(std::string(65, 'x'), "asked", Slip("one")).status(),
                           ErrorCode::kInvalidRequest));
}

TEST_F(SpoolTest, AJobThatWasPrintingIsInterruptedByARestartAndTheOthersAreNot) {
  Reopen();
  const int64_t printed = spool_->Add("a", "", Slip("a"))->id;
  const int64_t printing = spool_->Add("b", "", Slip("b"))->id;
  const int64_t waiting = spool_->Add("c", "", Slip("c"))->id;
  const int64_t queued = spool_->Add("d", "", Slip("d"))->id;
  ASSERT_TRUE(spool_->SetState(printed, JobState::kPrinted, ErrorCode::kUnspecified).ok());
  ASSERT_TRUE(spool_->SetState(printing, JobState::kPrinting, ErrorCode::kUnspecified).ok());
  ASSERT_TRUE(spool_->SetState(waiting, JobState::kWaiting, ErrorCode::kPrinterOutOfPaper, true).ok());
  Reopen();
  EXPECT_EQ(spool_->Get(printed)->state, JobState::kPrinted);
  EXPECT_EQ(spool_->Get(printing)->state, JobState::kInterrupted);
  EXPECT_EQ(spool_->Get(printing)->fault, ErrorCode::kServiceUnavailable);
  EXPECT_TRUE(spool_->Get(printing)->ended.has_value());
  EXPECT_EQ(spool_->Get(waiting)->state, JobState::kWaiting);
  EXPECT_TRUE(spool_->Get(waiting)->reprint) << "the mark is on the disk";
  EXPECT_EQ(spool_->Get(queued)->state, JobState::kQueued);
  EXPECT_EQ((*spool_->Next())->id, waiting) << "the oldest that is still to be printed";
}

TEST_F(SpoolTest, AnEndedJobStaysEnded) {
  Reopen();
  const int64_t id = spool_->Add("a", "", Slip("a"))->id;
  for (const JobState end : {JobState::kPrinted, JobState::kQueued}) {
    const absl::StatusOr<Job> moved = spool_->SetState(id, end, ErrorCode::kUnspecified);
    if (end == JobState::kPrinted) {
      EXPECT_TRUE(moved.ok());
    } else {
      EXPECT_TRUE(HasErrorCode(moved.status(), ErrorCode::kIllegalStep));
    }
  }
  EXPECT_TRUE(HasErrorCode(spool_->SetState(99, JobState::kPrinted, ErrorCode::kUnspecified).status(),
                           ErrorCode::kNotFound));
}

TEST_F(SpoolTest, AReprintIsAJobOfItsOwnWithTheSameDocument) {
  Reopen();
  const int64_t id = spool_->Add("a", "", Slip("a"))->id;
  EXPECT_TRUE(HasErrorCode(spool_->AddReprint("r", id).status(), ErrorCode::kIllegalStep))
      << "it is still to come";
  ASSERT_TRUE(spool_->SetState(id, JobState::kInterrupted, ErrorCode::kPrinterUnavailable).ok());
  const absl::StatusOr<Job> reprint = spool_->AddReprint("r", id);
  ASSERT_TRUE(reprint.ok()) << reprint.status();
  EXPECT_NE(reprint->id, id);
  EXPECT_TRUE(reprint->reprint);
  EXPECT_EQ(*spool_->ReadDocument(reprint->id), Slip("a"));
  EXPECT_EQ(spool_->AddReprint("r", id)->id, reprint->id) << "asking twice is asking once";
  EXPECT_TRUE(HasErrorCode(spool_->AddReprint("a", id).status(), ErrorCode::kRequestIdReused));
  EXPECT_TRUE(HasErrorCode(spool_->AddReprint("s", 99).status(), ErrorCode::kNotFound));
}

TEST_F(SpoolTest, EveryChangeHasAGreaterRevision) {
  Reopen();
  const Job a = *spool_->Add("a", "", Slip("a"));
  const Job b = *spool_->Add("b", "", Slip("b"));
  EXPECT_GT(b.revision, a.revision);
  const Job moved = *spool_->SetState(a.id, JobState::kPrinted, ErrorCode::kUnspecified);
  EXPECT_GT(moved.revision, b.revision);
  EXPECT_THAT(*spool_->ChangedSince(a.revision), testing::ElementsAre(b, moved));
  EXPECT_EQ(spool_->revision(), moved.revision);
}

TEST_F(SpoolTest, OldJobsAreForgottenAndOpenOnesAreNot) {
  Reopen();
  const int64_t ended = spool_->Add("a", "", Slip("a"))->id;
  const int64_t open = spool_->Add("b", "", Slip("b"))->id;
  ASSERT_TRUE(spool_->SetState(ended, JobState::kPrinted, ErrorCode::kUnspecified).ok());
  EXPECT_EQ(*spool_->DropEndedBefore(clock_.Now()), 0);
  clock_.Advance(absl::Hours(24 * 365));
  EXPECT_EQ(*spool_->DropEndedBefore(clock_.Now()), 1);
  EXPECT_TRUE(HasErrorCode(spool_->Get(ended).status(), ErrorCode::kNotFound));
  EXPECT_TRUE(spool_->Get(open).ok());
}

TEST_F(SpoolTest, AFullDiskRefusesTheJobAndKeepsTheOthers) {
  Reopen(/*max_pages=*/12);
  int64_t kept = 0;
  absl::Status status;
  for (int i = 0; i < 100 && status.ok(); ++i) {
    status = spool_->Add(absl::StrCat(i), "", Slip(std::string(2'000, 'x'))).status();
    kept += status.ok() ? 1 : 0;
  }
  EXPECT_TRUE(HasErrorCode(status, ErrorCode::kStorageFull)) << status;
  EXPECT_GT(kept, 0);
  EXPECT_EQ(static_cast<int64_t>(Reopen().OpenJobs()->size()), kept);
}

TEST_F(SpoolTest, AFileThatIsNoSpoolIsRefused) {
  FILE* file = fopen(path_.c_str(), "w");
  ASSERT_NE(file, nullptr);
  for (int i = 0; i < 1000; ++i) fputs("this is no database\n", file);
  fclose(file);
  EXPECT_TRUE(HasErrorCode(Spool::Open(path_, clock_).status(), ErrorCode::kStorageCorrupt));
}

}  // namespace
}  // namespace till::print

// SPDX-License-Identifier: Apache-2.0
// The books after a kill or a failing disk at every single write of a day's work.

#include <errno.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "services/common/clock/fake_clock.h"
#include "services/common/status/error.h"
#include "services/ledger/ledger.h"
#include "services/ledger/ledger_reader.h"
#include "services/ledger/test_books.h"

namespace till::ledger {
namespace {

// Every single write; under a sanitizer, where a child costs ten times as much, every seventh.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kStride = 7;
#else
constexpr int kStride = 1;
#endif

using Operation = std::function<absl::Status(Ledger&)>;

Operation Open(const std::string& id) {
  return [id](Ledger& ledger) { return ledger.RecordIntent(TestIntent(id)).status(); };
}

Operation Take(const std::string& id, Step step) {
  return [id, step](Ledger& ledger) {
    const bool read = step == Step::kCardRead;
    return ledger
        .RecordStep("payments/" + id, step, read ? CardDetails() : Details(), read ? "box of " + id : "")
        .status();
  };
}

Intent RefundIntent() {
  Intent intent = TestIntent("refund", 100);
  intent.payment_kind = static_cast<int>(PaymentKind::kRefund);
  intent.original = "payments/sale";
  return intent;
}

Operation Settle(SettlementStep step) {
  step.settlement = "settlements/2-1";
  return [step](Ledger& ledger) { return ledger.RecordSettlementStep(step).status(); };
}

// A sale, a decline, a silent host with its reversal, a sign-on, and a payment that stays open: each line is
// one call that commits.
std::vector<Operation> Day() {
  return {
      Open("sale"),
      Take("sale", Step::kCardRead),
      Take("sale", Step::kPinEntered),
      Take("sale", Step::kAboutToSend),
      Take("sale", Step::kHostApproved),
      Take("sale", Step::kCardCompleted),
      [](Ledger& ledger) { return ledger.Post("payments/sale", {}).status(); },
      [](Ledger& ledger) {
        return ledger.RecordReceipt("payments/sale", {"jobs/1", "jobs/2"});
      },
      Open("declined"),
      Take("declined", Step::kCardRead),
      Take("declined", Step::kAboutToSend),
      Take("declined", Step::kHostDeclined),
      [](Ledger& ledger) { return ledger.Void("payments/declined", VoidDetails(kDeclinedByHost)).status(); },
      [](Ledger& ledger) { return ledger.AdoptBatch(2, 1); },
      Open("silent"),
      Take("silent", Step::kCardRead),
      Take("silent", Step::kAboutToSend),
      Take("silent", Step::kHostSilent),
      Take("silent", Step::kReversalOwed),
      Take("silent", Step::kReversalSent),
      [](Ledger& ledger) { return ledger.Void("payments/silent", VoidDetails(kReversedAtHost)).status(); },
      // What follows up the sale: a refund whose advice leaves twice, a shift, a settlement to the end.
      [](Ledger& ledger) { return ledger.ChangeShift("02").status(); },
      [](Ledger& ledger) { return ledger.RecordIntent(RefundIntent()).status(); },
      Take("refund", Step::kAboutToSend),
      Take("refund", Step::kHostSilent),
      Take("refund", Step::kAboutToSend),
      Take("refund", Step::kHostApproved),
      [](Ledger& ledger) { return ledger.Post("payments/refund", {}).status(); },
      [](Ledger& ledger) { return ledger.BeginSettlement("01").status(); },
      Settle({.state = SettlementState::kUnbalanced, .domestic_flag = 2}),
      Settle({.uploaded = {"payments/refund"}}),
      Settle({.state = SettlementState::kUploaded}),
      Settle({.state = SettlementState::kClosed}),
      Open("open"),
  };
}

// What the next writes do; the hook below is SQLite's own door for this (sqlite3_vfs.xSetSystemCall).
struct Fate {
  int writes_left = -1;  // before it strikes; negative: never
  enum class Kind { kKill, kKillHalfway, kDiskFull, kDiskFails } kind = Kind::kKill;
  bool stays = false;  // a full disk stays full
};
Fate fate;

ssize_t FatefulWrite(int file, const void* bytes, size_t size, off_t offset) {
  if (fate.writes_left < 0 || fate.writes_left-- > 0) return pwrite(file, bytes, size, offset);
  if (fate.stays) fate.writes_left = 0;
  switch (fate.kind) {
    case Fate::Kind::kKillHalfway:
      if (pwrite(file, bytes, size / 2, offset) < 0) _exit(99);
      [[fallthrough]];
    case Fate::Kind::kKill:
      kill(getpid(), SIGKILL);
      return -1;
    case Fate::Kind::kDiskFull:
      errno = ENOSPC;
      return -1;
    case Fate::Kind::kDiskFails:
      errno = EIO;
      return -1;
  }
  return -1;
}

void InstallFate() {
  sqlite3_initialize();
  sqlite3_vfs* vfs = sqlite3_vfs_find(nullptr);
  for (const char* name : {"pwrite", "pwrite64"}) {
    // Where there is no such call SQLite says so, and then it does not use it either.
    vfs->xSetSystemCall(vfs, name, reinterpret_cast<sqlite3_syscall_ptr>(FatefulWrite));
  }
}

std::string NewPath(const std::string& name) {
  return NewBooksPath("crash_" + name);
}

void ExpectSound(const std::string& path) {
  const auto reader = LedgerReader::Open(path);
  ASSERT_TRUE(reader.ok()) << reader.status();
  const auto verified = (*reader)->Verify();
  ASSERT_TRUE(verified.ok()) << verified.status();
  for (const Finding& finding : verified->findings) ADD_FAILURE() << finding.check << ": " << finding.detail;
}

int64_t Records(Ledger& ledger) {
  auto count =
      ledger.database().Prepare("SELECT count(*) - 1 FROM journal");  // without the journal's own name
  EXPECT_TRUE(count.ok() && *count->Step());
  return count->Int64(0);
}

// A kill leaves the kernel's pages as they are, so that syncing them would only cost time; the writes and
// their order are those of FULL. The test of the full disk below uses FULL.
LedgerOptions WithoutSync() {
  LedgerOptions options;
  options.storage.synchronous_full = false;
  return options;
}

// Runs the day in a child that ends as `fate` says, and returns how many operations the child saw committed.
// `killed` is false when the child finished its day. After `stop_after` acknowledgements (if not 0) the
// parent kills it.
int RunInChild(const std::string& path, const Fate& child_fate, int stop_after, bool& killed) {
  int pipe_ends[2];
  EXPECT_EQ(pipe(pipe_ends), 0);
  const pid_t child = fork();
  if (child == 0) {
    close(pipe_ends[0]);
    FakeClock clock(absl::FromUnixSeconds(1'700'000'000));
    InstallFate();
    fate = child_fate;
    auto ledger = Ledger::Open(path, WithoutSync(), clock);
    if (!ledger.ok()) _exit(1);
    for (const Operation& operation : Day()) {
      if (!operation(**ledger).ok()) _exit(2);
      if (write(pipe_ends[1], "x", 1) != 1) _exit(3);
    }
    _exit(0);
  }
  close(pipe_ends[1]);
  int acknowledged = 0;
  char byte = 0;
  while (read(pipe_ends[0], &byte, 1) == 1) {
    if (++acknowledged == stop_after) kill(child, SIGKILL);
  }
  close(pipe_ends[0]);
  int status = 0;
  EXPECT_EQ(waitpid(child, &status, 0), child);
  killed = WIFSIGNALED(status);
  EXPECT_TRUE(killed || WEXITSTATUS(status) == 0) << "the child failed with " << WEXITSTATUS(status);
  return acknowledged;
}

// After the kill: everything acknowledged is there, at most the one operation in flight besides, the books
// are sound, and going on from the first operation that was not acknowledged ends the day as if nothing had
// happened.
void ExpectRecovered(const std::string& path, int acknowledged) {
  FakeClock clock(absl::FromUnixSeconds(1'700'000'100));
  const std::vector<Operation> day = Day();
  {
    auto ledger = Ledger::Open(path, WithoutSync(), clock);
    ASSERT_TRUE(ledger.ok()) << ledger.status();
    const int64_t records = Records(**ledger);
    EXPECT_GE(records, acknowledged);
    EXPECT_LE(records, acknowledged + 1);
    for (size_t i = static_cast<size_t>(acknowledged); i < day.size(); ++i) {
      const absl::Status done = day[i](**ledger);
      ASSERT_TRUE(done.ok()) << "operation " << i << ": " << done;
    }
    EXPECT_GE(Records(**ledger), static_cast<int64_t>(day.size()));
    EXPECT_LE(Records(**ledger), static_cast<int64_t>(day.size()) + 1);  // a message may have left twice
    const auto open = (*ledger)->OpenPayments();
    ASSERT_TRUE(open.ok());
    ASSERT_EQ(open->size(), 1u);
    EXPECT_EQ(open->front().record.payment, "payments/open");
    EXPECT_EQ(open->front().record.trace_number, 6);
    EXPECT_EQ((*ledger)->Find("payments/sale")->record.phase, Phase::kPosted);
    EXPECT_EQ((*ledger)->Find("payments/silent")->record.phase, Phase::kVoided);
  }
  ExpectSound(path);
}

void KillAtEveryWrite(Fate::Kind kind, const std::string& name) {
  bool killed = true;
  int write = 0;
  for (; killed && write < 5000; write += kStride) {
    SCOPED_TRACE("killed at write " + std::to_string(write));
    const std::string path = NewPath(name);
    const int acknowledged = RunInChild(path, {.writes_left = write, .kind = kind}, 0, killed);
    ExpectRecovered(path, acknowledged);
    if (::testing::Test::HasFailure()) return;
  }
  EXPECT_FALSE(killed);
  EXPECT_GT(write, 2 * static_cast<int>(Day().size())) << "the kills must have struck inside operations";
  std::printf("killed at %d of %d writes\n", write / kStride - 1, write - kStride);
}

TEST(Crash, KilledBeforeAnyWriteTheBooksHold) {
  KillAtEveryWrite(Fate::Kind::kKill, "before");
}

TEST(Crash, KilledHalfwayThroughAnyWriteTheBooksHold) {
  KillAtEveryWrite(Fate::Kind::kKillHalfway, "halfway");
}

TEST(Crash, KilledFromOutsideAtAnyMomentTheBooksHold) {
  std::mt19937 random(20231114);
  for (int round = 0; round < 40; ++round) {
    const int stop_after = static_cast<int>(random() % Day().size()) + 1;
    SCOPED_TRACE("killed after " + std::to_string(stop_after));
    const std::string path = NewPath("outside");
    bool killed = false;
    const int acknowledged = RunInChild(path, {}, stop_after, killed);
    EXPECT_GE(acknowledged, stop_after);
    ExpectRecovered(path, acknowledged);
  }
}

// A disk that is full (or fails) from the nth write on: the operation says so with its code, nothing of it
// stays, and when there is room again the day goes on.
void FailAtEveryWrite(Fate::Kind kind, ErrorCode code, const std::string& name,
                      const LedgerOptions& options) {
  InstallFate();
  bool failed = true;
  int write = 0;
  for (; failed && write < 5000; write += kStride) {
    SCOPED_TRACE("failed at write " + std::to_string(write));
    const std::string path = NewPath(name);
    FakeClock clock(absl::FromUnixSeconds(1'700'000'000));
    auto ledger = Ledger::Open(path, options, clock);
    ASSERT_TRUE(ledger.ok()) << ledger.status();
    failed = false;
    int done = 0;
    fate = {.writes_left = write, .kind = kind, .stays = true};
    for (const Operation& operation : Day()) {
      absl::Status status = operation(**ledger);
      if (!status.ok()) {
        failed = true;
        EXPECT_EQ(ErrorCodeOf(status), code) << status;
        fate = {};
        EXPECT_EQ(Records(**ledger), done) << "half of an operation stayed";
        EXPECT_FALSE((*ledger)->database().in_transaction());
        status = operation(**ledger);
        ASSERT_TRUE(status.ok()) << status;
      }
      ++done;
    }
    fate = {};
    ledger->reset();
    ExpectSound(path);
    if (::testing::Test::HasFailure()) return;
  }
  EXPECT_FALSE(failed);
  EXPECT_GT(write, static_cast<int>(Day().size()));
}

TEST(DiskFull, AtAnyWriteIsStorageFullAndLeavesNothing) {
  FailAtEveryWrite(Fate::Kind::kDiskFull, ErrorCode::kStorageFull, "full", {});
}

TEST(DiskFails, AtAnyWriteIsStorageFailedAndLeavesNothing) {
  FailAtEveryWrite(Fate::Kind::kDiskFails, ErrorCode::kStorageFailed, "fails", WithoutSync());
}

TEST(DiskFull, ALimitOfPagesIsStorageFullToo) {
  const std::string path = NewPath("pages");
  FakeClock clock(absl::FromUnixSeconds(1'700'000'000));
  LedgerOptions options;
  options.storage.max_page_count = 60;
  auto ledger = Ledger::Open(path, options, clock);
  ASSERT_TRUE(ledger.ok()) << ledger.status();
  absl::Status status;
  int opened = 0;
  for (; status.ok() && opened < 10'000; ++opened)
    status = (*ledger)->RecordIntent(TestIntent(std::to_string(opened))).status();
  EXPECT_EQ(ErrorCodeOf(status), ErrorCode::kStorageFull);
  EXPECT_EQ(Records(**ledger), opened - 1);
  ExpectSound(path);
}

}  // namespace
}  // namespace till::ledger

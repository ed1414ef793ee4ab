// SPDX-License-Identifier: Apache-2.0
#include "services/print/print_queue.h"

#include <algorithm>
#include <utility>

#include "services/common/log/log.h"
#include "services/common/status/error.h"
#include "services/print/layout.h"
#include "services/print/render_escpos.h"

namespace till::print {
namespace {

std::string_view NameOf(JobState state) {
  switch (state) {
    case JobState::kQueued:
      return "queued";
    case JobState::kPrinting:
      return "printing";
    case JobState::kPrinted:
      return "printed";
    case JobState::kWaiting:
      return "waiting";
    case JobState::kInterrupted:
      return "interrupted";
    case JobState::kFailed:
      return "failed";
  }
  return "?";
}

ErrorCode FaultOf(const absl::StatusOr<hal::PrinterStatus>& status) {
  if (!status.ok()) return ErrorCode::kPrinterUnavailable;
  if (status->paper_out) return ErrorCode::kPrinterOutOfPaper;
  return status->CanPrint() ? ErrorCode::kUnspecified : ErrorCode::kPrinterUnavailable;
}

}  // namespace

PrintQueue::PrintQueue(std::unique_ptr<Spool> spool, hal::Printer& printer, Clock& clock,
                       QueueOptions options)
    : printer_(printer), clock_(clock), options_(options), spool_(std::move(spool)) {}

PrintQueue::~PrintQueue() {
  Stop();
}

void PrintQueue::Start() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = false;
  }
  thread_ = std::thread([this] { Run(); });
}

void PrintQueue::Stop() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  if (thread_.joinable()) thread_.join();
}

void PrintQueue::Run() {
  while (true) {
    const absl::Duration pause = Step();
    absl::MutexLock lock(&mutex_);
    const auto wake = [this]() ABSL_SHARED_LOCKS_REQUIRED(mutex_) { return submitted_ || stopping_; };
    mutex_.AwaitWithTimeout(absl::Condition(&wake), pause);
    if (stopping_) return;
  }
}

absl::StatusOr<Job> PrintQueue::Submit(std::string_view request_id, std::string_view asked,
                                       const Document& document, bool reprint) {
  // Laying out now refuses what could never be printed while the caller is still there to hear it.
  if (absl::StatusOr<LaidOutDocument> laid_out = Layout(document, {.columns = options_.columns});
      !laid_out.ok()) {
    return MakeError(ErrorCode::kInvalidRequest, std::string(laid_out.status().message()));
  }
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<Job> job = spool_->Add(request_id, asked, document, reprint);
  submitted_ = submitted_ || job.ok();
  return job;
}

absl::StatusOr<Job> PrintQueue::Reprint(std::string_view request_id, int64_t original) {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<Job> job = spool_->AddReprint(request_id, original);
  submitted_ = submitted_ || job.ok();
  return job;
}

absl::StatusOr<Job> PrintQueue::Get(int64_t id) {
  absl::MutexLock lock(&mutex_);
  return spool_->Get(id);
}

PrinterState PrintQueue::printer_state() const {
  absl::MutexLock lock(&mutex_);
  return printer_state_;
}

absl::StatusOr<PrintQueue::News> PrintQueue::WaitForNews(Cursor& cursor, std::span<const int64_t> only,
                                                         absl::Duration timeout) {
  absl::MutexLock lock(&mutex_);
  const bool fresh = cursor.jobs < 0;
  if (!fresh) {
    const auto changed = [&]() ABSL_SHARED_LOCKS_REQUIRED(mutex_) {
      return stopping_ || spool_->revision() > cursor.jobs || printer_revision_ > cursor.printer;
    };
    mutex_.AwaitWithTimeout(absl::Condition(&changed), timeout);
  }
  News news;
  if (fresh && !only.empty()) {
    for (const int64_t id : only) {
      absl::StatusOr<Job> job = spool_->Get(id);
      if (!job.ok()) return job.status();
      news.jobs.push_back(*std::move(job));
    }
  } else {
    absl::StatusOr<std::vector<Job>> jobs = fresh ? spool_->OpenJobs() : spool_->ChangedSince(cursor.jobs);
    if (!jobs.ok()) return jobs.status();
    news.jobs = *std::move(jobs);
    if (!only.empty()) {
      std::erase_if(news.jobs, [only](const Job& job) {
        return std::find(only.begin(), only.end(), job.id) == only.end();
      });
    }
  }
  if (printer_revision_ > cursor.printer) news.printer = printer_state_;
  cursor = {.jobs = spool_->revision(), .printer = printer_revision_};
  news.stopping = stopping_;
  return news;
}

absl::Duration PrintQueue::Step() {
  if (unrecorded_.has_value()) {
    const auto [id, outcome] = *std::exchange(unrecorded_, std::nullopt);
    Record(id, outcome);
    if (unrecorded_.has_value()) return options_.retry;
  }
  absl::StatusOr<std::optional<Job>> job;
  {
    absl::MutexLock lock(&mutex_);
    submitted_ = false;
    job = spool_->Next();
  }
  if (!job.ok()) {
    log::Error("the spool cannot be read", {{"error", job.status()}});
    return options_.retry;
  }
  if (job->has_value()) return Print(**job);
  ForgetOldJobs();
  // One that is away is looked for more often: whoever plugs it in wants to see that it is there.
  return LookAtPrinter() ? options_.idle_poll : options_.retry;
}

bool PrintQueue::LookAtPrinter() {
  const absl::StatusOr<hal::PrinterStatus> status = printer_.QueryStatus(options_.status_timeout);
  const PrinterState now{.status = status.value_or(hal::PrinterStatus{.online = false}),
                         .fault = FaultOf(status)};
  absl::MutexLock lock(&mutex_);
  if (now != printer_state_ || printer_revision_ == 0) {
    if (now.fault != ErrorCode::kUnspecified) {
      log::Warn("printer cannot print",
                {{"fault", ErrorCodeName(now.fault)}, {"cover_open", now.status.cover_open}});
    } else {
      log::Info("printer ready", {{"paper_low", now.status.paper_low}});
    }
    printer_state_ = now;
    ++printer_revision_;
  }
  return now.fault == ErrorCode::kUnspecified;
}

absl::Duration PrintQueue::Print(const Job& job) {
  if (!LookAtPrinter()) {
    const ErrorCode fault = printer_state().fault;
    if (clock_.Now() - job.created > options_.give_up) {
      Record(job.id, {.state = JobState::kFailed, .fault = fault});
      return absl::ZeroDuration();
    }
    if (job.state != JobState::kWaiting || job.fault != fault) {
      Record(job.id, {.state = JobState::kWaiting, .fault = fault});
    }
    return options_.retry;
  }
  absl::StatusOr<Document> document;
  {
    absl::MutexLock lock(&mutex_);
    document = spool_->ReadDocument(job.id);
  }
  absl::StatusOr<LaidOutDocument> laid_out = absl::UnknownError("");
  if (document.ok())
    laid_out =
        Layout(*document, {.columns = options_.columns, .reprint = job.reprint, .drawer = options_.drawer});
  if (!document.ok() || !laid_out.ok()) {
    Record(job.id, {.state = JobState::kFailed, .fault = ErrorCode::kStorageCorrupt});
    return absl::ZeroDuration();
  }
  const std::string bytes = RenderEscpos(*laid_out);
  {
    // On disk before the first byte leaves: after a crash nobody must take this job for one that never began.
    absl::MutexLock lock(&mutex_);
    if (absl::StatusOr<Job> begun = spool_->SetState(job.id, JobState::kPrinting, ErrorCode::kUnspecified);
        !begun.ok()) {
      log::Error("the spool cannot be written", {{"job", job.id}, {"error", begun.status()}});
      return options_.retry;
    }
  }
  const Outcome outcome = PrintBytes(bytes);
  Record(job.id, outcome);
  return outcome.state == JobState::kWaiting ? options_.retry : absl::ZeroDuration();
}

PrintQueue::Outcome PrintQueue::PrintBytes(std::string_view bytes) {
  size_t sent = 0;
  while (sent < bytes.size()) {
    const std::string_view piece = bytes.substr(sent, options_.chunk_bytes);
    const absl::StatusOr<size_t> taken = printer_.Write(
        {reinterpret_cast<const uint8_t*>(piece.data()), piece.size()}, options_.write_timeout);
    if (!taken.ok()) {
      // UNAVAILABLE: nothing of this piece has gone. Anything else: some of it may have.
      const bool untouched = sent == 0 && taken.status().code() == absl::StatusCode::kUnavailable;
      LookAtPrinter();
      return untouched ? Outcome{JobState::kWaiting, ErrorCode::kPrinterUnavailable}
                       : Outcome{JobState::kInterrupted, ErrorCode::kPrinterUnavailable};
    }
    sent += *taken;
    if (*taken < piece.size()) return AfterTrouble(sent);
  }
  clock_.SleepFor(options_.settle);
  if (LookAtPrinter()) return {JobState::kPrinted, ErrorCode::kUnspecified};
  return AfterTrouble(sent);
}

PrintQueue::Outcome PrintQueue::AfterTrouble(size_t sent) {
  const bool can_print = LookAtPrinter();
  const PrinterState state = printer_state();
  const ErrorCode fault = can_print ? ErrorCode::kPrinterUnavailable : state.fault;
  if (sent == 0) return {JobState::kWaiting, fault};
  if (state.status.paper_out || state.status.cover_open)
    return {JobState::kWaiting, fault, /*mark_reprint=*/true};
  return {JobState::kInterrupted, fault};
}

void PrintQueue::Record(int64_t id, const Outcome& outcome) {
  absl::MutexLock lock(&mutex_);
  const absl::StatusOr<Job> job = spool_->SetState(id, outcome.state, outcome.fault, outcome.mark_reprint);
  if (job.ok()) {
    log::Info("print job",
              {{"job", id}, {"state", NameOf(outcome.state)}, {"fault", ErrorCodeName(outcome.fault)}});
    return;
  }
  // Kept in memory, so that this process does not print it again; after a crash the job counts as
  // interrupted.
  log::Error("the spool cannot be written", {{"job", id}, {"error", job.status()}});
  unrecorded_.emplace(id, outcome);
}

void PrintQueue::ForgetOldJobs() {
  const absl::Duration now = clock_.Monotonic();
  if (forgot_at_.has_value() && now - *forgot_at_ < absl::Hours(1)) return;
  forgot_at_ = now;
  absl::MutexLock lock(&mutex_);
  const absl::StatusOr<int64_t> dropped = spool_->DropEndedBefore(clock_.Now() - options_.keep);
  if (!dropped.ok()) log::Error("old print jobs cannot be dropped", {{"error", dropped.status()}});
}

}  // namespace till::print

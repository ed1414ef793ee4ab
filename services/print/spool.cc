// SPDX-License-Identifier: Apache-2.0
#include "services/print/spool.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"
#include "services/print/stored_document.h"

namespace till::print {
namespace {

constexpr sqlite::Migration kMigrations[] = {{1, R"sql(
  CREATE TABLE job (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    request_id TEXT NOT NULL UNIQUE,
    asked BLOB NOT NULL,
    document BLOB NOT NULL,
    reprint INTEGER NOT NULL,
    state INTEGER NOT NULL,
    fault INTEGER NOT NULL,
    created_us INTEGER NOT NULL,
    ended_us INTEGER,
    revision INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX job_by_state ON job (state, id);
  CREATE INDEX job_by_revision ON job (revision);
)sql"}};

constexpr char kJobColumns[] = "id, request_id, state, fault, created_us, ended_us, reprint, revision";
constexpr size_t kMaxRequestIdBytes = 64;

Job JobOf(const sqlite::Statement& row) {
  Job job{.id = row.Int64(0),
          .request_id = std::string(row.Text(1)),
          .state = static_cast<JobState>(row.Int64(2)),
          .fault = static_cast<ErrorCode>(row.Int64(3)),
          .created = absl::FromUnixMicros(row.Int64(4)),
          .reprint = row.Bool(6),
          .revision = row.Int64(7)};
  if (!row.IsNull(5)) job.ended = absl::FromUnixMicros(row.Int64(5));
  return job;
}

absl::Status NoSuchJob() {
  return MakeError(ErrorCode::kNotFound, "no print job has that number");
}

}  // namespace

absl::StatusOr<std::unique_ptr<Spool>> Spool::Open(const std::string& path, Clock& clock, int64_t max_pages) {
  absl::StatusOr<std::unique_ptr<sqlite::Database>> database =
      sqlite::Database::Open(path, {.max_page_count = max_pages});
  if (!database.ok()) return database.status();
  if (absl::Status status = (*database)->Migrate(kMigrations); !status.ok()) return status;
  std::unique_ptr<Spool> spool(new Spool(*std::move(database), clock));
  if (absl::Status status = spool->Recover(); !status.ok()) return status;
  return spool;
}

absl::Status Spool::Recover() {
  {
    auto newest = database_->Prepare("SELECT COALESCE(MAX(revision), 0) FROM job");
    if (!newest.ok()) return newest.status();
    if (absl::StatusOr<bool> row = newest->Step(); !row.ok()) return row.status();
    revision_ = newest->Int64(0);
  }
  absl::StatusOr<std::vector<Job>> halfway = Select("state = ?1", static_cast<int64_t>(JobState::kPrinting));
  if (!halfway.ok()) return halfway.status();
  for (const Job& job : *halfway) {
    if (auto moved = SetState(job.id, JobState::kInterrupted, ErrorCode::kServiceUnavailable); !moved.ok()) {
      return moved.status();
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<std::optional<Job>> Spool::FindRequest(std::string_view request_id, std::string_view asked) {
  if (request_id.empty() || request_id.size() > kMaxRequestIdBytes) {
    return MakeError(ErrorCode::kInvalidRequest, "request_id has 1 to 64 characters");
  }
  auto find =
      database_->Prepare(absl::StrCat("SELECT ", kJobColumns, ", asked FROM job WHERE request_id = ?1"));
  if (!find.ok()) return find.status();
  find->Bind(1, request_id);
  absl::StatusOr<bool> found = find->Step();
  if (!found.ok()) return found.status();
  if (!*found) return std::nullopt;
  if (find->Bytes(8) != asked) {
    return MakeError(ErrorCode::kRequestIdReused, "the request_id was used to print something else");
  }
  return JobOf(*find);
}

absl::StatusOr<Job> Spool::Insert(std::string_view request_id, std::string_view asked,
                                  std::string_view document, bool reprint) {
  {
    auto count = database_->Prepare("SELECT COUNT(*) FROM job WHERE state IN (1, 2, 4)");
    if (!count.ok()) return count.status();
    if (absl::StatusOr<bool> row = count->Step(); !row.ok()) return row.status();
    if (count->Int64(0) >= kMaxOpenJobs) {
      return MakeError(ErrorCode::kStorageFull, "too many jobs wait for the printer");
    }
  }
  auto insert = database_->Prepare(
      "INSERT INTO job (request_id, asked, document, reprint, state, fault, created_us, revision) "
      "VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6, ?7)");
  if (!insert.ok()) return insert.status();
  const int64_t now_us = absl::ToUnixMicros(clock_.Now());
  insert->BindAll(request_id, sqlite::Blob{asked}, sqlite::Blob{document}, reprint ? 1 : 0,
                  static_cast<int64_t>(JobState::kQueued), now_us, revision_ + 1);
  if (absl::Status status = insert->Run(); !status.ok()) return status;
  ++revision_;
  return Job{.id = database_->last_insert_rowid(),
             .request_id = std::string(request_id),
             .created = absl::FromUnixMicros(now_us),
             .reprint = reprint,
             .revision = revision_};
}

absl::StatusOr<Job> Spool::Add(std::string_view request_id, std::string_view asked, const Document& document,
                               bool reprint) {
  absl::StatusOr<std::optional<Job>> known = FindRequest(request_id, asked);
  if (!known.ok()) return known.status();
  if (known->has_value()) return **known;
  return Insert(request_id, asked, StoreDocument(document), reprint);
}

absl::StatusOr<Job> Spool::AddReprint(std::string_view request_id, int64_t original) {
  const std::string asked = absl::StrCat("reprint of ", original);
  absl::StatusOr<std::optional<Job>> known = FindRequest(request_id, asked);
  if (!known.ok()) return known.status();
  if (known->has_value()) return **known;
  std::string document;
  {
    auto find = database_->Prepare("SELECT state, document FROM job WHERE id = ?1");
    if (!find.ok()) return find.status();
    find->Bind(1, original);
    absl::StatusOr<bool> found = find->Step();
    if (!found.ok()) return found.status();
    if (!*found) return NoSuchJob();
    if (!IsEnded(static_cast<JobState>(find->Int64(0)))) {
      return MakeError(ErrorCode::kIllegalStep, "the job is still to be printed by itself");
    }
    document = std::string(find->Bytes(1));
  }
  return Insert(request_id, asked, document, /*reprint=*/true);
}

absl::StatusOr<std::vector<Job>> Spool::Select(std::string_view condition, int64_t argument) {
  auto select =
      database_->Prepare(absl::StrCat("SELECT ", kJobColumns, " FROM job WHERE ", std::string(condition)));
  if (!select.ok()) return select.status();
  select->Bind(1, argument);
  std::vector<Job> jobs;
  while (true) {
    absl::StatusOr<bool> row = select->Step();
    if (!row.ok()) return row.status();
    if (!*row) return jobs;
    jobs.push_back(JobOf(*select));
  }
}

absl::StatusOr<Job> Spool::Get(int64_t id) {
  absl::StatusOr<std::vector<Job>> jobs = Select("id = ?1", id);
  if (!jobs.ok()) return jobs.status();
  if (jobs->empty()) return NoSuchJob();
  return jobs->front();
}

absl::StatusOr<std::optional<Job>> Spool::Next() {
  absl::StatusOr<std::vector<Job>> jobs = Select("state IN (1, 4) ORDER BY id LIMIT ?1", 1);
  if (!jobs.ok()) return jobs.status();
  if (jobs->empty()) return std::nullopt;
  return jobs->front();
}

absl::StatusOr<Document> Spool::ReadDocument(int64_t id) {
  auto find = database_->Prepare("SELECT document FROM job WHERE id = ?1");
  if (!find.ok()) return find.status();
  find->Bind(1, id);
  absl::StatusOr<bool> found = find->Step();
  if (!found.ok()) return found.status();
  if (!*found) return NoSuchJob();
  return LoadDocument(find->Bytes(0));
}

absl::StatusOr<Job> Spool::SetState(int64_t id, JobState state, ErrorCode fault, bool mark_reprint) {
  {
    auto update = database_->Prepare(
        "UPDATE job SET state = ?2, fault = ?3, reprint = MAX(reprint, ?4), ended_us = ?5, revision = ?6 "
        "WHERE id = ?1 AND state IN (1, 2, 4)");
    if (!update.ok()) return update.status();
    update->BindAll(id, static_cast<int64_t>(state), static_cast<int64_t>(fault), mark_reprint ? 1 : 0);
    if (IsEnded(state)) update->Bind(5, absl::ToUnixMicros(clock_.Now()));
    update->Bind(6, revision_ + 1);
    if (absl::Status status = update->Run(); !status.ok()) return status;
  }
  if (database_->changes() == 0) {
    absl::StatusOr<Job> job = Get(id);
    if (!job.ok()) return job.status();
    return MakeError(ErrorCode::kIllegalStep, "the job has ended");
  }
  ++revision_;
  return Get(id);
}

absl::StatusOr<std::vector<Job>> Spool::OpenJobs() {
  return Select("state IN (1, 2, 4) AND id >= ?1 ORDER BY id", 0);
}

absl::StatusOr<std::vector<Job>> Spool::ChangedSince(int64_t revision) {
  return Select("revision > ?1 ORDER BY revision", revision);
}

absl::StatusOr<int64_t> Spool::DropEndedBefore(absl::Time time) {
  auto drop = database_->Prepare("DELETE FROM job WHERE ended_us < ?1");
  if (!drop.ok()) return drop.status();
  drop->Bind(1, absl::ToUnixMicros(time));
  if (absl::Status status = drop->Run(); !status.ok()) return status;
  return database_->changes();
}

}  // namespace till::print

// SPDX-License-Identifier: Apache-2.0
#include "services/print/client/fake_printing_client.h"

#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"

namespace till::print {

void FakePrintingClient::FailNext(absl::Status error) {
  absl::MutexLock lock(&mutex_);
  next_error_ = std::move(error);
}

void FakePrintingClient::SetPrinter(v1::PrinterState state) {
  absl::MutexLock lock(&mutex_);
  printer_ = std::move(state);
}

std::vector<v1::Document> FakePrintingClient::printed() const {
  absl::MutexLock lock(&mutex_);
  std::vector<v1::Document> documents;
  for (const Entry& entry : entries_) documents.push_back(entry.document);
  return documents;
}

std::vector<v1::Job> FakePrintingClient::jobs() const {
  absl::MutexLock lock(&mutex_);
  std::vector<v1::Job> jobs;
  for (const Entry& entry : entries_) jobs.push_back(entry.job);
  return jobs;
}

absl::Status FakePrintingClient::TakeError() {
  return std::exchange(next_error_, absl::OkStatus());
}

absl::StatusOr<v1::Job> FakePrintingClient::Add(const std::string& request_id, const v1::Document& document,
                                                const std::string& asked, bool reprint) {
  for (const Entry& entry : entries_) {
    if (entry.job.request_id() != request_id) continue;
    if (entry.asked != asked) return MakeError(ErrorCode::kRequestIdReused, "the request_id was used before");
    return entry.job;
  }
  v1::Job job;
  job.set_job(absl::StrCat("jobs/", entries_.size() + 1));
  job.set_request_id(request_id);
  job.set_reprint(reprint);
  job.set_fault(printer_.fault());
  job.set_state(printer_.fault() == common::v1::ERROR_CODE_UNSPECIFIED ? v1::Job::PRINTED
                                                                       : v1::Job::WAITING_FOR_PRINTER);
  entries_.push_back({.job = job, .document = document, .asked = asked});
  return job;
}

absl::StatusOr<v1::Job> FakePrintingClient::Print(const v1::PrintRequest& request) {
  absl::MutexLock lock(&mutex_);
  if (absl::Status error = TakeError(); !error.ok()) return error;
  const v1::Document& document = request.document();
  std::string asked = absl::StrCat(document.template_(), "\n", document.language());
  const std::map<std::string, std::string> sorted(document.fields().begin(), document.fields().end());
  for (const auto& [name, value] : sorted) absl::StrAppend(&asked, "\n", name, "=", value);
  return Add(request.request_id(), document, asked, /*reprint=*/false);
}

absl::StatusOr<v1::Job> FakePrintingClient::Reprint(const std::string& request_id, const std::string& job) {
  absl::MutexLock lock(&mutex_);
  if (absl::Status error = TakeError(); !error.ok()) return error;
  for (const Entry& entry : entries_) {
    if (entry.job.job() != job) continue;
    const v1::Document document = entry.document;  // Add may move the entries
    return Add(request_id, document, absl::StrCat("reprint of ", job), /*reprint=*/true);
  }
  return MakeError(ErrorCode::kNotFound, "no print job has that name");
}

absl::StatusOr<v1::Job> FakePrintingClient::GetJob(const std::string& job) {
  absl::MutexLock lock(&mutex_);
  if (absl::Status error = TakeError(); !error.ok()) return error;
  for (const Entry& entry : entries_) {
    if (entry.job.job() == job) return entry.job;
  }
  return MakeError(ErrorCode::kNotFound, "no print job has that name");
}

absl::StatusOr<v1::PrinterState> FakePrintingClient::PrinterStatus() {
  absl::MutexLock lock(&mutex_);
  if (absl::Status error = TakeError(); !error.ok()) return error;
  return printer_;
}

}  // namespace till::print

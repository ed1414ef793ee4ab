// SPDX-License-Identifier: Apache-2.0
#include "services/print/wire.h"

#include <charconv>

#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"

namespace till::print {
namespace {

constexpr std::string_view kJobs = "jobs/";

google::protobuf::Timestamp ToWire(absl::Time time) {
  google::protobuf::Timestamp timestamp;
  const int64_t seconds = absl::ToUnixSeconds(time);
  timestamp.set_seconds(seconds);
  timestamp.set_nanos(static_cast<int32_t>(absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(seconds))));
  return timestamp;
}

v1::Job::State ToWire(JobState state) {
  switch (state) {
    case JobState::kQueued:
      return v1::Job::QUEUED;
    case JobState::kPrinting:
      return v1::Job::PRINTING;
    case JobState::kPrinted:
      return v1::Job::PRINTED;
    case JobState::kWaiting:
      return v1::Job::WAITING_FOR_PRINTER;
    case JobState::kInterrupted:
      return v1::Job::INTERRUPTED;
    case JobState::kFailed:
      return v1::Job::FAILED;
  }
  return v1::Job::STATE_UNSPECIFIED;
}

common::v1::ErrorCode ToWire(ErrorCode code) {
  return static_cast<common::v1::ErrorCode>(code);
}

}  // namespace

absl::StatusOr<Document> FillDocument(const TemplateSet& templates, const v1::Document& request) {
  const absl::StatusOr<DocumentLanguage> language = ParseDocumentLanguage(request.language());
  if (!language.ok()) return MakeError(ErrorCode::kInvalidRequest, std::string(language.status().message()));
  const Fields fields(request.fields().begin(), request.fields().end());
  absl::StatusOr<Document> document = templates.Fill(request.template_(), fields, *language);
  if (!document.ok()) return MakeError(ErrorCode::kInvalidRequest, std::string(document.status().message()));
  return document;
}

std::string CanonicalForm(const v1::Document& request) {
  // Each part with its length before it, so that no two documents share a form.
  std::string form;
  const auto add = [&form](const std::string& part) { absl::StrAppend(&form, part.size(), ":", part); };
  add(request.template_());
  add(request.language());
  for (const auto& [name, value] : Fields(request.fields().begin(), request.fields().end())) {
    add(name);
    add(value);
  }
  return form;
}

v1::Job ToWire(const Job& job) {
  v1::Job wire;
  wire.set_job(JobName(job.id));
  wire.set_request_id(job.request_id);
  wire.set_state(ToWire(job.state));
  wire.set_fault(ToWire(job.fault));
  *wire.mutable_create_time() = ToWire(job.created);
  if (job.ended.has_value()) *wire.mutable_end_time() = ToWire(*job.ended);
  wire.set_reprint(job.reprint);
  return wire;
}

v1::PrinterState ToWire(const PrinterState& state) {
  v1::PrinterState wire;
  wire.set_online(state.status.online);
  wire.set_paper_out(state.status.paper_out);
  wire.set_paper_low(state.status.paper_low);
  wire.set_cover_open(state.status.cover_open);
  wire.set_fault(ToWire(state.fault));
  return wire;
}

std::string JobName(int64_t id) {
  return absl::StrCat("jobs/", id);
}

absl::StatusOr<int64_t> ParseJobName(std::string_view name) {
  int64_t id = 0;
  if (name.starts_with(kJobs)) {
    const std::string_view number = name.substr(kJobs.size());
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), id);
    if (error == std::errc() && end == number.data() + number.size() && JobName(id) == name && id > 0)
      return id;
  }
  return MakeError(ErrorCode::kNotFound, "that is no print job's name");
}

}  // namespace till::print

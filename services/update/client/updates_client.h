// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_CLIENT_UPDATES_CLIENT_H_
#define TILL_SERVICES_UPDATE_CLIENT_UPDATES_CLIENT_H_

#include <memory>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "till/update/v1/updates.pb.h"

namespace till::update {

// UpdatesClient keeps the terminal's software current, for programs that show it to people. Thread-safe.
// `session` is an operator's, with the permission UPDATE.
class UpdatesClient {
 public:
  // OnStatus hears each status, in the calling thread; returning false stops following (the update goes on).
  using OnStatus = absl::FunctionRef<bool(const v1::UpdateStatus&)>;

  virtual ~UpdatesClient() = default;

  virtual absl::StatusOr<v1::CheckResponse> Check() = 0;
  // Download and Install follow to the end of that step, at most for `patience`.
  virtual absl::Status Download(const v1::DownloadRequest& request, const std::string& session,
                                absl::Duration patience, OnStatus on_status) = 0;
  virtual absl::Status Install(const v1::InstallRequest& request, const std::string& session,
                               absl::Duration patience, OnStatus on_status) = 0;
  // Watch follows whatever is going on, at most for `patience`.
  virtual absl::Status Watch(absl::Duration patience, OnStatus on_status) = 0;
  virtual absl::Status Reboot(const std::string& session) = 0;
  virtual absl::Status MarkGood(const std::string& session) = 0;
  virtual absl::Status Rollback(const std::string& session) = 0;
};

// DialUpdates returns a client of R/update/updates.sock that speaks `language` ("zh" or "en"). It connects at
// the first call.
std::unique_ptr<UpdatesClient> DialUpdates(const std::string& run_directory, const std::string& language);

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_CLIENT_UPDATES_CLIENT_H_

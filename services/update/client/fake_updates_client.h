// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_CLIENT_FAKE_UPDATES_CLIENT_H_
#define TILL_SERVICES_UPDATE_CLIENT_FAKE_UPDATES_CLIENT_H_

#include <string>
#include <vector>

#include "services/update/client/updates_client.h"

namespace till::update {

// FakeUpdatesClient answers what the test put into its fields, and remembers what it was asked. Set them
// before other threads call.
class FakeUpdatesClient final : public UpdatesClient {
 public:
  absl::Status error;  // of every call, unless OK
  v1::CheckResponse found;
  std::vector<v1::UpdateStatus> statuses;  // of every stream
  std::vector<std::string> calls;          // "Download 1.4.0"

  absl::StatusOr<v1::CheckResponse> Check() override {
    calls.push_back("Check");
    if (!error.ok()) return error;
    return found;
  }
  absl::Status Download(const v1::DownloadRequest& request, const std::string& session,
                        absl::Duration patience, OnStatus on_status) override {
    return Stream("Download " + request.version(), on_status);
  }
  absl::Status Install(const v1::InstallRequest& request, const std::string& session, absl::Duration patience,
                       OnStatus on_status) override {
    return Stream("Install " + request.version(), on_status);
  }
  absl::Status Watch(absl::Duration patience, OnStatus on_status) override {
    return Stream("Watch", on_status);
  }
  absl::Status Reboot(const std::string& session) override { return Note("Reboot"); }
  absl::Status MarkGood(const std::string& session) override { return Note("MarkGood"); }
  absl::Status Rollback(const std::string& session) override { return Note("Rollback"); }

 private:
  absl::Status Note(const std::string& call) {
    calls.push_back(call);
    return error;
  }
  absl::Status Stream(const std::string& call, OnStatus on_status) {
    if (absl::Status noted = Note(call); !noted.ok()) return noted;
    for (const v1::UpdateStatus& status : statuses) {
      if (!on_status(status)) break;
    }
    return absl::OkStatus();
  }
};

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_CLIENT_FAKE_UPDATES_CLIENT_H_

// SPDX-License-Identifier: Apache-2.0
// The facet over a real socket, with the desk stepping in its own thread.
#include "services/update/updates_service.h"

#include <gtest/gtest.h>

#include <functional>
#include <vector>

#include "services/common/rpc/testing/local_facet.h"
#include "services/common/session/permission_checker.h"
#include "services/common/status/error.h"
#include "services/update/client/grpc_updates_client.h"
#include "services/update/step_thread.h"
#include "services/update/testing_world.h"

namespace till::update {
namespace {

using S = v1::UpdateStatus;

// SignedIn lets the session "administrator" do what wants UPDATE, and nobody else.
class SignedIn final : public PermissionChecker {
 public:
  absl::Status Check(common::v1::Permission permission, const CallCredentials& credentials) const override {
    if (permission == common::v1::UPDATE && credentials.session == "administrator") return absl::OkStatus();
    return MakeError(ErrorCode::kNotSignedIn, "nobody");
  }
};

class UpdatesServiceTest : public testing::Test {
 protected:
  UpdatesServiceTest()
      : world_(testing::TempDir() + "/service"),
        service_(world_.NewDesk()),
        facet_(std::in_place_type<v1::Updates>, &service_, {.rules = {.permissions = &signed_in_}}),
        client_(facet_.channel(), "zh"),
        steps_(world_.desk(), absl::Milliseconds(20)) {
    world_.Publish("1.4.0", {.product = TestingWorld::kProduct, .version = "1.4.0"},
                   [](files::Channel& channel) {
                     channel.mutable_releases(0)->set_notes_zh("修正打印问题");
                     channel.mutable_releases(0)->set_notes_en("Printing mended");
                   });
    world_.desk().Step();
    steps_.Start();
  }
  ~UpdatesServiceTest() override { steps_.Stop(); }

  UpdatesClient::OnStatus Keep() { return keep_; }

  const SignedIn signed_in_;
  TestingWorld world_;
  UpdatesService service_;
  rpc::testing::LocalFacet facet_;
  GrpcUpdatesClient client_;
  StepThread steps_;
  std::vector<v1::UpdateStatus> said_;
  const std::function<bool(const v1::UpdateStatus&)> keep_ = [this](const v1::UpdateStatus& status) {
    said_.push_back(status);
    return true;
  };
};

constexpr char kSession[] = "administrator";
constexpr absl::Duration kPatience = absl::Seconds(30);

v1::DownloadRequest DownloadOf(const std::string& version) {
  v1::DownloadRequest request;
  request.set_version(version);
  return request;
}

v1::InstallRequest InstallOf(const std::string& version) {
  v1::InstallRequest request;
  request.set_version(version);
  return request;
}

TEST_F(UpdatesServiceTest, CheckDownloadInstallStreamTheirProgressToTheEnd) {
  const absl::StatusOr<v1::CheckResponse> found = client_.Check();
  ASSERT_TRUE(found.ok()) << found.status();
  EXPECT_EQ(found->running_version(), "1.0.0");
  EXPECT_EQ(found->available_version(), "1.4.0");
  EXPECT_EQ(found->notes(), "修正打印问题");
  EXPECT_GT(found->size_bytes(), 100);
  ASSERT_TRUE(client_.Download(DownloadOf("1.4.0"), kSession, kPatience, Keep()).ok());
  ASSERT_FALSE(said_.empty());
  EXPECT_EQ(said_.back().phase(), S::DOWNLOADED);
  EXPECT_EQ(said_.back().progress_percent(), 100);
  said_.clear();
  ASSERT_TRUE(client_.Install(InstallOf("1.4.0"), kSession, kPatience, Keep()).ok());
  ASSERT_FALSE(said_.empty());
  EXPECT_EQ(said_.back().phase(), S::INSTALLED);
  EXPECT_EQ(said_.back().version(), "1.4.0");
  EXPECT_EQ(said_.back().running_version(), "1.0.0");
  EXPECT_EQ(said_.back().channel(), "stable");
  int before = 0;
  for (const v1::UpdateStatus& status : said_) {
    if (status.phase() != S::INSTALLING) continue;
    EXPECT_GE(status.progress_percent(), before);
    EXPECT_LE(status.progress_percent(), 100);
    before = status.progress_percent();
  }
  EXPECT_TRUE(client_.Reboot(kSession).ok());
  EXPECT_EQ(world_.restarts, 1);
}

TEST_F(UpdatesServiceTest, AFaultIsToldInTheCallersLanguageAndErrorsAreTheCallers) {
  world_.http.reachable = false;
  const absl::StatusOr<v1::CheckResponse> away = client_.Check();
  ASSERT_TRUE(away.ok()) << "the world said no: that is an answer";
  EXPECT_EQ(away->fault(), v1::SERVER_UNREACHABLE);
  EXPECT_EQ(away->message(), "无法连接更新服务器，请检查网络。");
  EXPECT_EQ(ErrorCodeOf(client_.Download(DownloadOf("9.9.9"), kSession, kPatience, Keep())),
            ErrorCode::kNotFound);
  EXPECT_EQ(ErrorCodeOf(client_.Install(InstallOf("9.9.9"), kSession, kPatience, Keep())),
            ErrorCode::kNotFound);
  EXPECT_EQ(ErrorCodeOf(client_.Reboot(kSession)), ErrorCode::kIllegalStep);
  EXPECT_EQ(ErrorCodeOf(client_.MarkGood(kSession)), ErrorCode::kIllegalStep);
  EXPECT_EQ(ErrorCodeOf(client_.Rollback(kSession)), ErrorCode::kIllegalStep);
  EXPECT_TRUE(said_.empty());
}

TEST_F(UpdatesServiceTest, WhatChangesSomethingWantsThePermission) {
  ASSERT_TRUE(client_.Check().ok()) << "looking wants none";
  for (const absl::Status& status : {client_.Download(DownloadOf("1.4.0"), "", kPatience, Keep()),
                                     client_.Install(InstallOf("1.4.0"), "", kPatience, Keep()),
                                     client_.Reboot(""), client_.MarkGood(""), client_.Rollback("")}) {
    EXPECT_EQ(ErrorCodeOf(status), ErrorCode::kNotSignedIn);
  }
}

TEST_F(UpdatesServiceTest, AWatcherHearsWhatIsAndWhatChanges) {
  bool checked = false;
  const absl::Status watched = client_.Watch(kPatience, [&](const v1::UpdateStatus& status) {
    said_.push_back(status);
    if (!checked) {
      EXPECT_TRUE(client_.Check().ok());
      checked = true;
    }
    return status.phase() != S::FOUND;
  });
  EXPECT_TRUE(watched.ok()) << watched;
  EXPECT_EQ(said_.front().phase(), S::IDLE);
  EXPECT_EQ(said_.back().version(), "1.4.0");
}

}  // namespace
}  // namespace till::update

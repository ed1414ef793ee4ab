// SPDX-License-Identifier: Apache-2.0
#include "services/common/rpc/peer_policy.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include "services/common/lifecycle/unique_fd.h"
#include "services/common/status/error.h"

namespace till::rpc {
namespace {

TEST(PeerPolicy, AnEmptyOneAdmitsNobodyNotEvenRoot) {
  EXPECT_TRUE(
      HasErrorCode(PeerPolicy().Admit({.pid = 1, .uid = 0, .gid = 0}).status(), ErrorCode::kCallerRefused));
}

TEST(PeerPolicy, AdmitsByUser) {
  const PeerPolicy policy = PeerPolicy().Allow(1001, "kiosk").Allow(1002, "tillctl");
  const absl::StatusOr<Caller> caller = policy.Admit({.pid = 5, .uid = 1001, .gid = 7});
  ASSERT_TRUE(caller.ok());
  EXPECT_TRUE(caller->Is("kiosk"));
  EXPECT_FALSE(caller->Is("tillctl"));
  EXPECT_EQ(caller->credentials.pid, 5);
  EXPECT_FALSE(policy.Admit({.pid = 5, .uid = 1003, .gid = 1001}).ok());
}

TEST(PeerPolicy, AUserOfSeveralNamesHasThemAllOnce) {
  const PeerPolicy policy = PeerPolicy().Allow(7, "tillctl").Allow(7, "kiosk").Allow(7, "tillctl");
  EXPECT_EQ(policy.Admit({.pid = 5, .uid = 7, .gid = 7})->Describe(), "kiosk|tillctl");
}

TEST(PeerCredentials, AreTheKernels) {
  int ends[2];
  ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
  const UniqueFd one(ends[0]);
  const UniqueFd other(ends[1]);
  const absl::StatusOr<PeerCredentials> credentials = ReadPeerCredentials(one.get());
  ASSERT_TRUE(credentials.ok());
  EXPECT_EQ(credentials->uid, geteuid());
  EXPECT_EQ(credentials->pid, getpid());
}

TEST(PeerCredentials, AreNotToBeHadOfOtherDescriptors) {
  const UniqueFd internet(socket(AF_INET, SOCK_STREAM, 0));
  EXPECT_FALSE(ReadPeerCredentials(internet.get()).ok());
  const UniqueFd unconnected(socket(AF_UNIX, SOCK_STREAM, 0));
  EXPECT_FALSE(ReadPeerCredentials(unconnected.get()).ok());
  EXPECT_FALSE(ReadPeerCredentials(-1).ok());
}

}  // namespace
}  // namespace till::rpc

// SPDX-License-Identifier: Apache-2.0
#include "services/common/access/identities.h"

#include <gtest/gtest.h>
#include <unistd.h>

namespace till {
namespace {

TEST(Identities, TheConfigurationComesFirst) {
  till::config::Common common;
  auto& kiosk = *common.add_identities();
  kiosk.set_name("kiosk");
  kiosk.set_uid(4711);
  const absl::StatusOr<Identities> identities = Identities::FromConfig(common);
  ASSERT_TRUE(identities.ok());
  EXPECT_EQ(identities->UidOf("kiosk").value(), 4711u);
}

TEST(Identities, ANameWithoutAUserIsNobody) {
  const absl::StatusOr<Identities> identities = Identities::FromConfig({});
  ASSERT_TRUE(identities.ok());
  EXPECT_EQ(identities->UidOf("no-such-program").status().code(), absl::StatusCode::kNotFound);
}

#ifndef TILL_RELEASE
TEST(Identities, InDevelopmentANameWithoutAUserIsOurOwn) {
  till::config::Common common;
  common.set_development(true);
  const absl::StatusOr<Identities> identities = Identities::FromConfig(common);
  ASSERT_TRUE(identities.ok());
  EXPECT_EQ(identities->UidOf("no-such-program").value(), geteuid());
}
#else
TEST(Identities, DevelopmentIsRefusedInARelease) {
  till::config::Common common;
  common.set_development(true);
  EXPECT_FALSE(Identities::FromConfig(common).ok());
}
#endif

TEST(Identities, ANameTwiceIsRefused) {
  till::config::Common common;
  common.add_identities()->set_name("kiosk");
  common.add_identities()->set_name("kiosk");
  EXPECT_FALSE(Identities::FromConfig(common).ok());
}

}  // namespace
}  // namespace till

// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/password_hasher.h"

#include <string>

#include "gtest/gtest.h"

namespace till::terminal {
namespace {

TEST(PasswordHasher, KnowsRightFromWrong) {
  const PasswordHasher hasher = PasswordHasher::Cheapest();
  const std::string hash = *hasher.Hash("123456");
  EXPECT_TRUE(hasher.Verify(hash, "123456"));
  EXPECT_FALSE(hasher.Verify(hash, "123457"));
  EXPECT_FALSE(hasher.Verify(hash, ""));
  EXPECT_FALSE(hasher.Verify("", "123456"));
  EXPECT_FALSE(hasher.Verify("$argon2id$v=19$m=8,t=1,p=1$x$y", "123456"));
  EXPECT_FALSE(hasher.Verify(std::string(500, 'x'), "123456"));
}

TEST(PasswordHasher, SaltsEachHash) {
  const PasswordHasher hasher = PasswordHasher::Cheapest();
  EXPECT_NE(*hasher.Hash("0000"), *hasher.Hash("0000"));
}

TEST(PasswordHasher, TheUsualCostIsTwelveMebibytesAndThreePasses) {
  const std::string hash = *PasswordHasher().Hash("0000");
  EXPECT_EQ(hash.rfind("$argon2id$v=19$m=12288,t=3,p=1$", 0), 0u) << hash;
}

TEST(PasswordHasher, ChecksAHashMadeElsewhere) {
  // By libsodium's own test vectors for crypto_pwhash_str_verify (test/default/pwhash_argon2id.c).
  EXPECT_TRUE(PasswordHasher::Cheapest().Verify(
      "$argon2id$v=19$m=256,t=3,p=1$MDEyMzQ1Njc$G5ajKFCoUzaXRLdz7UJb5wGkb2Xt+X5/GQjUYtS2+TE", "password"));
}

}  // namespace
}  // namespace till::terminal

// SPDX-License-Identifier: Apache-2.0
#include "services/integrator/identity.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "services/common/status/error.h"
#include "services/integrator/fingerprint.h"

namespace till::integrator {
namespace {

class IdentityTest : public ::testing::Test {
 protected:
  IdentityTest() : path_(MakeFolder() + "/identity.pem") {}

  static std::string MakeFolder() {
    std::string folder = ::testing::TempDir() + "/identity-XXXXXX";
    EXPECT_NE(mkdtemp(folder.data()), nullptr);
    return folder;
  }

  static std::string Read(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
  }

  void Write(const std::string& text) { std::ofstream(path_) << text; }

  const std::string path_;
};

TEST_F(IdentityTest, IsMadeOnceAndKept) {
  const absl::StatusOr<Identity> made = LoadOrMakeIdentity(path_, "till-terminal");
  ASSERT_TRUE(made.ok()) << made.status();
  const absl::StatusOr<Identity> again = LoadOrMakeIdentity(path_, "till-terminal");
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->certificate_pem, made->certificate_pem);
  EXPECT_EQ(again->private_key_pem, made->private_key_pem);
  ASSERT_TRUE(FingerprintOf(made->certificate_pem));
}

TEST_F(IdentityTest, IsItsOwnersAlone) {
  ASSERT_TRUE(LoadOrMakeIdentity(path_, "till-terminal").ok());
  struct stat status = {};
  ASSERT_EQ(stat(path_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST_F(IdentityTest, TwoAreNeverTheSame) {
  const absl::StatusOr<Identity> one = LoadOrMakeIdentity(path_, "till-terminal");
  const absl::StatusOr<Identity> two = LoadOrMakeIdentity(path_ + ".two", "till-terminal");
  ASSERT_TRUE(one.ok() && two.ok());
  EXPECT_NE(FingerprintOf(one->certificate_pem), FingerprintOf(two->certificate_pem));
}

TEST_F(IdentityTest, ADamagedOneIsPutAsideAndAnotherMade) {
  const absl::StatusOr<Identity> made = LoadOrMakeIdentity(path_, "till-terminal");
  ASSERT_TRUE(made.ok());
  const absl::StatusOr<Identity> other = LoadOrMakeIdentity(path_ + ".other", "till-terminal");
  ASSERT_TRUE(other.ok());
  for (const std::string& damaged :
       {std::string(), std::string("nonsense"), made->private_key_pem, made->certificate_pem,
        made->private_key_pem + made->certificate_pem.substr(0, 200),
        other->private_key_pem + made->certificate_pem, std::string(100'000, 'x')}) {
    Write(damaged);
    const absl::StatusOr<Identity> mended = LoadOrMakeIdentity(path_, "till-terminal");
    ASSERT_TRUE(mended.ok()) << mended.status();
    EXPECT_NE(mended->certificate_pem, made->certificate_pem);
    EXPECT_EQ(Read(path_ + ".damaged"), damaged);
  }
}

TEST_F(IdentityTest, WithoutAFolderThereIsNone) {
  const absl::StatusOr<Identity> none = LoadOrMakeIdentity("/does/not/exist/identity.pem", "till-terminal");
  EXPECT_TRUE(HasErrorCode(none.status(), ErrorCode::kStorageFailed)) << none.status();
}

}  // namespace
}  // namespace till::integrator

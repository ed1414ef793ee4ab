// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/sealed_documents.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "gtest/gtest.h"
#include "services/common/status/error.h"

namespace till::terminal {
namespace {

TEST(SealedDocuments, OpensWhatItSealedUnderThatNameOnly) {
  const SealedDocuments seals = SealedDocuments::ForTests();
  const std::string sealed = seals.Seal("payee", "张三 440524188001010014");
  EXPECT_EQ(sealed.find("4405"), std::string::npos);
  EXPECT_EQ(*seals.Open("payee", sealed), "张三 440524188001010014");
  EXPECT_NE(seals.Seal("payee", "a"), seals.Seal("payee", "a")) << "a fresh nonce each time";
  EXPECT_EQ(ErrorCodeOf(seals.Open("payee-photo-1", sealed).status()), ErrorCode::kStorageCorrupt);
  EXPECT_FALSE(SealedDocuments::ForTests().Open("payee", sealed).ok()) << "another key";
  EXPECT_EQ(*seals.Open("empty", seals.Seal("empty", "")), "");
  for (size_t i = 0; i < sealed.size(); ++i) {
    std::string bad = sealed;
    bad[i] = static_cast<char>(bad[i] ^ 1);
    EXPECT_FALSE(seals.Open("payee", bad).ok()) << i;
    EXPECT_FALSE(seals.Open("payee", sealed.substr(0, i)).ok()) << i;
  }
}

TEST(SealedDocuments, TheKeyIsKeptForItsOwnerOnly) {
  std::string folder = testing::TempDir() + "/seals-XXXXXX";
  ASSERT_NE(::mkdtemp(folder.data()), nullptr);
  const std::string path = folder + "/payee.key";
  const auto made = SealedDocuments::LoadOrCreate(path);
  ASSERT_TRUE(made.ok()) << made.status();
  struct stat status {};
  ASSERT_EQ(stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  EXPECT_EQ(*SealedDocuments::LoadOrCreate(path)->Open("a", made->Seal("a", "text")), "text");
  ASSERT_EQ(chmod(path.c_str(), 0644), 0);
  EXPECT_EQ(ErrorCodeOf(SealedDocuments::LoadOrCreate(path).status()), ErrorCode::kStorageCorrupt);
}

}  // namespace
}  // namespace till::terminal

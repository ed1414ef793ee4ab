// SPDX-License-Identifier: Apache-2.0
#include "services/integrator/admission.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/common/clock/fake_clock.h"
#include "services/common/status/error.h"

namespace till::integrator {
namespace {

std::string Fingerprint(int number) {
  return absl::StrCat(absl::Dec(number, absl::kZeroPad16), std::string(48, 'a'));
}

class AdmissionTest : public ::testing::Test {
 protected:
  AdmissionTest() : path_(MakeFolder() + "/clients.state") {}

  static std::string MakeFolder() {
    std::string folder = ::testing::TempDir() + "/admission-XXXXXX";
    EXPECT_NE(mkdtemp(folder.data()), nullptr);
    return folder;
  }

  Admission Open() { return Admission(path_, clock_); }

  FakeClock clock_;
  const std::string path_;
};

TEST_F(AdmissionTest, NobodyIsAdmittedAtFirst) {
  EXPECT_FALSE(Open().Admits(Fingerprint(1)));
  EXPECT_TRUE(Open().Clients().empty());
}

TEST_F(AdmissionTest, WhoIsAdmittedStaysSo) {
  {
    Admission admission = Open();
    ASSERT_TRUE(admission.Admit(Fingerprint(2), "收银机 2").ok());
    ASSERT_TRUE(admission.Admit(Fingerprint(1), "Till 1").ok());
    EXPECT_TRUE(admission.Admits(Fingerprint(1)));
  }
  const Admission again = Open();
  EXPECT_TRUE(again.Admits(Fingerprint(1)));
  EXPECT_FALSE(again.Admits(Fingerprint(3)));
  ASSERT_EQ(again.Clients().size(), 2u);
  EXPECT_EQ(again.Clients()[0].name, "Till 1");
  EXPECT_EQ(again.Clients()[1].name, "收银机 2");
  EXPECT_EQ(again.Clients()[0].admitted, clock_.Now());
}

TEST_F(AdmissionTest, WhoIsRemovedStaysSo) {
  {
    Admission admission = Open();
    ASSERT_TRUE(admission.Admit(Fingerprint(1), "Till 1").ok());
    ASSERT_TRUE(admission.Remove(absl::AsciiStrToUpper(Fingerprint(1))).ok());
    EXPECT_FALSE(admission.Admits(Fingerprint(1)));
    EXPECT_TRUE(HasErrorCode(admission.Remove(Fingerprint(1)), ErrorCode::kNotFound));
    EXPECT_TRUE(HasErrorCode(admission.Remove("nonsense"), ErrorCode::kNotFound));
  }
  EXPECT_FALSE(Open().Admits(Fingerprint(1)));
}

TEST_F(AdmissionTest, AnotherNameKeepsTheDay) {
  Admission admission = Open();
  ASSERT_TRUE(admission.Admit(Fingerprint(1), "Till 1").ok());
  const absl::Time then = clock_.Now();
  clock_.Advance(absl::Hours(24));
  ASSERT_TRUE(admission.Admit(Fingerprint(1), "Bar").ok());
  ASSERT_EQ(admission.Clients().size(), 1u);
  EXPECT_EQ(admission.Clients()[0].name, "Bar");
  EXPECT_EQ(admission.Clients()[0].admitted, then);
}

TEST_F(AdmissionTest, WhatIsNoFingerprintOrNoNameIsRefused) {
  Admission admission = Open();
  EXPECT_TRUE(HasErrorCode(admission.Admit("12", "Till 1"), ErrorCode::kInvalidRequest));
  for (const std::string& name : {std::string(), std::string(" "), std::string("Till\n1"),
                                  std::string(" Till"), std::string("Till "), std::string(41, 'x')}) {
    EXPECT_TRUE(HasErrorCode(admission.Admit(Fingerprint(1), name), ErrorCode::kInvalidRequest)) << name;
  }
  std::string longest;
  for (int i = 0; i < 40; ++i) longest += "机";
  EXPECT_TRUE(admission.Admit(Fingerprint(1), longest).ok());
}

TEST_F(AdmissionTest, SixteenAndNotOneMore) {
  Admission admission = Open();
  for (int i = 0; i < 16; ++i) ASSERT_TRUE(admission.Admit(Fingerprint(i), "x").ok());
  EXPECT_TRUE(HasErrorCode(admission.Admit(Fingerprint(16), "x"), ErrorCode::kInvalidRequest));
  EXPECT_TRUE(admission.Admit(Fingerprint(15), "y").ok());
  EXPECT_EQ(admission.Clients().size(), 16u);
}

TEST_F(AdmissionTest, ADamagedFileLetsNobodyInAndIsPutAside) {
  for (const std::string& damaged :
       {std::string("nonsense"), absl::StrCat("clients { fingerprint: \"", Fingerprint(1), "\" }"),
        std::string("clients { fingerprint: \"12\" name: \"Till 1\" }"), std::string(100'000, ' ')}) {
    std::ofstream(path_) << damaged;
    EXPECT_TRUE(Open().Clients().empty()) << damaged;
    EXPECT_FALSE(std::ifstream(path_).good());
    EXPECT_TRUE(std::ifstream(path_ + ".damaged").good());
  }
  EXPECT_TRUE(Open().Admit(Fingerprint(1), "Till 1").ok());
}

TEST_F(AdmissionTest, WhatTheDiskDidNotTakeIsNotSo) {
  Admission admission("/does/not/exist/clients.state", clock_);
  EXPECT_TRUE(HasErrorCode(admission.Admit(Fingerprint(1), "Till 1"), ErrorCode::kStorageFailed));
  EXPECT_FALSE(admission.Admits(Fingerprint(1)));
}

TEST_F(AdmissionTest, WhoKnocksIsShownOnceUntilAdmittedOrForgotten) {
  Admission admission = Open();
  admission.Knocked(Fingerprint(1), "192.0.2.1", "Till 1");
  clock_.Advance(absl::Minutes(9));
  admission.Knocked(Fingerprint(2), "192.0.2.2", "Till 2");
  ASSERT_EQ(admission.Knocks().size(), 2u);
  EXPECT_EQ(admission.Knocks()[0].address, "192.0.2.2");
  admission.Knocked(Fingerprint(1), "192.0.2.1", "Till 1");
  ASSERT_EQ(admission.Knocks().size(), 2u);
  EXPECT_EQ(admission.Knocks()[0].fingerprint, Fingerprint(1));
  ASSERT_TRUE(admission.Admit(Fingerprint(1), "Till 1").ok());
  ASSERT_EQ(admission.Knocks().size(), 1u);
  clock_.Advance(absl::Minutes(11));
  EXPECT_TRUE(admission.Knocks().empty());
}

TEST_F(AdmissionTest, AStormOfStrangersFillsNothing) {
  Admission admission = Open();
  for (int i = 0; i < 1000; ++i) {
    admission.Knocked(Fingerprint(i), std::string(1000, 'x'), std::string(1000, '\x1b'));
  }
  ASSERT_EQ(admission.Knocks().size(), Admission::kMostKnocks);
  EXPECT_EQ(admission.Knocks()[0].claimed_name, std::string(40, '?'));
  EXPECT_EQ(admission.Knocks()[0].address.size(), 64u);
}

}  // namespace
}  // namespace till::integrator

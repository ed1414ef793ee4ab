// SPDX-License-Identifier: Apache-2.0
#include "services/update/fault.h"

#include <gtest/gtest.h>

#include <set>

#include "services/common/status/error.h"

namespace till::update {
namespace {

TEST(Fault, EachHasWordsInBothLanguagesOfItsOwn) {
  std::set<std::string_view> words;
  std::set<v1::Fault> faults;
  for (const FaultEntry& entry : FaultEntries()) {
    faults.insert(entry.fault);
    EXPECT_TRUE(words.insert(entry.words_en).second) << v1::Fault_Name(entry.fault);
    EXPECT_TRUE(words.insert(entry.words_zh).second) << v1::Fault_Name(entry.fault);
    EXPECT_TRUE(entry.words_zh.ends_with("。") && entry.words_en.ends_with("."));
  }
  for (int number = 1; number <= v1::Fault_MAX; ++number) {
    if (v1::Fault_IsValid(number)) {
      EXPECT_TRUE(faults.contains(static_cast<v1::Fault>(number)))
          << v1::Fault_Name(static_cast<v1::Fault>(number));
    }
  }
}

TEST(Fault, AStatusCarriesIt) {
  const absl::Status status = MakeFault(v1::SERVER_SLOW, "4 bytes in 30 s");
  EXPECT_EQ(FaultOf(status), v1::SERVER_SLOW);
  EXPECT_EQ(ErrorCodeOf(status), ErrorCode::kTimedOut);
  EXPECT_TRUE(HasFault(status, v1::SERVER_SLOW));
  EXPECT_FALSE(HasFault(status, v1::SERVER_STOPPED));
}

TEST(Fault, AStatusWithoutOneIsOfTheFiles) {
  EXPECT_EQ(FaultOf(absl::OkStatus()), v1::FAULT_UNSPECIFIED);
  EXPECT_EQ(FaultOf(MakeError(ErrorCode::kStorageFull, "disk")), v1::NO_ROOM);
  EXPECT_EQ(FaultOf(MakeError(ErrorCode::kStorageFailed, "disk")), v1::STORAGE_UNUSABLE);
  EXPECT_FALSE(HasFault(MakeError(ErrorCode::kStorageFull, "disk"), v1::NO_ROOM));
}

}  // namespace
}  // namespace till::update

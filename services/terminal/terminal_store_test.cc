// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/terminal_store.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "gtest/gtest.h"

namespace till::terminal {
namespace {

std::string NewPath() {
  std::string folder = testing::TempDir() + "/terminal-XXXXXX";
  EXPECT_NE(::mkdtemp(folder.data()), nullptr);
  return folder + "/terminal.db";
}

AuditEntry Act(std::string act) {
  return {.time = absl::FromUnixSeconds(1'800'000'000), .act = std::move(act)};
}

TEST(TerminalStore, EverythingIsThereAfterARestart) {
  const std::string path = NewPath();
  const OperatorAccount account = {.operator_id = "07",
                                   .role = Role::kSupervisor,
                                   .display_name = "王",
                                   .password_hash = "$argon2id$",
                                   .password_change_required = true,
                                   .failures = 3,
                                   .locked_until = absl::FromUnixMicros(1'800'000'000'123'456),
                                   .last_sign_in = absl::FromUnixSeconds(1'700'000'000)};
  {
    auto store = TerminalStore::Open(path);
    ASSERT_TRUE(store.ok()) << store.status();
    ASSERT_TRUE((*store)->SaveOperator(account, Act("operator")).ok());
    ASSERT_TRUE((*store)->SaveDocument("profile", std::string("a\0b", 3), Act("document")).ok());
    ASSERT_TRUE((*store)
                    ->EndSession("hash", absl::FromUnixSeconds(2'000'000'000),
                                 absl::FromUnixSeconds(1'800'000'000), Act("session"))
                    .ok());
  }
  auto store = TerminalStore::Open(path);
  ASSERT_TRUE(store.ok());
  const auto found = (*store)->FindOperator("07");
  ASSERT_TRUE(found.ok() && found->has_value());
  EXPECT_EQ((*found)->role, Role::kSupervisor);
  EXPECT_EQ((*found)->display_name, "王");
  EXPECT_EQ((*found)->password_hash, "$argon2id$");
  EXPECT_TRUE((*found)->password_change_required);
  EXPECT_EQ((*found)->failures, 3);
  EXPECT_EQ((*found)->locked_until, account.locked_until);
  EXPECT_EQ((*found)->last_sign_in, account.last_sign_in);
  EXPECT_EQ(**(*store)->FindDocument("profile"), std::string("a\0b", 3));
  EXPECT_TRUE(*(*store)->SessionEnded("hash"));
  EXPECT_FALSE(*(*store)->SessionEnded("other"));
  EXPECT_EQ((*store)->Audit(10)->size(), 3u);
  EXPECT_EQ((*store)->Audit(1)->at(0).act, "session");
  EXPECT_FALSE((*store)->FindOperator("08")->has_value());
  EXPECT_FALSE((*store)->FindDocument("nothing")->has_value());
  EXPECT_TRUE((*store)->CheckIntegrity().ok());
}

TEST(TerminalStore, ExpiredSessionsAreForgotten) {
  auto store = std::move(*TerminalStore::Open(":memory:"));
  ASSERT_TRUE(store->EndSession("old", absl::FromUnixSeconds(100), absl::FromUnixSeconds(50), Act("a")).ok());
  ASSERT_TRUE(
      store->EndSession("new", absl::FromUnixSeconds(300), absl::FromUnixSeconds(200), Act("b")).ok());
  EXPECT_FALSE(*store->SessionEnded("old"));
  EXPECT_TRUE(*store->SessionEnded("new"));
}

TEST(TerminalStore, AnActThatCannotBeTracedIsNotDone) {
  auto store = std::move(*TerminalStore::Open(":memory:"));
  OperatorAccount bad = {.operator_id = "7x", .password_hash = "h"};
  EXPECT_FALSE(store->SaveOperator(bad, Act("operator")).ok()) << "the schema has two digits";
  EXPECT_TRUE(store->Audit(10)->empty()) << "and nothing of it stays";
}

TEST(TerminalStore, TheAuditTrailOnlyGrows) {
  const std::string path = NewPath();
  auto store = std::move(*TerminalStore::Open(path));
  ASSERT_TRUE(store->Append(Act("one")).ok());
  auto other = std::move(*sqlite::Database::Open(path));
  EXPECT_FALSE(other->Execute("DELETE FROM audit").ok());
  EXPECT_FALSE(other->Execute("UPDATE audit SET act = 'two'").ok());
  EXPECT_EQ(store->Audit(10)->at(0).act, "one");
}

}  // namespace
}  // namespace till::terminal

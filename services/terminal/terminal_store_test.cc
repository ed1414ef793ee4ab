// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/terminal_store.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "absl/strings/escaping.h"
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

// The file was made by Python's sqlite3 with the schema of version 1, the hash by Python's hashlib.
TEST(TerminalStore, AFileOfVersionOneIsTakenOverAndItsTrailChained) {
  const std::string path = NewPath();
  std::filesystem::copy_file("services/terminal/testdata/terminal_v1.sqlite", path);
  std::filesystem::permissions(path,
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  {
    auto store = TerminalStore::Open(path);
    ASSERT_TRUE(store.ok()) << store.status();
    const auto found = (*store)->FindOperator("01");
    ASSERT_TRUE(found.ok() && found->has_value());
    EXPECT_EQ((*found)->display_name, "小林");
    EXPECT_EQ((*found)->failures, 2);
    EXPECT_FALSE((*found)->disabled);
    const auto trail = (*store)->Audit(10);
    ASSERT_EQ(trail->size(), 3u);
    EXPECT_EQ(absl::BytesToHexString(trail->at(0).chain_hash),
              "a75891df00ffb1f48ca1a9aee336205a9e7211d105a25c8b5dc1fa57cc78a9cb");
    EXPECT_EQ((*store)->VerifyAudit()->broken_sequence, 0);
    ASSERT_TRUE((*store)->Append(Act("after")).ok());
    EXPECT_EQ((*store)->Audit(1)->at(0).sequence, 4);
  }
  auto again = TerminalStore::Open(path);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ((*again)->VerifyAudit()->broken_sequence, 0);
  EXPECT_EQ((*again)->VerifyAudit()->last_sequence, 4);
}

TEST(TerminalStore, ABreachOfTheTrailIsFound) {
  const std::string path = NewPath();
  auto store = std::move(*TerminalStore::Open(path));
  for (const char* act : {"one", "two", "three"}) ASSERT_TRUE(store->Append(Act(act)).ok());
  EXPECT_EQ(store->VerifyAudit()->broken_sequence, 0);
  auto other = std::move(*sqlite::Database::Open(path));
  ASSERT_TRUE(other->Execute("DROP TRIGGER audit_is_append_only_update").ok());
  ASSERT_TRUE(other->Execute("DROP TRIGGER audit_is_append_only_delete").ok());
  ASSERT_TRUE(other->Execute("UPDATE audit SET act = 'x' WHERE sequence = 2").ok());
  EXPECT_EQ(store->VerifyAudit()->broken_sequence, 2) << "changed";
  ASSERT_TRUE(other->Execute("UPDATE audit SET act = 'two' WHERE sequence = 2").ok());
  EXPECT_EQ(store->VerifyAudit()->broken_sequence, 0);
  ASSERT_TRUE(other->Execute("DELETE FROM audit WHERE sequence = 3").ok());
  EXPECT_EQ(store->VerifyAudit()->broken_sequence, 3) << "cut off at the end";
  ASSERT_TRUE(other->Execute("DELETE FROM audit WHERE sequence = 1").ok());
  EXPECT_EQ(store->VerifyAudit()->broken_sequence, 1) << "left out at the beginning";
}

TEST(TerminalStore, TheTrailIsBoundedAndStaysSound) {
  auto database = std::move(*sqlite::Database::OpenInMemory());
  {
    const std::string path = NewPath();
    ASSERT_TRUE(TerminalStore::Open(path).ok());
    database = std::move(*sqlite::Database::Open(path));
  }
  AuditTrail trail(*database, /*most=*/100);
  for (int i = 0; i < 100 + static_cast<int>(AuditTrail::kDroppedAtOnce) + 1; ++i) {
    ASSERT_TRUE(trail.Append(Act("act")).ok());
  }
  const auto findings = trail.Verify();
  ASSERT_TRUE(findings.ok());
  EXPECT_EQ(findings->broken_sequence, 0);
  EXPECT_EQ(findings->last_sequence - findings->first_sequence + 1, 100);
  EXPECT_EQ(trail.Find({.limit = 1000})->size(), 100u);
}

TEST(TerminalStore, TheTrailIsReadInPagesAndByFilter) {
  auto store = std::move(*TerminalStore::Open(":memory:"));
  for (int i = 1; i <= 5; ++i) {
    AuditEntry entry = Act(i % 2 == 0 ? "even" : "odd");
    entry.operator_id = i < 4 ? "01" : "99";
    entry.time = absl::FromUnixSeconds(i);
    ASSERT_TRUE(store->Append(entry).ok());
  }
  const auto sequences = [&](const AuditQuery& query) {
    std::string text;
    const auto entries = store->FindAudit(query);
    for (const AuditEntry& entry : *entries) text += std::to_string(entry.sequence) + " ";
    return text;
  };
  EXPECT_EQ(sequences({}), "5 4 3 2 1 ");
  EXPECT_EQ(sequences({.limit = 2}), "5 4 ");
  EXPECT_EQ(sequences({.limit = 2, .before_sequence = 4}), "3 2 ");
  EXPECT_EQ(sequences({.operator_id = "01"}), "3 2 1 ");
  EXPECT_EQ(sequences({.acts = {"even"}}), "4 2 ");
  EXPECT_EQ(
      sequences({.acts = {"even", "odd"}, .from = absl::FromUnixSeconds(2), .to = absl::FromUnixSeconds(4)}),
      "3 2 ");
  EXPECT_EQ(sequences({.operator_id = "'; DROP TABLE audit; --"}), "");
}

TEST(TerminalStore, ARecordsNumberIsNeverUsedAgain) {
  auto store = std::move(*TerminalStore::Open(":memory:"));
  StoreChange add;
  add.records = {{"promotion", 0, "a"}};
  EXPECT_EQ(*store->Apply(add, Act("add")), 1);
  EXPECT_EQ(store->Audit(1)->at(0).subject, "promotions/1");
  StoreChange remove;
  remove.removed = {{"promotion", 1}};
  ASSERT_TRUE(store->Apply(remove, std::nullopt).ok());
  EXPECT_FALSE(store->FindRecord("promotion", 1)->has_value());
  EXPECT_EQ(*store->Apply(add, Act("add")), 2);
  EXPECT_EQ(store->ListRecords("promotion")->size(), 1u);
  EXPECT_TRUE(store->ListRecords("binding")->empty());
}

}  // namespace
}  // namespace till::terminal

// SPDX-License-Identifier: Apache-2.0
// What lies on the disk when it is damaged, gone, newer, shared, backed up and restored.

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "services/common/status/error.h"
#include "services/ledger/canonical.h"
#include "services/ledger/head_signer.h"
#include "services/ledger/ledger.h"
#include "services/ledger/ledger_reader.h"
#include "services/ledger/restore.h"
#include "services/ledger/test_books.h"

namespace till::ledger {
namespace {

constexpr absl::Time kNow = absl::FromUnixSeconds(1'700'000'000);

class StorageTest : public ::testing::Test {
 protected:
  StorageTest() : path_(NewBooksPath("storage")), clock_(kNow) {}

  void Sell(const std::vector<std::string>& ids) {
    TestBooks books({}, path_);
    for (const std::string& id : ids) books.Sell(id);
  }
  absl::Status OpenAgain() { return Ledger::Open(path_, {}, clock_).status(); }
  std::string Bytes(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void Put(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
  }
  std::string BackUp() {
    const auto reader = LedgerReader::Open(path_);
    EXPECT_TRUE(reader.ok()) << reader.status();
    std::string bytes;
    size_t longest = 0;
    EXPECT_TRUE((*reader)
                    ->BackUp([&](std::string_view chunk) {
                      bytes += chunk;
                      longest = std::max(longest, chunk.size());
                      return true;
                    })
                    .ok());
    EXPECT_LE(longest, 64u * 1024);
    const std::string file = path_ + ".saved";
    Put(file, bytes);
    return file;
  }

  const std::string path_;
  FakeClock clock_;
};

TEST_F(StorageTest, ADamagedFileIsNamedAndLeftAsItIs) {
  Sell({"a"});
  std::string bytes = Bytes(path_);
  bytes.replace(0, 16, "this is no books");
  Put(path_, bytes);
  EXPECT_EQ(ErrorCodeOf(OpenAgain()), ErrorCode::kStorageCorrupt);
  EXPECT_EQ(Bytes(path_), bytes);
}

TEST_F(StorageTest, ADamagedPageIsNamed) {
  Sell({"a", "b", "c"});
  std::string bytes = Bytes(path_);
  for (size_t at = 4096; at < bytes.size(); at += 4096) bytes.replace(at, 200, 200, '\xA5');
  Put(path_, bytes);
  EXPECT_EQ(ErrorCodeOf(OpenAgain()), ErrorCode::kStorageCorrupt);
}

TEST_F(StorageTest, AJournalThatIsGoneOrEmptiedIsNotBegunAnew) {
  Sell({"a"});
  std::filesystem::resize_file(path_, 0);
  EXPECT_EQ(ErrorCodeOf(OpenAgain()), ErrorCode::kStorageCorrupt);
  std::filesystem::remove(path_);
  EXPECT_EQ(ErrorCodeOf(OpenAgain()), ErrorCode::kStorageCorrupt);
  EXPECT_FALSE(std::filesystem::exists(path_));
}

TEST_F(StorageTest, AnOlderCopyOfTheJournalIsNotTakenForIt) {
  Sell({"a"});
  const std::string older = Bytes(path_);
  Sell({"b"});
  Put(path_, older);
  EXPECT_EQ(ErrorCodeOf(OpenAgain()), ErrorCode::kStorageCorrupt);
}

TEST_F(StorageTest, AHeadThatAnotherSignedIsRefused) {
  Sell({"a"});
  std::string head = Bytes(path_ + ".head");
  head.back() = static_cast<char>(head.back() ^ 1);
  Put(path_ + ".head", head);
  EXPECT_EQ(ErrorCodeOf(OpenAgain()), ErrorCode::kStorageCorrupt);
}

TEST_F(StorageTest, AJournalOfANewerProgramIsRefusedAndLeftAsItIs) {
  Sell({"a"});
  {
    auto database = sqlite::Database::Open(path_);
    ASSERT_TRUE((*database)->Execute("PRAGMA user_version=99").ok());
  }
  const std::string bytes = Bytes(path_);
  EXPECT_EQ(ErrorCodeOf(OpenAgain()), ErrorCode::kStorageNewer);
  EXPECT_EQ(Bytes(path_), bytes);
}

TEST_F(StorageTest, TwoProcessesOnOneFileKeepOneChain) {
  Sell({"first"});
  const auto sell = [this](const std::string& prefix) {
    FakeClock clock(kNow);
    auto ledger = Ledger::Open(path_, {}, clock);
    if (!ledger.ok()) return 1;
    for (int i = 0; i < 30; ++i) {
      if (!(*ledger)->RecordIntent(TestIntent(prefix + std::to_string(i))).ok()) return 2;
    }
    return 0;
  };
  const pid_t child = fork();
  if (child == 0) _exit(sell("child"));
  EXPECT_EQ(sell("parent"), 0);
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(WEXITSTATUS(status), 0);
  const auto reader = LedgerReader::Open(path_);
  const auto verified = (*reader)->Verify();
  ASSERT_TRUE(verified.ok()) << verified.status();
  EXPECT_TRUE(verified->sound()) << verified->findings.front().detail;
  EXPECT_EQ(verified->payments, 61);
}

TEST_F(StorageTest, ABackupIsTheBooksWithoutTheBoxes) {
  TestBooks books({}, path_);
  books.Sell("a", 700);
  const std::string backup = BackUp();
  books.Sell("later");
  EXPECT_EQ(Bytes(backup).find("sealed box of"), std::string::npos);
  const std::string elsewhere = NewBooksPath("elsewhere");
  const auto restored = Restore(backup, elsewhere, clock_);
  ASSERT_TRUE(restored.ok()) << restored.status();
  EXPECT_EQ(restored->payments, 1);
  EXPECT_EQ(restored->kept_aside, "");
  TestBooks copy({}, elsewhere);
  copy.ExpectSound();
  EXPECT_EQ(copy.Balance("receivable:UNIONPAY"), 700);
  copy.Sell("next");
  copy.ExpectSound();
}

TEST_F(StorageTest, RestoreKeepsTheOldJournalAside) {
  Sell({"a"});
  const std::string backup = BackUp();
  Sell({"b"});
  std::string damaged = Bytes(path_);
  damaged.replace(0, 16, "this is no books");
  Put(path_, damaged);
  ASSERT_EQ(ErrorCodeOf(OpenAgain()), ErrorCode::kStorageCorrupt);
  const auto restored = Restore(backup, path_, clock_);
  ASSERT_TRUE(restored.ok()) << restored.status();
  EXPECT_EQ(Bytes(restored->kept_aside), damaged);
  TestBooks books({}, path_);
  books.ExpectSound();
  EXPECT_TRUE(books.ledger().Find("payments/a").ok());
  EXPECT_FALSE(books.ledger().Find("payments/b").ok());
}

TEST_F(StorageTest, RestoreRefusesWhatIsNotWholeSoundOrKnown) {
  Sell({"a", "b"});
  const std::string backup = BackUp();
  const std::string good = Bytes(backup);
  const std::string before = Bytes(path_);
  const auto refused = [&](const std::string& bytes) {
    Put(backup, bytes);
    const auto restored = Restore(backup, path_, clock_);
    EXPECT_FALSE(restored.ok());
    EXPECT_EQ(Bytes(path_), before);
    EXPECT_FALSE(std::filesystem::exists(path_ + ".restoring"));
    return ErrorCodeOf(restored.status());
  };
  EXPECT_EQ(refused(good.substr(0, good.size() / 2)), ErrorCode::kStorageCorrupt);
  EXPECT_EQ(refused("no database at all, however long it is"), ErrorCode::kStorageCorrupt);
  EXPECT_EQ(refused(""), ErrorCode::kStorageCorrupt);
  Put(backup, good);
  {
    auto database = sqlite::Database::Open(backup);
    ASSERT_TRUE(
        (*database)->Execute("UPDATE payments SET amount_minor = 1; PRAGMA journal_mode=DELETE").ok());
  }
  EXPECT_EQ(refused(Bytes(backup)), ErrorCode::kStorageCorrupt);
  Put(backup, good);
  {
    auto database = sqlite::Database::Open(backup);
    ASSERT_TRUE((*database)->Execute("PRAGMA user_version=99; PRAGMA journal_mode=DELETE").ok());
  }
  EXPECT_EQ(refused(Bytes(backup)), ErrorCode::kStorageNewer);
}

TEST_F(StorageTest, TheKeyIsTheLedgersOwnAndPrivate) {
  std::string key;
  {
    TestBooks books({}, path_);
    key = books.ledger().signer().public_key();
  }
  EXPECT_EQ(std::filesystem::status(path_ + ".key").permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  TestBooks again({}, path_);
  EXPECT_EQ(again.ledger().signer().public_key(), key);
}

std::string FromHex(std::string_view hex) {
  std::string bytes;
  for (size_t i = 0; i < hex.size(); i += 2) {
    bytes.push_back(static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16)));
  }
  return bytes;
}

constexpr char kSignature[] =
    "78c715328004c7c6c1e28de264b3d6328effded72d6461138fca1b565cc317f0"
    "b2e13cead128375000d5d2dfc08bcafdf401b121cfd7f316a9feda8e088ea000";

// The expected key and signature were computed by Python's `cryptography` (OpenSSL) from the seed 00 01 … 1f
// and the message of head_signer.h for sequence 42 and a hash of 32 bytes AB.
TEST_F(StorageTest, TheSignatureIsTheDocumentedOne) {
  std::string seed;
  for (int i = 0; i < 32; ++i) seed.push_back(static_cast<char>(i));
  Put(path_ + ".seed", seed);
  ASSERT_EQ(chmod((path_ + ".seed").c_str(), 0600), 0);
  const auto signer = HeadSigner::LoadOrCreate(path_ + ".seed");
  ASSERT_TRUE(signer.ok()) << signer.status();
  const std::string hash(32, '\xAB');
  EXPECT_EQ(Hex(signer->public_key()), "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8");
  EXPECT_EQ(Hex(signer->Sign(42, hash)), kSignature);
  EXPECT_TRUE(HeadSigner::IsGood(signer->public_key(), 42, hash, FromHex(kSignature)));
  EXPECT_FALSE(HeadSigner::IsGood(signer->public_key(), 43, hash, signer->Sign(42, hash)));
}

}  // namespace
}  // namespace till::ledger

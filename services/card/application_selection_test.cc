// SPDX-License-Identifier: Apache-2.0
#include "services/card/application_selection.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gtest/gtest.h"
#include "hal/card_reader/fake_card_reader.h"
#include "services/card/testing/test_terminal.h"

namespace till::card {
namespace {

constexpr char kPse[] = "C: 00A404000E315041592E5359532E444446303100\n";
constexpr char kPpse[] = "C: 00A404000E325041592E5359532E444446303100\n";

class Selection : public testing::Test {
 protected:
  CardChannel& Card(const std::string& script) {
    auto card = hal::ScriptedCard::Parse("atr: 3B\n" + script);
    EXPECT_TRUE(card.ok()) << card.status();
    card_ = std::make_shared<hal::ScriptedCard>(*std::move(card));
    reader_.Present(hal::CardInterface::kContact, card_);
    EXPECT_TRUE(reader_.WaitForCard(hal::InterfaceSet::All(), absl::Seconds(1), {}).ok());
    EXPECT_TRUE(reader_.PowerOn(hal::CardInterface::kContact).ok());
    return channel_;
  }

  static std::string Show(const CandidateList& list) {
    if (list.failure.has_value()) return absl::StrCat("end ", static_cast<int>(list.failure->outcome));
    std::vector<std::string> names;
    for (const Candidate& each : list.candidates) {
      names.push_back(absl::StrCat(ToHex(each.name), each.needs_confirmation ? "!" : ""));
    }
    return absl::StrJoin(names, " ");
  }

  static std::string Fci(const std::string& name) {
    return ToHex(tlv::Writer().AddNested(0x6F, tlv::Writer().Add(0x84, Hex(name))).bytes());
  }

  // One SELECT by AID and its answer; `next` asks for a further occurrence.
  static std::string Select(const std::string& aid, const std::string& answer, bool next = false) {
    return absl::StrCat("C: 00A404", next ? "02" : "00", absl::Hex(aid.size() / 2, absl::kZeroPad2), aid,
                        "00\nR: ", answer, "\n");
  }

  hal::FakeCardReader reader_;
  std::shared_ptr<hal::ScriptedCard> card_;
  CardChannel channel_{reader_};
  TerminalData terminal_ = TestTerminal();
};

TEST_F(Selection, TheDirectorysApplicationsByPriority) {
  EXPECT_EQ(Show(BuildContactList(
                Card(absl::StrCat(kPse, "R: 6F 05 A5 03 88 01 01 9000\n",
                                  "C: 00B2010C00\nR: 70 27 61 11 4F 08 A000000333010102 50 02 4142 87 01 02",
                                  " 61 11 4F 07 A0000000031010 50 03 414243 87 01 81 00 9000\n",
                                  "C: 00B2020C00\nR: 70 09 61 07 4F 05 A000009999 9000\n",
                                  "C: 00B2030C00\nR: 6A83\n")),
                terminal_)),
            "A0000000031010! A000000333010102");
  EXPECT_EQ(card_->complaint(), "");
}

TEST_F(Selection, WithoutADirectoryEachAidIsTried) {
  EXPECT_EQ(Show(BuildContactList(
                Card(absl::StrCat(kPse, "R: 6A82\n", Select("A000000333010101", "6A82"),
                                  Select("A000000333010102", Fci("A000000333010102") + "9000"),
                                  Select("A0000000031010", "6A82"), Select("A0000000041010", "6A82"))),
                terminal_)),
            "A000000333010102");
  EXPECT_EQ(card_->complaint(), "");
  EXPECT_TRUE(card_->finished());
}

TEST_F(Selection, APartialMatchAsksForTheNext) {
  terminal_.applications.resize(1);
  terminal_.applications[0].aid = Hex("A000000333");
  EXPECT_EQ(Show(BuildContactList(
                Card(absl::StrCat(kPse, "R: 6A82\n", Select("A000000333", Fci("A000000333010101") + "9000"),
                                  Select("A000000333", Fci("A000000333010102") + "9000", true),
                                  Select("A000000333", "6A82", true))),
                terminal_)),
            "A000000333010101 A000000333010102");
  EXPECT_EQ(card_->complaint(), "");
}

TEST_F(Selection, APartialMatchThatIsNotAllowedIsNone) {
  terminal_.applications.resize(1);
  terminal_.applications[0].aid = Hex("A000000333");
  terminal_.applications[0].partial_match = false;
  EXPECT_EQ(Show(BuildContactList(
                Card(absl::StrCat(kPse, "R: 6A82\n", Select("A000000333", Fci("A000000333010101") + "9000"))),
                terminal_)),
            absl::StrCat("end ", static_cast<int>(Outcome::kNotAccepted)));
}

TEST_F(Selection, BlockedCardAndBlockedApplications) {
  const std::string not_accepted = absl::StrCat("end ", static_cast<int>(Outcome::kNotAccepted));
  EXPECT_EQ(Show(BuildContactList(Card(absl::StrCat(kPse, "R: 6A81\n")), terminal_)), not_accepted);
  terminal_.applications.resize(1);
  EXPECT_EQ(
      Show(BuildContactList(
          Card(absl::StrCat(kPse, "R: 6A82\n", Select("A000000333010101", Fci("A000000333010101") + "6283"))),
          terminal_)),
      not_accepted);
}

TEST_F(Selection, ACardThatRepeatsItselfForEverIsLeft) {
  terminal_.applications.resize(1);
  terminal_.applications[0].aid = Hex("A000000333");
  auto card = hal::RecordedCard::Parse("atr: 3B\nC: 00A4 *\nR: 6F 0A 84 08 A000000333010101 9000\n");
  ASSERT_TRUE(card.ok());
  reader_.Present(hal::CardInterface::kContact, std::make_shared<hal::RecordedCard>(*std::move(card)));
  ASSERT_TRUE(reader_.WaitForCard(hal::InterfaceSet::All(), absl::Seconds(1), {}).ok());
  ASSERT_TRUE(reader_.PowerOn(hal::CardInterface::kContact).ok());
  EXPECT_EQ(Show(BuildContactList(channel_, terminal_)), "A000000333010101");
}

TEST_F(Selection, ADirectoryThatIsNoneCountsForNothing) {
  terminal_.applications.resize(1);
  EXPECT_EQ(
      Show(BuildContactList(Card(absl::StrCat(kPse, "R: 6F 05 A5 03 88 01 01 9000\n",
                                              "C: 00B2010C00\nR: 70 09 61 07 4F 91 9000\n",
                                              Select("A000000333010101", Fci("A000000333010101") + "9000"))),
                            terminal_)),
      "A000000333010101");
}

TEST_F(Selection, TheContactlessDirectory) {
  EXPECT_EQ(Show(BuildContactlessList(
                Card(absl::StrCat(kPpse, "R: 6F 21 A5 1F BF0C 1C 61 0D 4F 08 A000000333010101 87 01 02",
                                  " 61 0B 4F 07 A0000000031010 50 00 9000\n")),
                terminal_)),
            "A000000333010101 A0000000031010");
  EXPECT_EQ(Show(BuildContactlessList(Card(absl::StrCat(kPpse, "R: 6A82\n")), terminal_)),
            absl::StrCat("end ", static_cast<int>(Outcome::kTryContact)));
}

TEST_F(Selection, NamesThatWouldDisturbAScreenAreCleaned) {
  terminal_.applications.resize(1);
  const CandidateList list = BuildContactList(
      Card(absl::StrCat(kPse, "R: 6F 05 A5 03 88 01 01 9000\n",
                        "C: 00B2010C00\nR: 70 12 61 10 4F 08 A000000333010101 50 04 41 1B 0A 42 9000\n",
                        "C: 00B2020C00\nR: 6A83\n")),
      terminal_);
  ASSERT_EQ(list.candidates.size(), 1u);
  EXPECT_EQ(list.candidates[0].DisplayName(), "AB");
}

TEST_F(Selection, AFinalSelectOfAnotherNameIsARefusal) {
  Candidate candidate;
  candidate.name = Hex("A000000333010101");
  candidate.parameters = &terminal_.applications[0];
  DataStore store;
  EXPECT_TRUE(
      SelectApplication(Card(Select("A000000333010101", Fci("A000000333010102") + "9000")), candidate, store)
          .refused);
  DataStore other;
  EXPECT_TRUE(SelectApplication(Card(Select("A000000333010101", "6283")), candidate, other).refused);
}

}  // namespace
}  // namespace till::card

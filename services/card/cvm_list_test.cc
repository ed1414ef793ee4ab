// SPDX-License-Identifier: Apache-2.0
#include "services/card/cvm_list.h"

#include "gtest/gtest.h"
#include "services/card/testing/test_terminal.h"

namespace till::card {
namespace {

constexpr char kAll[] = "E068C8";      // online PIN, signature, no CVM
constexpr char kNoPin[] = "E028C8";    // signature, no CVM
constexpr char kPinOnly[] = "E040C8";  // online PIN

// One list in one situation, and what must come of it (EMV 4.4 Book 3, 10.5; Book 4, 6.3.4.5 for the
// results).
struct Row {
  const char* words;
  const char* rules;  // after the two amounts
  const char* capabilities;
  PinOutcome pin;        // when one is asked for
  const char* expected;  // method, CVM results, byte 3 of the TVR
};

const Row kRows[] = {
    {"online PIN, entered", "0200", kAll, PinOutcome::kEntered, "pin 020000 04"},
    {"online PIN, bypassed, no next rule", "0200", kAll, PinOutcome::kBypassed, "none 020001 88"},
    {"online PIN, bypassed, then signature", "42001E00", kAll, PinOutcome::kBypassed, "signature 1E0000 08"},
    {"online PIN, pad broken, then signature", "42001E00", kAll, PinOutcome::kPadFailed,
     "signature 1E0000 10"},
    {"online PIN not supported, condition always", "0200", kNoPin, PinOutcome::kEntered, "none 020001 90"},
    {"online PIN not supported, condition if supported", "02031F00", kNoPin, PinOutcome::kEntered,
     "none 1F0002 00"},
    {"signature", "1E00", kAll, PinOutcome::kEntered, "signature 1E0000 00"},
    {"signature not supported", "1E00", kPinOnly, PinOutcome::kEntered, "none 1E0001 80"},
    {"no CVM required", "1F00", kAll, PinOutcome::kEntered, "none 1F0002 00"},
    {"no CVM not supported", "1F00", kPinOnly, PinOutcome::kEntered, "none 1F0001 80"},
    {"fail CVM processing", "0000", kAll, PinOutcome::kEntered, "none 000001 80"},
    {"fail CVM processing although a next rule stands there", "40001F00", kAll, PinOutcome::kEntered,
     "none 400001 80"},
    {"plaintext offline PIN is not ours", "41031F00", kAll, PinOutcome::kEntered, "none 1F0002 00"},
    {"plaintext offline PIN always, then signature", "41001E00", kAll, PinOutcome::kEntered,
     "signature 1E0000 10"},
    {"a method that does not exist, then no CVM", "46001F00", kAll, PinOutcome::kEntered, "none 1F0002 40"},
    {"a method that does not exist, alone", "0600", kAll, PinOutcome::kEntered, "none 060001 C0"},
    {"a condition that does not exist", "1E7F1F00", kAll, PinOutcome::kEntered, "none 1F0002 00"},
    {"no rule applies", "1E05", kAll, PinOutcome::kEntered, "none 3F0001 80"},
};

std::string Play(const CvmList& list, const CvmSituation& situation, PinOutcome pin) {
  CvmProcessing processing(list, situation);
  Tvr tvr;
  while (processing.Next(tvr) == CvmProcessing::Step::kOnlinePin) processing.Give(pin, tvr);
  const char* method = "none";
  if (processing.method() == VerificationMethod::kOnlinePin) method = "pin";
  if (processing.method() == VerificationMethod::kSignature) method = "signature";
  return std::string(method) + " " + ToHex(processing.results()) + " " +
         ToHex(ByteView(tvr.bytes()).subspan(2, 1));
}

CvmSituation Situation(const std::string& capabilities) {
  CvmSituation situation;
  const Bytes bytes = Hex(capabilities);
  std::copy(bytes.begin(), bytes.end(), situation.capabilities.begin());
  situation.amount_minor = 10000;
  situation.in_application_currency = true;
  return situation;
}

TEST(CvmList, EachRow) {
  for (const Row& row : kRows) {
    const auto list = ParseCvmList(Hex(std::string("0000000000000000") + row.rules));
    ASSERT_TRUE(list.ok()) << row.words;
    EXPECT_EQ(Play(*list, Situation(row.capabilities), row.pin), row.expected) << row.words;
  }
}

// Conditions 06 to 09 about amounts X = 100.00 and Y = 200.00.
TEST(CvmList, AmountConditions) {
  struct Amount {
    const char* rules;
    int64_t amount;
    bool applies;
  };
  const Amount kAmounts[] = {
      {"1E06", 9'999, true},  {"1E06", 10'000, false}, {"1E07", 10'001, true}, {"1E07", 10'000, false},
      {"1E08", 19'999, true}, {"1E08", 20'000, false}, {"1E09", 20'001, true}, {"1E09", 20'000, false},
  };
  for (const Amount& row : kAmounts) {
    const auto list = ParseCvmList(Hex(std::string("0000271000004E20") + row.rules + "1F00"));
    ASSERT_TRUE(list.ok());
    CvmSituation situation = Situation(kAll);
    situation.amount_minor = row.amount;
    const char* expected = row.applies ? "signature" : "none";
    EXPECT_EQ(Play(*list, situation, PinOutcome::kEntered).substr(0, 4), std::string(expected).substr(0, 4))
        << row.rules << " at " << row.amount;
    situation.in_application_currency = false;
    EXPECT_EQ(Play(*list, situation, PinOutcome::kEntered), "none 1F0002 00") << "in another currency";
  }
}

TEST(CvmList, CashConditions) {
  const auto applies = [](const char* rules, uint8_t type, bool attended) {
    const auto list = ParseCvmList(Hex(std::string("0000000000000000") + rules + "1F00"));
    CvmSituation situation = Situation(kAll);
    situation.transaction_type = type;
    situation.attended = attended;
    return Play(*list, situation, PinOutcome::kEntered) != "none 1F0002 00";
  };
  EXPECT_TRUE(applies("1E01", 0x01, false));
  EXPECT_FALSE(applies("1E01", 0x01, true));
  EXPECT_TRUE(applies("1E02", 0x00, true));
  EXPECT_FALSE(applies("1E02", 0x01, true));
  EXPECT_FALSE(applies("1E02", 0x09, true));
  EXPECT_TRUE(applies("1E04", 0x01, true));
  EXPECT_FALSE(applies("1E04", 0x01, false));
  EXPECT_TRUE(applies("1E05", 0x09, true));
  EXPECT_FALSE(applies("1E05", 0x00, true));
}

TEST(CvmList, RefusesWhatIsCut) {
  EXPECT_FALSE(ParseCvmList({}).ok());
  EXPECT_FALSE(ParseCvmList(Hex("00000000000000")).ok());
  EXPECT_FALSE(ParseCvmList(Hex("00000000000000001E")).ok());
  EXPECT_TRUE(ParseCvmList(Hex("0000000000000000")).ok());
  EXPECT_TRUE(ParseCvmList(Hex("00000000000000001E00")).ok());
}

}  // namespace
}  // namespace till::card

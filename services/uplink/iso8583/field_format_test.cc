// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/iso8583/field_format.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

#include "services/uplink/iso8583/golden.h"

namespace till::uplink {
namespace {

using golden::Bytes;
using golden::Hex;

FieldFormat Make(FieldFormat::Content content, FieldFormat::LengthForm form, size_t min_length,
                 size_t max_length) {
  FieldFormat format;
  format.number = 99;
  format.content = content;
  format.length_form = form;
  format.min_length = min_length;
  format.max_length = max_length;
  return format;
}

constexpr auto kFixed = FieldFormat::LengthForm::kFixed;
constexpr auto kLl = FieldFormat::LengthForm::kLl;
constexpr auto kLll = FieldFormat::LengthForm::kLll;
constexpr auto kDigits = FieldFormat::Content::kDigits;
constexpr auto kTrack = FieldFormat::Content::kTrack;
constexpr auto kBinary = FieldFormat::Content::kBinary;

absl::StatusOr<std::string> Encode(const FieldFormat& format, std::string_view value) {
  std::array<uint8_t, 64> memory{};
  ByteWriter writer(memory);
  if (absl::Status encoded = format.Encode(value, writer); !encoded.ok()) return encoded;
  return Hex(writer.written());
}

absl::StatusOr<std::string> Decode(const FieldFormat& format, std::string_view hex) {
  const std::vector<uint8_t> bytes = Bytes(hex);
  ByteCursor cursor(bytes);
  std::array<char, FieldFormat::kMaxLength> scratch;
  const absl::StatusOr<std::string_view> value = format.Decode(cursor, scratch);
  if (!value.ok()) return value.status();
  EXPECT_EQ(cursor.remaining(), 0u);
  return std::string(*value);
}

// One attribute set, a value, and its bytes by hand.
struct Row {
  const char* words;
  FieldFormat format;
  std::string value;
  std::string wire;
};

std::vector<Row> Rows() {
  std::vector<Row> rows;
  rows.push_back({"n6 fixed", Make(kDigits, kFixed, 6, 6), "000042", "000042"});
  rows.push_back({"n3 at the left (field 22)", Make(kDigits, kFixed, 3, 3), "051", "0510"});
  FieldFormat right = Make(kDigits, kFixed, 3, 3);
  right.alignment = FieldFormat::Alignment::kRight;
  rows.push_back({"n3 at the right (field 23)", right, "001", "0001"});
  FieldFormat padded_f = Make(kTrack, kLl, 0, 37);
  padded_f.pad_nibble = 15;
  rows.push_back({"track padded with F", padded_f, "123D4", "05123d4f"});
  rows.push_back({"track padded with 0", Make(kTrack, kLl, 0, 37), "123D4", "05123d40"});
  rows.push_back(
      {"LLVAR counts digits", Make(kDigits, kLl, 8, 19), "6228480012345674567", "1962284800123456745670"});
  FieldFormat in_bytes = Make(kDigits, kLl, 0, 19);
  in_bytes.length_unit = FieldFormat::LengthUnit::kBytes;
  rows.push_back({"LLVAR counts bytes", in_bytes, "12345678", "0412345678"});
  rows.push_back(
      {"LLLVAR in two BCD bytes", Make(kBinary, kLll, 0, 255), std::string(3, '\x7f'), "00037f7f7f"});
  FieldFormat ascii = Make(kBinary, kLll, 0, 255);
  ascii.length_encoding = FieldFormat::LengthEncoding::kAscii;
  rows.push_back({"LLLVAR in three ASCII bytes", ascii, "\x01", "30303101"});
  FieldFormat binary = Make(kBinary, kLll, 0, 300);
  binary.length_encoding = FieldFormat::LengthEncoding::kBinary;
  rows.push_back({"LLLVAR in two binary bytes", binary, "\x01\x02", "00020102"});
  rows.push_back({"an2", Make(FieldFormat::Content::kAlphanumeric, kFixed, 2, 2), "A0", "4130"});
  rows.push_back({"ans with GBK", Make(FieldFormat::Content::kText, kLl, 0, 25), "\xC4\xFA", "02c4fa"});
  rows.push_back({"empty LLVAR", Make(kDigits, kLl, 0, 11), "", "00"});
  return rows;
}

TEST(FieldFormat, EncodesToBytesComposedByHand) {
  for (const Row& row : Rows()) {
    SCOPED_TRACE(row.words);
    const auto encoded = Encode(row.format, row.value);
    ASSERT_TRUE(encoded.ok()) << encoded.status();
    EXPECT_EQ(*encoded, row.wire);
  }
}

TEST(FieldFormat, DecodesBytesComposedByHand) {
  for (const Row& row : Rows()) {
    SCOPED_TRACE(row.words);
    const auto decoded = Decode(row.format, row.wire);
    ASSERT_TRUE(decoded.ok()) << decoded.status();
    EXPECT_EQ(*decoded, row.value);
  }
}

TEST(FieldFormat, RefusesToEncodeWhatTheFieldMayNotHold) {
  const auto fault = [](const FieldFormat& format, std::string_view value) {
    return std::string(Encode(format, value).status().message());
  };
  EXPECT_EQ(fault(Make(kDigits, kFixed, 6, 6), "42"), "field 99: length 2 is not in 6..6");
  EXPECT_EQ(fault(Make(kDigits, kLl, 8, 19), "62284800123456745678"), "field 99: length 20 is not in 8..19");
  EXPECT_EQ(fault(Make(kDigits, kFixed, 4, 4), "12D4"),
            "field 99: a character that it may not have, at place 3");
  EXPECT_EQ(fault(Make(kTrack, kLl, 0, 37), "12=4"),
            "field 99: a character that it may not have, at place 3");
  EXPECT_EQ(fault(Make(FieldFormat::Content::kPrintable, kFixed, 2, 2), "A\n"),
            "field 99: a character that it may not have, at place 2");
  EXPECT_EQ(fault(Make(FieldFormat::Content::kAlphanumeric, kFixed, 2, 2), "A-"),
            "field 99: a character that it may not have, at place 2");
}

TEST(FieldFormat, RefusesBadTwinsAndSaysWhere) {
  const auto fault = [](const FieldFormat& format, std::string_view hex) {
    return std::string(Decode(format, hex).status().message());
  };
  FieldFormat right = Make(kDigits, kFixed, 3, 3);
  right.alignment = FieldFormat::Alignment::kRight;
  EXPECT_EQ(fault(right, "1001"), "field 99 at offset 0: its padding is a digit");
  EXPECT_EQ(fault(Make(kDigits, kFixed, 6, 6), "0000"), "field 99 at offset 0: needs 3 bytes, 2 are left");
  EXPECT_EQ(fault(Make(kDigits, kFixed, 4, 4), "12D4"),
            "field 99 at offset 0: a character that it may not have, at place 3");
  EXPECT_EQ(fault(Make(kDigits, kLl, 8, 19), "2062284800123456745678"),
            "field 99 at offset 0: length 20 is not in 8..19");
  EXPECT_EQ(fault(Make(kDigits, kLl, 8, 19), "1a6228480012"),
            "field 99 at offset 0: its length is not decimal");
  EXPECT_EQ(fault(Make(kDigits, kLl, 8, 19), ""), "field 99 at offset 0: the message ends inside its length");
  EXPECT_EQ(fault(Make(kBinary, kLll, 0, 255), "00"),
            "field 99 at offset 0: the message ends inside its length");
  EXPECT_EQ(fault(Make(kBinary, kLll, 0, 255), "025600"),
            "field 99 at offset 0: length 256 is not in 0..255");
  EXPECT_EQ(fault(Make(kBinary, kLll, 0, 255), "00040102"),
            "field 99 at offset 2: needs 4 bytes, 2 are left");
  FieldFormat binary = Make(kBinary, kLll, 0, 300);
  binary.length_encoding = FieldFormat::LengthEncoding::kBinary;
  EXPECT_EQ(fault(binary, "ffff"), "field 99 at offset 0: length 65535 is not in 0..300");
  FieldFormat ascii = Make(kBinary, kLll, 0, 255);
  ascii.length_encoding = FieldFormat::LengthEncoding::kAscii;
  EXPECT_EQ(fault(ascii, "303A31"), "field 99 at offset 0: its length is not decimal");
}

TEST(FieldFormat, ALengthInBytesOfAnOddDigitMaximumDropsTheOneDigitOfPadding) {
  FieldFormat format = Make(kDigits, kLl, 0, 5);
  format.length_unit = FieldFormat::LengthUnit::kBytes;
  EXPECT_EQ(Decode(format, "03123450").value(), "12345");
  EXPECT_FALSE(Decode(format, "0412345670").ok());
}

TEST(FieldFormat, AFullWriterIsAnErrorAndNothingIsWrittenPastIt) {
  std::array<uint8_t, 4> memory{0, 0, 0, 0xEE};
  ByteWriter writer(std::span<uint8_t>(memory).first(3));
  const absl::Status encoded = Make(kBinary, kFixed, 8, 8).Encode("12345678", writer);
  EXPECT_EQ(encoded.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(memory[3], 0xEE);
}

}  // namespace
}  // namespace till::uplink

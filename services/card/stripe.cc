// SPDX-License-Identifier: Apache-2.0
#include "services/card/stripe.h"

#include <algorithm>

namespace till::card {
namespace {

bool AreDigits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool IsMonth(std::string_view yymm) {
  const int month = (yymm[2] - '0') * 10 + (yymm[3] - '0');
  return month >= 1 && month <= 12;
}

// The name between the two ^ of track 1, format B; empty for any other track.
std::string NameOf(std::string_view track1) {
  constexpr size_t kLongestName = 26;
  const size_t first = track1.find('^');
  if (track1.empty() || track1[0] != 'B' || first == std::string_view::npos) return "";
  const size_t second = track1.find('^', first + 1);
  if (second == std::string_view::npos || second - first - 1 > kLongestName) return "";
  std::string name;
  for (char c : track1.substr(first + 1, second - first - 1)) {
    if (c >= 0x20 && c < 0x60) name.push_back(c);  // the track's alphabet (ISO/IEC 7811-2)
  }
  while (!name.empty() && name.back() == ' ') name.pop_back();
  return name;
}

// The account number of another track, empty when it has none where one is looked for.
std::string_view NumberOfTrack1(std::string_view track1) {
  const size_t end = track1.find('^');
  if (track1.empty() || track1[0] != 'B' || end == std::string_view::npos) return "";
  return track1.substr(1, end - 1);
}
std::string_view NumberOfTrack3(std::string_view track3) {
  const size_t end = track3.find_first_of("=D");
  if (end == std::string_view::npos || end < 2) return "";
  return track3.substr(2, end - 2);  // after the format code
}

}  // namespace

// The issuer identification number names the scheme (ISO/IEC 7812-1).
std::string SchemeOfNumber(std::string_view number) {
  struct Row {
    std::string_view from;  // both ends are of one length
    std::string_view to;
    const char* scheme;
  };
  static constexpr Row kRows[] = {
      {"62", "62", "UNIONPAY"},   {"81", "81", "UNIONPAY"},       {"4", "4", "VISA"},
      {"51", "55", "MASTERCARD"}, {"2221", "2720", "MASTERCARD"}, {"3528", "3589", "JCB"},
      {"34", "34", "AMEX"},       {"37", "37", "AMEX"},
  };
  for (const Row& row : kRows) {
    const std::string_view beginning = number.substr(0, row.from.size());
    if (beginning >= row.from && beginning <= row.to) return row.scheme;
  }
  return "OTHER";
}

StripeAccount::PinWish StripeAccount::pin_wish() const {
  switch (service_code[2]) {
    case '0':
    case '3':
    case '5':
      return PinWish::kRequired;
    case '1':
    case '2':
    case '4':
      return PinWish::kNone;
    default:
      return PinWish::kIfThereIsAPad;
  }
}

absl::StatusOr<StripeAccount> ParseStripe(std::string_view track1, std::string_view track2,
                                          std::string_view track3, const std::string& payment_id) {
  if (track1.size() > kLongestTrack1 || track2.size() > kLongestTrack2 || track3.size() > kLongestTrack3) {
    return absl::InvalidArgumentError("a track is longer than a track can be (ISO/IEC 7811)");
  }
  const size_t separator = track2.find_first_of("=D");
  if (separator == std::string_view::npos || track2.size() < separator + 8) {
    return absl::InvalidArgumentError("track 2 has no expiry date and service code (ISO/IEC 7813)");
  }
  absl::StatusOr<Pan> pan = Pan::Parse(track2.substr(0, separator));
  const std::string_view rest = track2.substr(separator + 1);
  if (!pan.ok() || !AreDigits(rest))
    return absl::InvalidArgumentError("track 2 is not of digits (ISO/IEC 7813)");
  const std::string_view expiry = rest.substr(0, 4);
  if (expiry != "0000" && !IsMonth(expiry))
    return absl::InvalidArgumentError("the expiry date of track 2 is no month (ISO/IEC 7813)");
  for (const std::string_view other : {NumberOfTrack1(track1), NumberOfTrack3(track3)}) {
    if (!other.empty() && other != pan->RevealDigits())
      return absl::InvalidArgumentError("the tracks are of different accounts");
  }
  SecretBuffer track = SecretBuffer::CopyString(track2);
  track.Mutable()[separator] = 'D';
  std::string scheme = SchemeOfNumber(pan->RevealDigits());
  return StripeAccount{{*std::move(pan), std::string(expiry), "", std::move(track), payment_id},
                       std::string(rest.substr(4, 3)),
                       NameOf(track1),
                       std::move(scheme)};
}

}  // namespace till::card

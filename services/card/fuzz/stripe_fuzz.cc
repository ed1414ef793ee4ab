// SPDX-License-Identifier: Apache-2.0
// Any three lines as the tracks of a swipe: what is accepted has the form of a card, and nothing of a track
// leaves but the account.

#include <algorithm>
#include <cstdlib>

#include "services/card/stripe.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::string_view tracks[3];
  std::string_view rest = text;
  for (std::string_view& track : tracks) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    track = rest.substr(0, end);
    rest = rest.substr(std::min(end + 1, rest.size()));
  }
  const auto stripe = till::card::ParseStripe(tracks[0], tracks[1], tracks[2], "payments/1");
  if (!stripe.ok()) {
    // A complaint goes to a log: it has no run of digits longer than a standard's number.
    size_t run = 0;
    for (const char c : stripe.status().message()) {
      run = c >= '0' && c <= '9' ? run + 1 : 0;
      if (run > 4) std::abort();
    }
    return 0;
  }
  const std::string_view number = stripe->account.pan.RevealDigits();
  if (number.size() < 8 || number.size() > 19 || stripe->service_code.size() != 3) std::abort();
  if (stripe->account.expiry_yymm.size() != 4 || stripe->cardholder_name.size() > 26) std::abort();
  if (stripe->account.track2.size() > till::card::kLongestTrack2) std::abort();
  if (stripe->account.track2.RevealText().substr(0, number.size()) != number) std::abort();
  (void)stripe->pin_wish();
  return 0;
}

// SPDX-License-Identifier: Apache-2.0
#include "services/payment/settlement_clock.h"

#include "google/protobuf/util/time_util.h"

namespace till::payment {

std::optional<absl::Time> LastSettlementTime(const std::string& time_of_day, const std::string& time_zone,
                                             absl::Time now) {
  absl::TimeZone zone;
  absl::Time parsed;
  std::string error;
  if (time_of_day.size() != 5 || !absl::LoadTimeZone(time_zone, &zone) ||
      !absl::ParseTime("%H:%M", time_of_day, absl::UTCTimeZone(), &parsed, &error)) {
    return std::nullopt;
  }
  const absl::CivilMinute of_day = absl::ToCivilMinute(parsed, absl::UTCTimeZone());
  for (absl::CivilDay day = absl::ToCivilDay(now, zone);; --day) {
    const absl::CivilMinute then(day.year(), day.month(), day.day(), of_day.hour(), of_day.minute());
    if (const absl::Time time = absl::FromCivil(then, zone); time <= now) return time;
  }
}

absl::StatusOr<bool> IsSettlementDue(BooksPort& books, ShopPort& shop, absl::Time now) {
  const absl::StatusOr<terminal::v1::TerminalParameters> parameters = shop.Parameters();
  if (!parameters.ok()) return parameters.status();
  if (parameters->settlement_time().empty()) return false;
  const absl::StatusOr<terminal::v1::MerchantProfile> profile = shop.Profile();
  if (!profile.ok()) return profile.status();
  const std::optional<absl::Time> then =
      LastSettlementTime(parameters->settlement_time(), profile->time_zone(), now);
  if (!then) return false;
  const absl::StatusOr<ledger::v1::TotalsResponse> totals = books.Totals({});
  if (!totals.ok()) return totals.status();
  ledger::v1::SearchRequest before;
  before.set_batch_number(totals->batch_number());
  before.set_state(ledger::v1::PaymentRecord::POSTED);
  *before.mutable_to() = google::protobuf::util::TimeUtil::NanosecondsToTimestamp(absl::ToUnixNanos(*then));
  before.mutable_page()->set_page_size(1);
  const absl::StatusOr<ledger::v1::SearchResponse> found = books.Search(before);
  if (!found.ok()) return found.status();
  return !found->records().empty();
}

}  // namespace till::payment

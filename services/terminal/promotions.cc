// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/promotions.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "services/common/status/error.h"
#include "services/terminal/record_name.h"
#include "services/terminal/text_rules.h"

namespace till::terminal {
namespace {

constexpr std::string_view kKind = "promotion";
constexpr int64_t kLargestAmount = 999'999'999'999;  // field 4 has 12 digits
constexpr int64_t kLargestOff = 999'999'999;

absl::Status Invalid(std::string_view what) {
  return MakeError(ErrorCode::kInvalidRequest, what);
}

// DayOf reads "YYYY-MM-DD", in that one writing.
std::optional<absl::CivilDay> DayOf(const std::string& text) {
  absl::CivilDay day;
  if (text.size() != 10 || !absl::ParseCivilTime(text, &day) || absl::FormatCivilTime(day) != text ||
      day.year() < 2000 || day.year() > 9999) {
    return std::nullopt;
  }
  return day;
}

absl::StatusOr<v1::Promotion> Read(const Record& record) {
  v1::Promotion promotion;
  if (!promotion.ParseFromString(record.body)) {
    return MakeError(ErrorCode::kStorageCorrupt, "a stored promotion cannot be read");
  }
  promotion.set_promotion(RecordName(kKind, record.number));
  return promotion;
}

}  // namespace

absl::Status CheckPromotion(const v1::Promotion& promotion) {
  if (absl::Status good = CheckText("name_zh", promotion.name_zh(), 0, 40); !good.ok()) return good;
  if (absl::Status good = CheckText("name_en", promotion.name_en(), 0, 40); !good.ok()) return good;
  if (promotion.name_zh().empty() && promotion.name_en().empty())
    return Invalid("name_zh, name_en: one is needed");
  switch (promotion.benefit_case()) {
    case v1::Promotion::kPercentHundredthsOff:
      if (promotion.percent_hundredths_off() < 1 || promotion.percent_hundredths_off() > 9'999)
        return Invalid("percent_hundredths_off: 1 to 9,999");
      break;
    case v1::Promotion::kAmountOffMinor:
      if (promotion.amount_off_minor() < 1 || promotion.amount_off_minor() > kLargestOff)
        return Invalid("amount_off_minor: 1 to 999,999,999");
      break;
    default:
      return Invalid("percent_hundredths_off, amount_off_minor: one is needed");
  }
  if (promotion.least_amount_minor() < 0 || promotion.least_amount_minor() > kLargestAmount)
    return Invalid("least_amount_minor: 0 to 999,999,999,999");
  if (promotion.most_off_minor() < 0 || promotion.most_off_minor() > kLargestAmount)
    return Invalid("most_off_minor: 0 to 999,999,999,999");
  const std::optional<absl::CivilDay> first = DayOf(promotion.first_day());
  const std::optional<absl::CivilDay> last = DayOf(promotion.last_day());
  if (!promotion.first_day().empty() && !first.has_value()) return Invalid("first_day: YYYY-MM-DD, or empty");
  if (!promotion.last_day().empty() && !last.has_value()) return Invalid("last_day: YYYY-MM-DD, or empty");
  if (first.has_value() && last.has_value() && *first > *last)
    return Invalid("last_day: is before the first day");
  return absl::OkStatus();
}

int64_t DiscountOf(const v1::Promotion& promotion, int64_t amount_minor, absl::CivilDay day) {
  if (!promotion.enabled() || amount_minor < 1 || amount_minor < promotion.least_amount_minor()) return 0;
  const std::optional<absl::CivilDay> first = DayOf(promotion.first_day());
  const std::optional<absl::CivilDay> last = DayOf(promotion.last_day());
  if ((first.has_value() && day < *first) || (last.has_value() && day > *last)) return 0;
  int64_t off = promotion.amount_off_minor();
  if (promotion.benefit_case() == v1::Promotion::kPercentHundredthsOff) {
    // No overflow: twelve digits times four. Rounded down: nobody is promised a part of a fen.
    off = std::min(amount_minor, kLargestAmount) * promotion.percent_hundredths_off() / 10'000;
  }
  if (promotion.most_off_minor() > 0) off = std::min(off, promotion.most_off_minor());
  return std::clamp<int64_t>(off, 0, amount_minor - 1);
}

absl::StatusOr<std::vector<v1::Promotion>> Promotions::List() {
  const absl::StatusOr<std::vector<Record>> records = store_.ListRecords(kKind);
  if (!records.ok()) return records.status();
  std::vector<v1::Promotion> promotions;
  for (const Record& record : *records) {
    absl::StatusOr<v1::Promotion> promotion = Read(record);
    if (!promotion.ok()) return promotion.status();
    promotions.push_back(*std::move(promotion));
  }
  return promotions;
}

absl::StatusOr<v1::Promotion> Promotions::Add(std::string_view operator_id, v1::Promotion promotion) {
  if (absl::Status good = CheckPromotion(promotion); !good.ok()) return good;
  absl::MutexLock lock(&mutex_);
  const absl::StatusOr<std::vector<Record>> present = store_.ListRecords(kKind);
  if (!present.ok()) return present.status();
  if (present->size() >= kMost) return Invalid("promotion: there are a hundred already; remove one");
  promotion.clear_promotion();
  StoreChange change;
  change.records.push_back({std::string(kKind), 0, promotion.SerializeAsString()});
  const absl::StatusOr<int64_t> number =
      store_.Apply(change, AuditEntry::Of(clock_.Now(), operator_id, "add-promotion", ""));
  if (!number.ok()) return number.status();
  promotion.set_promotion(RecordName(kKind, *number));
  return promotion;
}

absl::StatusOr<v1::Promotion> Promotions::Update(std::string_view operator_id,
                                                 const v1::Promotion& promotion) {
  const std::optional<int64_t> number = NumberOf(kKind, promotion.promotion());
  if (!number.has_value()) return MakeError(ErrorCode::kNotFound, "no such promotion");
  if (absl::Status good = CheckPromotion(promotion); !good.ok()) return good;
  absl::MutexLock lock(&mutex_);
  const absl::StatusOr<std::optional<Record>> present = store_.FindRecord(kKind, *number);
  if (!present.ok()) return present.status();
  if (!present->has_value()) return MakeError(ErrorCode::kNotFound, "no such promotion");
  v1::Promotion stored = promotion;
  stored.clear_promotion();
  StoreChange change;
  change.records.push_back({std::string(kKind), *number, stored.SerializeAsString()});
  const absl::StatusOr<int64_t> saved = store_.Apply(
      change, AuditEntry::Of(clock_.Now(), operator_id, "update-promotion", promotion.promotion()));
  if (!saved.ok()) return saved.status();
  return promotion;
}

absl::Status Promotions::Remove(std::string_view operator_id, std::string_view name) {
  const std::optional<int64_t> number = NumberOf(kKind, name);
  if (!number.has_value()) return MakeError(ErrorCode::kNotFound, "no such promotion");
  absl::MutexLock lock(&mutex_);
  const absl::StatusOr<std::optional<Record>> present = store_.FindRecord(kKind, *number);
  if (!present.ok()) return present.status();
  if (!present->has_value()) return MakeError(ErrorCode::kNotFound, "no such promotion");
  StoreChange change;
  change.removed.emplace_back(kKind, *number);
  return store_.Apply(change, AuditEntry::Of(clock_.Now(), operator_id, "remove-promotion", name)).status();
}

absl::StatusOr<v1::Quotation> Promotions::Quote(const v1::QuoteRequest& request) {
  const absl::StatusOr<v1::MerchantProfile> profile = shop_.Profile();
  if (!profile.ok()) return profile.status();
  const int64_t amount = request.amount().minor_units();
  if (request.amount().currency_code() != profile->currency_code())
    return MakeError(ErrorCode::kCurrencyNotSupported, "amount.currency_code: not this shop's");
  if (amount < 1 || amount > kLargestAmount)
    return MakeError(ErrorCode::kInvalidAmount, "amount.minor_units: 1 to 999,999,999,999");
  absl::TimeZone zone;
  if (!absl::LoadTimeZone(profile->time_zone(), &zone)) zone = absl::UTCTimeZone();
  const absl::CivilDay today = absl::ToCivilDay(clock_.Now(), zone);
  const absl::StatusOr<std::vector<v1::Promotion>> promotions = List();
  if (!promotions.ok()) return promotions.status();
  const v1::Promotion* best = nullptr;
  int64_t most_off = 0;
  for (const v1::Promotion& promotion : *promotions) {
    if (!request.promotion().empty() && promotion.promotion() != request.promotion()) continue;
    const int64_t off = DiscountOf(promotion, amount, today);
    if (off <= most_off) continue;
    most_off = off;
    best = &promotion;
  }
  if (best == nullptr && !request.promotion().empty())
    return MakeError(ErrorCode::kNotFound, "promotion: does not apply to that amount today");
  v1::Quotation quotation;
  for (common::v1::Amount* part :
       {quotation.mutable_original(), quotation.mutable_discount(), quotation.mutable_payable()}) {
    part->set_currency_code(profile->currency_code());
  }
  quotation.mutable_original()->set_minor_units(amount);
  quotation.mutable_discount()->set_minor_units(most_off);
  quotation.mutable_payable()->set_minor_units(amount - most_off);
  if (best != nullptr) *quotation.mutable_promotion() = *best;
  return quotation;
}

}  // namespace till::terminal

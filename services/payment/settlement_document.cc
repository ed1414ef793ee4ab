// SPDX-License-Identifier: Apache-2.0
#include "services/payment/settlement_document.h"

#include <map>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/time.h"
#include "services/payment/kind_plan.h"
#include "services/payment/receipt_document.h"

namespace till::payment {
namespace {

void Put(print::v1::Document& document, const std::string& name, const std::string& value) {
  if (!value.empty()) (*document.mutable_fields())[name] = value;
}

std::string Sum(int64_t count, int64_t minor_units, const std::string& currency) {
  common::v1::Amount amount;
  amount.set_minor_units(minor_units);
  amount.set_currency_code(currency);
  return absl::StrCat(count, "  ", FormatAmount(amount));
}

void PutGroup(print::v1::Document& document, const std::string& group,
              const ledger::v1::SettlementTotals& totals, const std::string& currency) {
  if (totals.debit_count() == 0 && totals.credit_count() == 0 && group != "domestic") return;
  Put(document, group + "_debit", Sum(totals.debit_count(), totals.debit_minor(), currency));
  Put(document, group + "_credit", Sum(totals.credit_count(), totals.credit_minor(), currency));
}

std::string FlagWord(int flag) {
  switch (flag) {
    case 0:
      return "";
    case 1:
      return "equal";
    case 2:
      return "unequal";
    default:
      return "error";
  }
}

// OutcomeWord is the worse of the two flags.
std::string OutcomeWord(const ledger::v1::Settlement& settlement) {
  const std::string flags[] = {FlagWord(settlement.domestic_flag()), FlagWord(settlement.foreign_flag())};
  const auto any = [&flags](const char* word) { return flags[0] == word || flags[1] == word; };
  if (any("error")) return "error";
  if (any("unequal")) return "not_balanced";
  return any("equal") ? "balanced" : "";
}

// The schemes that have a line of their own on the templates.
std::string SchemeWord(const std::string& scheme) {
  for (const char* known : {"UNIONPAY", "VISA", "MASTERCARD", "JCB", "AMEX", "QR"}) {
    if (scheme == known) return scheme;
  }
  return "OTHER";
}

// Blank is a slip with what stands on all of them.
print::v1::Document Blank(const char* name, const terminal::v1::MerchantProfile& profile) {
  print::v1::Document document;
  document.set_template_(name);
  document.set_language(profile.receipt_language().empty() ? "both" : profile.receipt_language());
  Put(document, "notice", profile.receipt_header());
  Put(document, "merchant_name", document.language() == "en" ? profile.name_en() : profile.name_zh());
  Put(document, "merchant_id", profile.merchant_id());
  Put(document, "terminal_id", profile.terminal_id());
  Put(document, "footer", profile.receipt_footer());
  return document;
}

// As the profile corrects it: receipts and slips tell one time.
std::string LocalTime(absl::Time time, const terminal::v1::MerchantProfile& profile) {
  absl::TimeZone zone;
  if (!absl::LoadTimeZone(profile.time_zone(), &zone)) zone = absl::UTCTimeZone();
  return absl::FormatTime("%Y/%m/%d %H:%M:%S",
                          time + absl::Seconds(profile.receipt_time_correction_seconds()), zone);
}

}  // namespace

print::v1::Document TotalsDocument(const ledger::v1::TotalsRequest& request,
                                   const ledger::v1::TotalsResponse& totals,
                                   const terminal::v1::MerchantProfile& profile,
                                   const std::string& operator_id, absl::Time now) {
  print::v1::Document document = Blank("totals", profile);
  Put(document, "operator", operator_id);
  Put(document, "date_time", LocalTime(now, profile));
  if (!request.business_date().empty()) {
    Put(document, "scope", "day");
    Put(document, "business_date", request.business_date());
  } else if (request.shift_number() != 0) {
    Put(document, "scope", "shift");
    Put(document, "shift", absl::StrCat(request.shift_number()));
  } else {
    Put(document, "scope", "batch");
    Put(document, "batch", absl::StrFormat("%06d", totals.batch_number()));
  }
  PutTotals(document, totals, profile.currency_code());
  if (totals.open_count() > 0) Put(document, "open", absl::StrCat(totals.open_count()));
  if (totals.reversal_owed_count() > 0) {
    Put(document, "reversals_owed", absl::StrCat(totals.reversal_owed_count()));
  }
  if (totals.advice_owed_count() > 0) Put(document, "advices_owed", absl::StrCat(totals.advice_owed_count()));
  return document;
}

void PutTotals(print::v1::Document& document, const ledger::v1::TotalsResponse& totals,
               const std::string& currency) {
  struct SchemeSum {
    int64_t count = 0;
    int64_t minor_units = 0;
  };
  std::map<std::string, SchemeSum> schemes;
  SchemeSum all;
  for (const ledger::v1::TotalsResponse::Line& line : totals.lines()) {
    if (!line.operator_id().empty() || line.shift_number() != 0) continue;
    SchemeSum& sum = line.scheme().empty() ? all : schemes[SchemeWord(line.scheme())];
    sum.count += line.count();
    sum.minor_units += line.amount().minor_units();
    if (!line.scheme().empty()) continue;
    Put(document, absl::StrCat("kind_", std::string(RulesOf(line.kind()).name)),
        Sum(line.count(), line.amount().minor_units(), currency));
  }
  for (const auto& [scheme, sum] : schemes) {
    Put(document, "scheme_" + scheme, Sum(sum.count, sum.minor_units, currency));
  }
  if (all.count > 0) Put(document, "total", Sum(all.count, all.minor_units, currency));
}

print::v1::Document SettlementDocument(const ledger::v1::Settlement& settlement,
                                       const ledger::v1::TotalsResponse& totals,
                                       const terminal::v1::MerchantProfile& profile) {
  print::v1::Document document = Blank("settlement", profile);
  Put(document, "operator", settlement.operator_id() == "auto" ? "" : settlement.operator_id());
  Put(document, "batch", absl::StrFormat("%06d", settlement.batch_number()));
  Put(document, "date_time", LocalTime(absl::FromUnixSeconds(settlement.begin_time().seconds()), profile));
  Put(document, "domestic_flag", FlagWord(settlement.domestic_flag()));
  PutGroup(document, "domestic", settlement.domestic(), profile.currency_code());
  PutGroup(document, "foreign", settlement.foreign(), profile.currency_code());
  const bool has_foreign = settlement.foreign().debit_count() > 0 || settlement.foreign().credit_count() > 0;
  if (has_foreign) Put(document, "foreign_flag", FlagWord(settlement.foreign_flag()));
  Put(document, "uploaded", absl::StrCat(settlement.uploaded()));
  Put(document, "outcome", OutcomeWord(settlement));
  PutTotals(document, totals, profile.currency_code());
  return document;
}

}  // namespace till::payment

// SPDX-License-Identifier: Apache-2.0
#include "services/payment/receipt_document.h"

#include <optional>
#include <string_view>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/time.h"
#include "services/common/money/currency.h"
#include "services/payment/kind_plan.h"

namespace till::payment {
namespace {

// Puts a field only when there is something to say: a missing field takes its line with it.
void Put(print::v1::Document& document, const std::string& name, const std::string& value) {
  if (!value.empty()) (*document.mutable_fields())[name] = value;
}

std::string StatusWord(v1::Payment::State state) {
  switch (state) {
    case v1::Payment::APPROVED:
      return "approved";
    case v1::Payment::REVERSED:
      return "reversed";
    case v1::Payment::UNKNOWN_REVERSING:
      return "unknown";
    case v1::Payment::ADVICE_OWED:
      return "accepted";
    default:
      return "declined";
  }
}

std::string EntryWord(common::v1::EntryMode mode) {
  switch (mode) {
    case common::v1::CONTACT:
      return "contact";
    case common::v1::CONTACTLESS:
      return "contactless";
    case common::v1::MAGNETIC_STRIPE:
      return "magnetic_stripe";
    case common::v1::FALLBACK_STRIPE:
      return "fallback_stripe";
    case common::v1::MANUAL:
      return "manual";
    default:
      return "";
  }
}

std::string VerificationWord(common::v1::CardholderVerification method) {
  switch (method) {
    case common::v1::ONLINE_PIN:
      return "online_pin";
    case common::v1::OFFLINE_PIN:
      return "offline_pin";
    case common::v1::SIGNATURE:
      return "signature";
    case common::v1::NO_CVM:
      return "no_cvm";
    case common::v1::DEVICE_CVM:
      return "device_cvm";
    default:
      return "";
  }
}

// Field 44 holds two codes of eleven places, the issuer's and the acquirer's; some hosts put words there
// instead.
std::string IssuerOf(const std::string& institutions) {
  constexpr size_t kCode = 11;
  return std::string(absl::StripAsciiWhitespace(institutions.substr(0, kCode)));
}

// The receipt's date and time: the host's clock is the truth where it gave one, with our year.
std::string DateTime(const v1::Payment& payment, const terminal::v1::MerchantProfile& profile) {
  absl::TimeZone zone;
  if (!absl::LoadTimeZone(profile.time_zone(), &zone)) zone = absl::UTCTimeZone();
  const absl::Time start =
      absl::FromUnixSeconds(payment.create_time().seconds() + profile.receipt_time_correction_seconds());
  const std::string& date = payment.host().host_date();
  const std::string& time = payment.host().host_time();
  if (date.size() != 4 || time.size() != 6) return absl::FormatTime("%Y/%m/%d %H:%M:%S", start, zone);
  return absl::StrFormat("%s/%s/%s %s:%s:%s", absl::FormatTime("%Y", start, zone), date.substr(0, 2),
                         date.substr(2), time.substr(0, 2), time.substr(2, 2), time.substr(4));
}

std::string LanguageOf(const std::string& asked, const terminal::v1::MerchantProfile& profile) {
  if (!asked.empty()) return asked;
  return profile.receipt_language().empty() ? "both" : profile.receipt_language();
}

common::v1::Amount Minus(common::v1::Amount amount, const common::v1::Amount& less) {
  amount.set_minor_units(amount.minor_units() - less.minor_units());
  return amount;
}

// What moved, with what belongs to it. A part that the host approved is the amount; what was asked for and
// what is left to pay stand beside it.
void PutAmounts(print::v1::Document& document, const v1::Payment& payment) {
  if (!RulesOf(payment.kind()).has_amount) return;
  const bool in_part =
      payment.host().has_approved_amount() && payment.host().approved_amount().minor_units() > 0;
  const common::v1::Amount& moved = in_part ? payment.host().approved_amount() : payment.amount();
  Put(document, "amount", FormatAmount(moved));
  if (in_part && moved.minor_units() < payment.amount().minor_units()) {
    Put(document, "requested", FormatAmount(payment.amount()));
    Put(document, "remaining", FormatAmount(Minus(payment.amount(), moved)));
  }
  if (payment.has_original_amount()) {
    Put(document, "before_discount", FormatAmount(payment.original_amount()));
    Put(document, "discount", FormatAmount(Minus(payment.original_amount(), payment.amount())));
  }
  if (payment.tip().minor_units() > 0) Put(document, "tip", FormatAmount(payment.tip()));
  if (payment.instalments() > 0) Put(document, "instalments", absl::StrCat(payment.instalments()));
}

void PutOriginal(print::v1::Document& document, const v1::Payment& original) {
  Put(document, "original_batch", absl::StrFormat("%06d", original.batch_number()));
  Put(document, "original_trace", absl::StrFormat("%06d", original.trace_number()));
  Put(document, "original_rrn", original.host().reference_number());
  Put(document, "original_auth_code", original.host().authorisation_code());
  Put(document, "original_date", original.business_date());
  if (RulesOf(original.kind()).has_amount) Put(document, "original_amount", FormatAmount(original.amount()));
}

void PutBalance(print::v1::Document& document, const ledger::v1::HostResult& host) {
  if (host.has_available_balance()) Put(document, "balance", FormatAmount(host.available_balance()));
  if (host.has_points()) Put(document, "points", absl::StrCat(host.points()));
}

void PutEmv(print::v1::Document& document, const common::v1::EmvResult& emv) {
  if (emv.cryptogram_type() == "TC") Put(document, "tc", emv.cryptogram());
  if (emv.cryptogram_type() == "AAC") Put(document, "aac", emv.cryptogram());
  Put(document, "arqc", emv.cryptogram_type() == "ARQC" ? emv.cryptogram() : emv.request_cryptogram());
  Put(document, "tvr", emv.tvr());
  Put(document, "tsi", emv.tsi());
  Put(document, "atc", emv.atc());
  Put(document, "aip", emv.aip());
  Put(document, "unpredictable_number", emv.unpredictable_number());
  Put(document, "iad", emv.issuer_application_data());
  Put(document, "cvm_results", emv.cvm_results());
  Put(document, "terminal_capabilities", emv.terminal_capabilities());
}

}  // namespace

std::string FormatAmount(const common::v1::Amount& amount) {
  const std::optional<Currency> currency = FindCurrency(amount.currency_code());
  if (!currency) return absl::StrCat(amount.currency_code(), " ", amount.minor_units());
  const std::string symbol(currency->code == "CNY" ? "RMB" : currency->code);
  return absl::StrCat(symbol, " ", FormatMinorUnits(amount.minor_units(), *currency));
}

print::v1::Document ReceiptDocument(const v1::Payment& payment, const v1::Payment* original,
                                    const terminal::v1::MerchantProfile& profile, v1::ReceiptCopy copy,
                                    const std::string& language) {
  print::v1::Document document;
  document.set_template_("receipt");
  document.set_language(LanguageOf(language, profile));
  Put(document, "copy", copy == v1::MERCHANT_COPY ? "merchant" : "cardholder");
  Put(document, "status", StatusWord(payment.state()));
  Put(document, "transaction_type", std::string(RulesOf(payment.kind()).name));
  Put(document, "notice", profile.receipt_header());
  Put(document, "merchant_name", document.language() == "en" ? profile.name_en() : profile.name_zh());
  Put(document, "merchant_id", profile.merchant_id());
  Put(document, "terminal_id", profile.terminal_id());
  Put(document, "acquirer", profile.acquirer_name());
  Put(document, "operator", payment.operator_id());
  Put(document, "issuer", IssuerOf(payment.host().institutions()));
  Put(document, "masked_pan", payment.card().masked_number());
  Put(document, "card_scheme", payment.card().scheme());
  Put(document, "cardholder_name", payment.card().cardholder_name());
  // A card that was not presented again has no way in which it came.
  const bool presented = original == nullptr || payment.card().entry_mode() != common::v1::MANUAL;
  if (presented) Put(document, "entry_mode", EntryWord(payment.card().entry_mode()));
  Put(document, "cvm", VerificationWord(payment.verification()));
  if (payment.verification() != common::v1::SIGNATURE) Put(document, "signature", "none");
  if (payment.small_amount()) Put(document, "small_amount", "yes");
  if (payment.offline()) Put(document, "offline", "yes");
  Put(document, "batch", absl::StrFormat("%06d", payment.batch_number()));
  Put(document, "trace", absl::StrFormat("%06d", payment.trace_number()));
  Put(document, "auth_code", payment.host().authorisation_code());
  Put(document, "rrn", payment.host().reference_number());
  Put(document, "date_time", DateTime(payment, profile));
  Put(document, "wallet", payment.host().wallet());
  Put(document, "wallet_reference", payment.host().wallet_reference());
  if (original != nullptr) PutOriginal(document, *original);
  PutAmounts(document, payment);
  if (copy != v1::MERCHANT_COPY) PutBalance(document, payment.host());
  Put(document, "response_code", payment.host().response().code());
  Put(document, "response_text",
      document.language() == "en" ? payment.host().response().words_en()
                                  : payment.host().response().words_zh());
  Put(document, "aid", payment.card().aid());
  Put(document, "application_label", payment.card().application_label());
  Put(document, "footer", profile.receipt_footer());
  PutEmv(document, payment.emv());
  return document;
}

}  // namespace till::payment

// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/details.h"

#include <charconv>

#include "services/common/status/error.h"
#include "services/ledger/canonical.h"

namespace till::ledger {
namespace {

constexpr size_t kMaxFieldSize = 1024;
constexpr int kLastTag = static_cast<int>(DetailField::kPromotion);

bool IsField(int tag) {
  switch (static_cast<DetailField>(tag)) {
    case DetailField::kScheme:
    case DetailField::kMaskedNumber:
    case DetailField::kCardToken:
    case DetailField::kEntryMode:
    case DetailField::kAid:
    case DetailField::kApplicationLabel:
    case DetailField::kCardholderName:
    case DetailField::kExpired:
    case DetailField::kVerification:
    case DetailField::kCryptogram:
    case DetailField::kCryptogramType:
    case DetailField::kTvr:
    case DetailField::kTsi:
    case DetailField::kAtc:
    case DetailField::kAip:
    case DetailField::kUnpredictableNumber:
    case DetailField::kIssuerApplicationData:
    case DetailField::kCvmResults:
    case DetailField::kTerminalCapabilities:
    case DetailField::kRequestCryptogram:
    case DetailField::kReversalField55:
    case DetailField::kResponseCode:
    case DetailField::kAuthorisationCode:
    case DetailField::kReferenceNumber:
    case DetailField::kHostTime:
    case DetailField::kHostDate:
    case DetailField::kSettlementDate:
    case DetailField::kAcquirer:
    case DetailField::kInstitutions:
    case DetailField::kApprovedAmountMinor:
    case DetailField::kApprovedCurrency:
    case DetailField::kResponseClass:
    case DetailField::kResponseWordsZh:
    case DetailField::kResponseWordsEn:
    case DetailField::kReversalReason:
    case DetailField::kNote:
    case DetailField::kVoidReason:
    case DetailField::kAvailableMinor:
    case DetailField::kAvailableCurrency:
    case DetailField::kPoints:
    case DetailField::kWallet:
    case DetailField::kWalletReference:
    case DetailField::kField55:
    case DetailField::kApprovedBy:
    case DetailField::kOrderNumber:
    case DetailField::kQrPayload:
    case DetailField::kScriptResults:
    case DetailField::kSignature:
    case DetailField::kOriginalAmountMinor:
    case DetailField::kOriginalAmountCurrency:
    case DetailField::kPromotion:
      return true;
  }
  return false;
}

bool PassesLuhn(std::string_view digits) {
  int sum = 0;
  bool doubled = false;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
    int value = *digit - '0';
    if (doubled) value = value * 2 > 9 ? value * 2 - 9 : value * 2;
    sum += value;
    doubled = !doubled;
  }
  return sum % 10 == 0;
}

// HoldsCardNumber finds a run of 13 to 19 digits that passes Luhn (ISO/IEC 7812-1, annex B).
bool HoldsCardNumber(std::string_view text) {
  size_t start = 0;
  while (start < text.size()) {
    const size_t begin = text.find_first_of("0123456789", start);
    if (begin == std::string_view::npos) return false;
    size_t end = text.find_first_not_of("0123456789", begin);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view run = text.substr(begin, end - begin);
    if (run.size() >= 13 && run.size() <= 19 && PassesLuhn(run)) return true;
    start = end;
  }
  return false;
}

}  // namespace

void Details::Set(DetailField field, std::string_view value) {
  if (!value.empty()) fields_[field] = std::string(value);
}

void Details::SetNumber(DetailField field, int64_t value) {
  if (value != 0) fields_[field] = std::to_string(value);
}

std::string_view Details::Get(DetailField field) const {
  const auto found = fields_.find(field);
  return found == fields_.end() ? std::string_view() : std::string_view(found->second);
}

int64_t Details::GetNumber(DetailField field) const {
  const std::string_view text = Get(field);
  int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? number : 0;
}

void Details::Merge(const Details& newer) {
  for (const auto& [field, value] : newer.fields_) fields_[field] = value;
}

absl::Status Details::Check() const {
  for (const auto& [field, value] : fields_) {
    if (value.size() > kMaxFieldSize) {
      return MakeError(ErrorCode::kInvalidRequest,
                       "detail " + std::to_string(static_cast<int>(field)) + " is longer than 1024 bytes");
    }
  }
  for (const DetailField field : {DetailField::kMaskedNumber, DetailField::kCardholderName,
                                  DetailField::kApplicationLabel, DetailField::kNote}) {
    if (HoldsCardNumber(Get(field))) {
      return MakeError(ErrorCode::kInvalidRequest,
                       "detail " + std::to_string(static_cast<int>(field)) + " holds a full card number");
    }
  }
  return absl::OkStatus();
}

std::string Details::Encode() const {
  CanonicalWriter writer;
  for (const auto& [field, value] : fields_) writer.Text(static_cast<uint8_t>(field), value);
  return writer.Take();
}

absl::StatusOr<Details> Details::Decode(std::string_view bytes) {
  Details details;
  CanonicalReader reader(bytes);
  for (int tag = 1; tag <= kLastTag; ++tag) {
    if (IsField(tag)) details.Set(static_cast<DetailField>(tag), reader.Text(static_cast<uint8_t>(tag)));
  }
  if (absl::Status whole = reader.Finish(); !whole.ok()) return whole;
  return details;
}

}  // namespace till::ledger

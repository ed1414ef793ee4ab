// SPDX-License-Identifier: Apache-2.0
#include "services/card/kernel.h"

#include <algorithm>

#include "absl/strings/str_format.h"
#include "services/card/application_data.h"
#include "services/card/risk.h"

namespace till::card {

Kernel::Kernel(const KernelContext& context, const ApplicationParameters& application, DataStore& store,
               uint8_t entry_mode)
    : context_(context), application_(application), store_(store) {
  // The store is as good as empty here, and all of this is a few hundred bytes.
  (void)PutTerminalData(entry_mode);
}

absl::Status Kernel::PutTerminalData(uint8_t entry_mode) {
  const TerminalData& terminal = context_.terminal;
  const TransactionParameters& parameters = context_.parameters;
  const auto code = [](int value) { return ToBcd(static_cast<uint64_t>(value), 2); };
  const auto amount = static_cast<uint64_t>(parameters.amount_minor);
  const auto other = static_cast<uint64_t>(parameters.other_amount_minor);
  const auto binary = [](uint64_t value) {
    const auto capped = static_cast<uint32_t>(std::min<uint64_t>(value, 0xFFFFFFFF));
    return Bytes{static_cast<uint8_t>(capped >> 24), static_cast<uint8_t>(capped >> 16),
                 static_cast<uint8_t>(capped >> 8), static_cast<uint8_t>(capped)};
  };
  const absl::CivilSecond local = absl::ToCivilSecond(parameters.time, terminal.time_zone);
  Bytes unpredictable(4);
  context_.random.Fill(unpredictable);

  absl::Status status;
  const auto put = [&](tlv::Tag tag, const Bytes& value) { status.Update(store_.Put(tag, value)); };
  const auto text = [&](tlv::Tag tag, const std::string& value) {
    status.Update(store_.Put(tag, AsBytes(value)));
  };
  put(0x81, binary(amount));
  put(0x9F02, ToBcd(amount, 6));
  put(0x9F03, ToBcd(other, 6));
  put(0x9F04, binary(other));
  put(0x5F2A, code(terminal.currency_code));
  put(0x5F36, {static_cast<uint8_t>(terminal.currency_exponent)});
  put(0x9F1A, code(terminal.country_code));
  put(0x9A, ToBcd(static_cast<uint64_t>(local.year() % 100 * 10000 + local.month() * 100 + local.day()), 3));
  put(0x9F21, ToBcd(static_cast<uint64_t>(local.hour() * 10000 + local.minute() * 100 + local.second()), 3));
  put(0x9C, {parameters.type});
  put(0x9F41, ToBcd(static_cast<uint64_t>(parameters.trace_number), 4));
  put(0x9F33, {terminal.capabilities.begin(), terminal.capabilities.end()});
  put(0x9F35, {terminal.type});
  put(0x9F40, {terminal.additional_capabilities.begin(), terminal.additional_capabilities.end()});
  put(0x9F15, code(terminal.merchant_category_code));
  text(0x9F16, terminal.merchant_id);
  text(0x9F1C, terminal.terminal_id);
  text(0x9F1E, terminal.serial_number);
  text(0x9F4E, terminal.merchant_name);
  put(0x9F09, {application_.version.begin(), application_.version.end()});
  put(0x9F1B, binary(static_cast<uint64_t>(application_.floor_limit_minor)));
  put(0x9F37, unpredictable);
  put(0x9F39, {entry_mode});
  Sync();
  return status;
}

void Kernel::Sync() {
  (void)store_.Put(0x95, tvr_.bytes());
  (void)store_.Put(0x9B, tsi_.bytes());
}

std::optional<End> Kernel::Fill(tlv::Tag list, SecretBuffer& values) {
  const absl::StatusOr<std::vector<tlv::DolEntry>> entries = tlv::ParseDol(store_.Value(list));
  if (!entries.ok()) return Unreadable(absl::StrFormat("list %X is malformed (EMV Book 3, 5.4)", list));
  Sync();
  values = tlv::FillDol(*entries, store_.Source());
  return std::nullopt;
}

Kernel::ReadResult Kernel::Initiate() {
  if (std::optional<End> end = Fill(0x9F38, pdol_values_)) return {end, false};
  Exchanged options = GetProcessingOptions(context_.channel, pdol_values_.Reveal());
  if (!options.answered()) return {options.failure, false};
  if (options.response.status == kConditionsNotSatisfied) return {std::nullopt, true};
  if (options.response.status == 0x6984 && store_.Value(0x9F39)[0] == kEntryModeContactless) {
    return {End{Outcome::kTryContact, "the card asks for another interface (EMV Book C-3, 5.2: 6984)"},
            false};
  }
  if (!options.response.ok()) return {Unreadable("the card refused to begin (EMV Book 3, 10.1)"), false};
  if (!ParseProcessingOptions(options.response.data.Reveal(), store_).ok()) {
    return {Unreadable("processing options are malformed (EMV Book 3, 6.5.8.4)"), false};
  }
  return {};
}

absl::CivilDay Kernel::Today() const {
  return absl::ToCivilDay(context_.parameters.time, context_.terminal.time_zone);
}

bool Kernel::InApplicationCurrency() const {
  const ByteView card = store_.Value(0x9F42);
  const ByteView ours = store_.Value(0x5F2A);
  return card.size() == 2 && std::equal(card.begin(), card.end(), ours.begin(), ours.end());
}

bool Kernel::Spared(int64_t limit_minor) const {
  const TransactionParameters& parameters = context_.parameters;
  if (parameters.no_verification || parameters.account_only) return true;
  const bool sale = parameters.type == 0x00 || parameters.type == 0x03;  // or a pre-authorisation
  return sale && parameters.amount_minor > 0 && parameters.amount_minor <= limit_minor;
}

void Kernel::KeepRequest() {
  const ByteView cryptogram = store_.Value(0x9F26);
  request_cryptogram_.assign(cryptogram.begin(), cryptogram.end());
}

}  // namespace till::card

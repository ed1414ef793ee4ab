// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/transaction_table.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/uplink/iso8583/iso_message.h"

namespace till::uplink {
namespace {

bool IsDigits(const std::string& text, size_t length) {
  return text.size() == length && std::all_of(text.begin(), text.end(), absl::ascii_isdigit);
}

bool Contains(const google::protobuf::RepeatedField<uint32_t>& fields, int field) {
  return std::find(fields.begin(), fields.end(), static_cast<uint32_t>(field)) != fields.end();
}

// The codes that a row may take from its original's.
constexpr uint32_t kSharedCodes[] = {3, 25, 60};

absl::Status Refuse(const profile::Transaction& row, const std::string& fault) {
  return absl::InvalidArgumentError(absl::StrCat("profile: transaction \"", row.name(), "\": ", fault));
}

absl::Status CheckCodes(const profile::Transaction& row) {
  if (!IsDigits(row.message_type(), 4)) return Refuse(row, "message_type is not four digits");
  if (row.message_type()[2] == '9') return Refuse(row, "message_type has no reply type");
  if (!row.processing_code().empty() && !IsDigits(row.processing_code(), 6)) {
    return Refuse(row, "processing_code is not six digits");
  }
  if (!row.condition_code().empty() && !IsDigits(row.condition_code(), 2)) {
    return Refuse(row, "condition_code is not two digits");
  }
  if (!IsDigits(row.type_code(), 2)) return Refuse(row, "type_code is not two digits");
  if (!IsDigits(row.network_code(), 3)) return Refuse(row, "network_code is not three digits");
  if (!row.account_type().empty() && !IsDigits(row.account_type(), 3)) {
    return Refuse(row, "account_type is not three digits");
  }
  if (!row.entry_mode().empty() && !IsDigits(row.entry_mode(), 3)) {
    return Refuse(row, "entry_mode is not three digits");
  }
  if (!row.long_field60() && (row.announces_partial() || !row.account_type().empty())) {
    return Refuse(row, "60.6 and 60.7 want long_field60");
  }
  return absl::OkStatus();
}

absl::Status CheckRow(const profile::Transaction& row, const MessageSpec& spec) {
  if (absl::Status codes = CheckCodes(row); !codes.ok()) return codes;
  for (const auto* fields : {&row.required_field(), &row.optional_field(), &row.reply_match_field(),
                             &row.reply_match_if_present(), &row.reply_match_if_approved(),
                             &row.reply_match_unless_partial(), &row.reply_required_if_approved()}) {
    for (const uint32_t field : *fields) {
      if (spec.Find(static_cast<int>(field)) == nullptr) {
        return Refuse(row, absl::StrCat("field ", field, " is not in this dialect"));
      }
    }
  }
  // Without the trace number an answer cannot be told from another's.
  if (!Contains(row.required_field(), 11) || !Contains(row.reply_match_field(), 11)) {
    return Refuse(row, "field 11 is neither required nor matched");
  }
  for (const uint32_t field : row.reply_match_field()) {
    if (!Contains(row.required_field(), static_cast<int>(field))) {
      return Refuse(row, absl::StrCat("field ", field, " is matched but not required"));
    }
  }
  if (row.request_mac() == profile::MAC_IF_PRESENT)
    return Refuse(row, "request_mac is MAC_NEVER or MAC_REQUIRED");
  if ((row.request_mac() == profile::MAC_REQUIRED) !=
      (Contains(row.required_field(), MessageSpec::kMacField) ||
       Contains(row.required_field(), MessageSpec::kSecondMacField))) {
    return Refuse(row, "request_mac and required_field 64 do not agree");
  }
  for (const profile::Constant& constant : row.constant()) {
    if (absl::Status fits = IsoMessage(spec).Set(static_cast<int>(constant.number()), constant.value());
        !fits.ok()) {
      return Refuse(row, absl::StrCat("constant: ", fits.message()));
    }
  }
  if (row.reply_mac() == profile::MAC_NEVER)
    return Refuse(row, "reply_mac is MAC_IF_PRESENT or MAC_REQUIRED");
  if ((row.reversible() || row.undoes()) && row.reply_mac() != profile::MAC_REQUIRED) {
    return Refuse(row, "moves money and does not want a MAC on its answer");
  }
  return absl::OkStatus();
}

// Inherit returns `row` as it reads with what it is like, which is among `above`.
absl::StatusOr<profile::Transaction> Inherit(const profile::Transaction& row,
                                             const std::map<std::string, profile::Transaction>& above) {
  if (row.like().empty()) return row;
  const auto base = above.find(row.like());
  if (base == above.end()) {
    return Refuse(row, absl::StrCat("is like \"", row.like(), "\", which does not stand above it"));
  }
  profile::Transaction whole = base->second;
  whole.clear_is_template();
  whole.MergeFrom(row);
  return whole;
}

// WithCodesOf returns `row` with the codes that it takes from `original`.
profile::Transaction WithCodesOf(const profile::Transaction& original, profile::Transaction row) {
  if (Contains(row.original_code(), 3)) row.set_processing_code(original.processing_code());
  if (Contains(row.original_code(), 25)) row.set_condition_code(original.condition_code());
  if (Contains(row.original_code(), 60)) {
    row.set_type_code(original.type_code());
    row.set_network_code(original.network_code());
    if (row.long_field60()) {
      row.set_account_type(original.account_type());
      row.set_announces_partial(original.announces_partial());
    }
  }
  return row;
}

}  // namespace

bool TransactionSpec::Requires(int field) const {
  return Contains(row.required_field(), field);
}

bool TransactionSpec::Carries(int field) const {
  return Requires(field) || Contains(row.optional_field(), field);
}

absl::Status TransactionTable::Add(const profile::Profile& profile, const MessageSpec& spec,
                                   profile::Transaction row, const std::string& original) {
  if (absl::Status valid = CheckRow(row, spec); !valid.ok()) return valid;
  TransactionSpec transaction;
  transaction.reply_type = row.message_type();
  ++transaction.reply_type[2];
  if (!row.chip_data_list().empty()) {
    for (const profile::ChipDataList& list : profile.chip_data_list()) {
      if (list.name() != row.chip_data_list()) continue;
      absl::StatusOr<Field55> chip_data = Field55::Create(list);
      if (!chip_data.ok()) return chip_data.status();
      transaction.chip_data = *std::move(chip_data);
    }
  }
  transaction.row = std::move(row);
  const profile::Transaction& kept = transaction.row;
  if (transaction.Carries(55) != transaction.chip_data.has_value()) {
    return Refuse(kept, "field 55 and chip_data_list do not agree");
  }
  const Key key(kept.name(), original);
  if (rows_.contains(key)) return Refuse(kept, "is there twice");
  rows_.emplace(key, std::move(transaction));
  return absl::OkStatus();
}

absl::StatusOr<TransactionTable> TransactionTable::Create(const profile::Profile& profile,
                                                          const MessageSpec& spec) {
  TransactionTable table;
  std::map<std::string, profile::Transaction> rows;
  std::vector<std::string> names;  // As written, so that the first fault of the file is told.
  for (const profile::Transaction& written : profile.transaction()) {
    absl::StatusOr<profile::Transaction> row = Inherit(written, rows);
    if (!row.ok()) return row.status();
    for (const uint32_t code : row->original_code()) {
      if (std::find(std::begin(kSharedCodes), std::end(kSharedCodes), code) == std::end(kSharedCodes)) {
        return Refuse(*row, absl::StrCat("original_code ", code, " is none of 3, 25, 60"));
      }
    }
    if (!rows.emplace(row->name(), *row).second) return Refuse(*row, "is there twice");
    names.push_back(row->name());
  }
  for (const std::string& name : names) {
    const profile::Transaction& row = rows.at(name);
    if (row.is_template()) continue;
    if (row.original_code().empty()) {
      if (absl::Status added = table.Add(profile, spec, row, ""); !added.ok()) return added;
      continue;
    }
    for (const auto& [original_name, original] : rows) {
      if (original.is_template() || !original.original_code().empty() || original.processing_code().empty() ||
          (row.undoes() && !original.reversible())) {
        continue;
      }
      absl::Status added = table.Add(profile, spec, WithCodesOf(original, row), original_name);
      if (!added.ok()) return added;
    }
  }
  return table;
}

const TransactionSpec* TransactionTable::Find(std::string_view name, std::string_view original) const {
  const auto found = rows_.find({std::string(name), std::string(original)});
  return found == rows_.end() ? nullptr : &found->second;
}

}  // namespace till::uplink

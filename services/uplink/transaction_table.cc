// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/transaction_table.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace till::uplink {
namespace {

bool IsDigits(const std::string& text, size_t length) {
  return text.size() == length && std::all_of(text.begin(), text.end(), absl::ascii_isdigit);
}

bool Contains(const google::protobuf::RepeatedField<uint32_t>& fields, int field) {
  return std::find(fields.begin(), fields.end(), static_cast<uint32_t>(field)) != fields.end();
}

absl::Status CheckRow(const profile::Transaction& row, const MessageSpec& spec) {
  const auto refuse = [&](const std::string& fault) {
    return absl::InvalidArgumentError(absl::StrCat("profile: transaction \"", row.name(), "\": ", fault));
  };
  if (!IsDigits(row.message_type(), 4)) return refuse("message_type is not four digits");
  if (row.message_type()[2] == '9') return refuse("message_type has no reply type");
  if (!row.processing_code().empty() && !IsDigits(row.processing_code(), 6)) {
    return refuse("processing_code is not six digits");
  }
  if (!row.condition_code().empty() && !IsDigits(row.condition_code(), 2)) {
    return refuse("condition_code is not two digits");
  }
  if (!IsDigits(row.type_code(), 2)) return refuse("type_code is not two digits");
  if (!IsDigits(row.network_code(), 3)) return refuse("network_code is not three digits");
  for (const auto* fields :
       {&row.required_field(), &row.optional_field(), &row.reply_match_field(), &row.reply_match_if_present(),
        &row.reply_match_if_approved(), &row.reply_match_unless_partial()}) {
    for (const uint32_t field : *fields) {
      if (spec.Find(static_cast<int>(field)) == nullptr) {
        return refuse(absl::StrCat("field ", field, " is not in this dialect"));
      }
    }
  }
  // Without the trace number an answer cannot be told from another's.
  if (!Contains(row.required_field(), 11) || !Contains(row.reply_match_field(), 11)) {
    return refuse("field 11 is neither required nor matched");
  }
  for (const uint32_t field : row.reply_match_field()) {
    if (!Contains(row.required_field(), static_cast<int>(field))) {
      return refuse(absl::StrCat("field ", field, " is matched but not required"));
    }
  }
  if (row.request_mac() == profile::MAC_IF_PRESENT) return refuse("request_mac is MAC_NEVER or MAC_REQUIRED");
  if ((row.request_mac() == profile::MAC_REQUIRED) !=
      Contains(row.required_field(), MessageSpec::kMacField)) {
    return refuse("request_mac and required_field 64 do not agree");
  }
  if (row.reply_mac() == profile::MAC_NEVER) return refuse("reply_mac is MAC_IF_PRESENT or MAC_REQUIRED");
  if (row.reversible() && row.reply_mac() != profile::MAC_REQUIRED) {
    return refuse("moves money and does not want a MAC on its answer");
  }
  return absl::OkStatus();
}

}  // namespace

bool TransactionSpec::Requires(int field) const {
  return Contains(row.required_field(), field);
}

bool TransactionSpec::Carries(int field) const {
  return Requires(field) || Contains(row.optional_field(), field);
}

absl::StatusOr<TransactionTable> TransactionTable::Create(const profile::Profile& profile,
                                                          const MessageSpec& spec) {
  TransactionTable table;
  for (const profile::Transaction& row : profile.transaction()) {
    if (absl::Status valid = CheckRow(row, spec); !valid.ok()) return valid;
    TransactionSpec transaction;
    transaction.row = row;
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
    if (transaction.Carries(55) != transaction.chip_data.has_value()) {
      return absl::InvalidArgumentError(absl::StrCat("profile: transaction \"", row.name(),
                                                     "\": field 55 and chip_data_list do not agree"));
    }
    if (!table.rows_.emplace(row.name(), std::move(transaction)).second) {
      return absl::InvalidArgumentError(
          absl::StrCat("profile: transaction \"", row.name(), "\" is there twice"));
    }
  }
  return table;
}

const TransactionSpec* TransactionTable::Find(std::string_view name) const {
  const auto found = rows_.find(name);
  return found == rows_.end() ? nullptr : &found->second;
}

}  // namespace till::uplink

// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/reply_matcher.h"

#include <algorithm>

namespace till::uplink {
namespace {

// Fields that say whose answer it is; the others say whether it is a right one.
constexpr int kIdentifyingFields[] = {11, 41};
constexpr std::string_view kPartialApproval = "10";

bool Identifies(uint32_t field) {
  return std::find(std::begin(kIdentifyingFields), std::end(kIdentifyingFields), static_cast<int>(field)) !=
         std::end(kIdentifyingFields);
}

}  // namespace

ReplyMatcher::ReplyMatcher(const TransactionSpec& transaction, const IsoMessage& request)
    : transaction_(&transaction) {
  const profile::Transaction& row = transaction.row;
  for (const auto* fields : {&row.reply_match_field(), &row.reply_match_if_present(),
                             &row.reply_match_if_approved(), &row.reply_match_unless_partial()}) {
    for (const uint32_t field : *fields) {
      const auto value = request.Get(static_cast<int>(field));
      if (value.has_value()) request_fields_[static_cast<int>(field)] = std::string(*value);
    }
  }
}

bool ReplyMatcher::Asked(int field) const {
  return request_fields_.contains(field);
}

bool ReplyMatcher::Equal(const IsoMessage& reply, int field) const {
  const auto expected = request_fields_.find(field);
  const auto value = reply.Get(field);
  return expected != request_fields_.end() && value.has_value() && *value == expected->second;
}

bool ReplyMatcher::IsOthers(const IsoMessage& reply) const {
  const profile::Transaction& row = transaction_->row;
  if (reply.type() != transaction_->reply_type) return true;
  for (const uint32_t field : row.reply_match_field()) {
    if (Identifies(field) && !Equal(reply, static_cast<int>(field))) return true;
  }
  for (const uint32_t field : row.reply_match_if_present()) {
    const int number = static_cast<int>(field);
    if (Identifies(field) && reply.Has(number) && !Equal(reply, number)) return true;
  }
  return false;
}

bool ReplyMatcher::AmountFits(const IsoMessage& reply, int field, bool approved, bool partial) const {
  if (!Asked(field)) return true;
  // Part of an amount is less of it; the digits are as many.
  if (partial) return reply.Has(field) && *reply.Get(field) <= request_fields_.at(field);
  return (!approved && !reply.Has(field)) || Equal(reply, field);
}

ReplyMatcher::Verdict ReplyMatcher::Match(const IsoMessage& reply, const ResponseCatalogue& catalogue) const {
  const profile::Transaction& row = transaction_->row;
  if (IsOthers(reply)) return Verdict::kOther;
  const auto code = reply.Get(39);
  // An answer that does not say how it ended is none.
  if (!code.has_value()) return Verdict::kContradicts;
  for (const uint32_t field : row.reply_match_field()) {
    if (!Equal(reply, static_cast<int>(field))) return Verdict::kContradicts;
  }
  for (const uint32_t field : row.reply_match_if_present()) {
    const int number = static_cast<int>(field);
    if (reply.Has(number) && Asked(number) && !Equal(reply, number)) return Verdict::kContradicts;
  }
  const bool approved = catalogue.IsApproval(*code);
  if (approved) {
    for (const uint32_t field : row.reply_match_if_approved()) {
      if (!Equal(reply, static_cast<int>(field))) return Verdict::kContradicts;
    }
    for (const uint32_t field : row.reply_required_if_approved()) {
      if (!reply.Has(static_cast<int>(field))) return Verdict::kContradicts;
    }
  }
  // What is undone is undone whole.
  const bool partial = *code == kPartialApproval && row.announces_partial() && !row.undoes();
  for (const uint32_t field : row.reply_match_unless_partial()) {
    if (!AmountFits(reply, static_cast<int>(field), approved, partial)) return Verdict::kContradicts;
  }
  return Verdict::kAnswer;
}

}  // namespace till::uplink

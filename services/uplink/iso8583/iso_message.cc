// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/iso8583/iso_message.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/common/redact/pan.h"

namespace till::uplink {
namespace {

// Room for a PAN, three tracks, a PIN block and 512 bytes of keys; less than one page.
constexpr size_t kSecretsBytes = 1536;

}  // namespace

absl::Status IsoMessage::SetType(std::string_view message_type) {
  if (message_type.size() != 4 ||
      !std::all_of(message_type.begin(), message_type.end(), absl::ascii_isdigit)) {
    return absl::InvalidArgumentError("message type: not four digits");
  }
  type_ = std::string(message_type);
  return absl::OkStatus();
}

absl::Status IsoMessage::Set(int field, std::string_view value) {
  const FieldFormat* format = spec_->Find(field);
  if (format == nullptr)
    return absl::InvalidArgumentError(absl::StrCat("field ", field, ": not in this dialect"));
  if (absl::Status valid = format->CheckValue(value); !valid.ok()) return valid;
  Clear(field);
  if (!format->is_secret()) {
    fields_[field] = std::string(value);
    return absl::OkStatus();
  }
  if (secrets_.empty()) secrets_ = SecretBuffer(kSecretsBytes);
  if (value.size() > secrets_.size() - secrets_used_) {
    return absl::ResourceExhaustedError(absl::StrCat("field ", field, ": too many secret fields"));
  }
  std::copy(value.begin(), value.end(), secrets_.Mutable().begin() + static_cast<ptrdiff_t>(secrets_used_));
  fields_[field] = Place{secrets_used_, value.size()};
  secrets_used_ += value.size();
  return absl::OkStatus();
}

absl::Status IsoMessage::SetNumber(int field, uint64_t value) {
  const FieldFormat* format = spec_->Find(field);
  if (format == nullptr || format->content != FieldFormat::Content::kDigits ||
      format->length_form != FieldFormat::LengthForm::kFixed) {
    return absl::InvalidArgumentError(absl::StrCat("field ", field, ": not a number of fixed length"));
  }
  std::string digits = absl::StrCat(value);
  if (digits.size() > format->max_length) {
    return absl::InvalidArgumentError(
        absl::StrCat("field ", field, ": the number has more than ", format->max_length, " digits"));
  }
  digits.insert(0, format->max_length - digits.size(), '0');
  return Set(field, digits);
}

std::optional<std::string_view> IsoMessage::Get(int field) const {
  const auto found = fields_.find(field);
  if (found == fields_.end()) return std::nullopt;
  const std::string* value = std::get_if<std::string>(&found->second);
  if (value == nullptr) return std::nullopt;
  return *value;
}

std::optional<std::string_view> IsoMessage::Reveal(int field) const {
  const auto found = fields_.find(field);
  if (found == fields_.end()) return std::nullopt;
  if (const std::string* value = std::get_if<std::string>(&found->second)) return *value;
  const Place& place = std::get<Place>(found->second);
  return secrets_.RevealText().substr(place.offset, place.length);
}

void IsoMessage::Clear(int field) {
  const auto found = fields_.find(field);
  if (found == fields_.end()) return;
  if (const Place* place = std::get_if<Place>(&found->second)) {
    const std::span<uint8_t> bytes = secrets_.Mutable().subspan(place->offset, place->length);
    std::fill(bytes.begin(), bytes.end(), 0);
    // The last one's room can be given out again; a hole stays one, zeroed.
    if (place->offset + place->length == secrets_used_) secrets_used_ = place->offset;
  }
  fields_.erase(found);
}

std::vector<int> IsoMessage::field_numbers() const {
  std::vector<int> numbers;
  numbers.reserve(fields_.size());
  for (const auto& [number, value] : fields_) numbers.push_back(number);
  return numbers;
}

std::string IsoMessage::DebugString() const {
  std::string text = type_.empty() ? "????" : type_;
  for (const auto& [number, stored] : fields_) {
    const FieldFormat* format = spec_->Find(number);
    const std::string_view value = *Reveal(number);
    absl::StrAppend(&text, " ", number, "=");
    switch (format->sensitivity) {
      case FieldFormat::Sensitivity::kPublic:
        if (format->content == FieldFormat::Content::kBinary) {
          absl::StrAppend(&text, absl::BytesToHexString(std::string(value)));
        } else {
          absl::StrAppend(&text, "\"", absl::CHexEscape(std::string(value)), "\"");
        }
        break;
      case FieldFormat::Sensitivity::kPan: {
        const absl::StatusOr<Pan> pan = Pan::Parse(value);
        absl::StrAppend(&text, pan.ok() ? pan->Masked() : absl::StrCat("<", value.size(), " digits>"));
        break;
      }
      case FieldFormat::Sensitivity::kSecret:
        absl::StrAppend(&text, "<secret, ", value.size(), ">");
        break;
    }
  }
  return text;
}

}  // namespace till::uplink

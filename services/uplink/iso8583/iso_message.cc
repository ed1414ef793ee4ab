// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/iso8583/iso_message.h"

#include <algorithm>
#include <span>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/common/redact/pan.h"

namespace till::uplink {
namespace {

// Room for the values of a sale, in one slot of the memory for secrets; more is fetched when it is needed.
constexpr size_t kFirstRoom = 1016;

}  // namespace

IsoMessage::IsoMessage(IsoMessage&& other) noexcept : spec_(other.spec_) {
  *this = std::move(other);
}

IsoMessage& IsoMessage::operator=(IsoMessage&& other) noexcept {
  if (this == &other) return *this;
  spec_ = other.spec_;
  type_ = std::move(other.type_);
  fields_ = std::exchange(other.fields_, FieldSet());
  fields_.ForEach([&](int field) {
    places_[static_cast<size_t>(field)] = other.places_[static_cast<size_t>(field)];
    return true;
  });
  values_ = std::move(other.values_);
  used_ = std::exchange(other.used_, 0);
  return *this;
}

absl::Status IsoMessage::SetType(std::string_view message_type) {
  if (message_type.size() != 4 ||
      !std::all_of(message_type.begin(), message_type.end(), absl::ascii_isdigit)) {
    return absl::InvalidArgumentError("message type: not four digits");
  }
  type_.assign(message_type);
  return absl::OkStatus();
}

std::string_view IsoMessage::ValueOf(int field) const {
  const Place& place = places_[static_cast<size_t>(field)];
  return values_.RevealText().substr(place.offset, place.length);
}

std::span<char> IsoMessage::Room(size_t size) {
  if (values_.size() - used_ < size) {
    // Holes that replaced fields left behind are not carried along.
    SecretBuffer larger(values_.empty() && size <= kFirstRoom ? kFirstRoom : 2 * (values_.size() + size));
    size_t end = 0;
    fields_.ForEach([&](int field) {
      Place& place = places_[static_cast<size_t>(field)];
      const std::string_view value = ValueOf(field);
      std::copy(value.begin(), value.end(), larger.Mutable().data() + end);
      place.offset = static_cast<uint32_t>(end);
      end += place.length;
      return true;
    });
    values_ = std::move(larger);
    used_ = end;
  }
  return {reinterpret_cast<char*>(values_.Mutable().data()) + used_, values_.size() - used_};
}

void IsoMessage::Append(int field, size_t length) {
  places_[static_cast<size_t>(field)] = {static_cast<uint32_t>(used_), static_cast<uint32_t>(length)};
  fields_.Insert(field);
  used_ += length;
}

absl::Status IsoMessage::Set(int field, std::string_view value) {
  const FieldFormat* format = spec_->Find(field);
  if (format == nullptr)
    return absl::InvalidArgumentError(absl::StrCat("field ", field, ": not in this dialect"));
  if (absl::Status valid = format->CheckValue(value); !valid.ok()) return valid;
  Clear(field);
  const std::span<char> room = Room(value.size());
  std::copy(value.begin(), value.end(), room.begin());
  Append(field, value.size());
  return absl::OkStatus();
}

absl::Status IsoMessage::SetNumber(int field, uint64_t value) {
  const FieldFormat* format = spec_->Find(field);
  if (format == nullptr || format->content != FieldFormat::Content::kDigits ||
      format->length_form != FieldFormat::LengthForm::kFixed) {
    return absl::InvalidArgumentError(absl::StrCat("field ", field, ": not a number of fixed length"));
  }
  std::array<char, FieldFormat::kMaxLength> memory;
  const std::span<char> digits = std::span(memory).first(format->max_length);
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
    *digit = static_cast<char>('0' + value % 10);
    value /= 10;
  }
  if (value != 0) {
    return absl::InvalidArgumentError(
        absl::StrCat("field ", field, ": the number has more than ", format->max_length, " digits"));
  }
  return Set(field, std::string_view(digits.data(), digits.size()));
}

std::optional<std::string_view> IsoMessage::Get(int field) const {
  if (!Has(field) || spec_->Find(field)->is_secret()) return std::nullopt;
  return ValueOf(field);
}

std::optional<std::string_view> IsoMessage::Reveal(int field) const {
  if (!Has(field)) return std::nullopt;
  return ValueOf(field);
}

void IsoMessage::Clear(int field) {
  if (!Has(field)) return;
  const Place& place = places_[static_cast<size_t>(field)];
  const std::span<uint8_t> bytes = values_.Mutable().subspan(place.offset, place.length);
  std::fill(bytes.begin(), bytes.end(), 0);
  // The last one's room can be given out again; a hole stays one, zeroed.
  if (place.offset + place.length == used_) used_ = place.offset;
  fields_.Erase(field);
}

absl::Status IsoMessage::ReserveMac() {
  const int field = fields_.has_second() ? MessageSpec::kSecondMacField : MessageSpec::kMacField;
  return Set(field, std::string_view("\0\0\0\0\0\0\0\0", MessageSpec::kMacBytes));
}

std::optional<int> IsoMessage::mac_field() const {
  const int last = fields_.highest();
  if (last != MessageSpec::kMacField && last != MessageSpec::kSecondMacField) return std::nullopt;
  return last;
}

std::optional<std::string_view> IsoMessage::mac() const {
  const std::optional<int> field = mac_field();
  if (!field.has_value()) return std::nullopt;
  return ValueOf(*field);
}

std::vector<int> IsoMessage::field_numbers() const {
  std::vector<int> numbers;
  fields_.ForEach([&](int field) {
    numbers.push_back(field);
    return true;
  });
  return numbers;
}

std::string IsoMessage::DebugString() const {
  std::string text = type_.empty() ? "????" : type_;
  for (const int number : field_numbers()) {
    const FieldFormat* format = spec_->Find(number);
    const std::string_view value = ValueOf(number);
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

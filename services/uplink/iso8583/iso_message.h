// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_ISO8583_ISO_MESSAGE_H_
#define TILL_SERVICES_UPLINK_ISO8583_ISO_MESSAGE_H_

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/common/secret/secret_buffer.h"
#include "services/uplink/iso8583/field_set.h"
#include "services/uplink/iso8583/message_spec.h"

namespace till::uplink {

// IsoMessage is one ISO 8583 message in memory: a message type and the fields that are set, each already
// checked against the dialect, so that a message that exists can be sent.
//
// All values lie one after the other in one wiped, locked buffer, so that a message costs one allocation
// however many fields it has, and no value outlives it. Fields that the profile calls PAN or SECRET are read
// through Reveal only, and print masked.
class IsoMessage {
 public:
  // `spec` must outlive the message.
  explicit IsoMessage(const MessageSpec& spec) : spec_(&spec) {}

  IsoMessage(IsoMessage&& other) noexcept;
  IsoMessage& operator=(IsoMessage&& other) noexcept;

  // SetType takes the four digits of the message type.
  absl::Status SetType(std::string_view message_type);
  const std::string& type() const { return type_; }

  // Set puts `value` (in the form that FieldFormat describes; not one of this message's own) into the field,
  // replacing what was there.
  // INVALID_ARGUMENT for a field this dialect has not or a value it may not have; the value is not repeated.
  absl::Status Set(int field, std::string_view value);

  // SetNumber puts `value` into a fixed field of digits, with leading zeros.
  absl::Status SetNumber(int field, uint64_t value);

  bool Has(int field) const { return fields_.Contains(field); }

  // Get returns a public field's value; nothing when it is not set or is not public. Valid until the message
  // changes.
  std::optional<std::string_view> Get(int field) const;

  // Reveal returns any field's value, account data and secrets as well. Valid until the message changes.
  std::optional<std::string_view> Reveal(int field) const;

  // Clear takes the field out, wiping it.
  void Clear(int field);

  // ReserveMac makes room for the MAC, eight zero bytes: in field 128 when there is a field above 64, else in
  // 64 (ISO 8583: the MAC is the last field of the last bitmap). The bitmap that is authenticated says
  // already that it follows.
  absl::Status ReserveMac();

  // mac_field is where the MAC is: 64 or 128 when it is the last field, else nothing. mac is its value.
  std::optional<int> mac_field() const;
  std::optional<std::string_view> mac() const;

  // fields is which fields are set; field_numbers the same, ascending.
  const FieldSet& fields() const { return fields_; }
  std::vector<int> field_numbers() const;

  const MessageSpec& spec() const { return *spec_; }

  // DebugString is the message for a log or a test's failure: binary as hex, account data and secrets masked.
  std::string DebugString() const;

 private:
  friend absl::StatusOr<IsoMessage> DecodeMessage(const MessageSpec& spec, std::span<const uint8_t> bytes);

  // Where in values_ a value is. A message is shorter than 64 KiB and so are its values.
  struct Place {
    uint32_t offset;
    uint32_t length;
  };

  std::string_view ValueOf(int field) const;
  // Room returns at least `size` characters of memory behind the last value; what was revealed before is
  // lost.
  std::span<char> Room(size_t size);
  // Append makes the first `length` characters of the room the field's value; it must not be set.
  void Append(int field, size_t length);

  const MessageSpec* spec_;
  std::string type_;
  FieldSet fields_;
  std::array<Place, FieldSet::kLast + 1> places_;  // Of the fields that are set; the others hold nothing.
  SecretBuffer values_;
  size_t used_ = 0;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_ISO8583_ISO_MESSAGE_H_

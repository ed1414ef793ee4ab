// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_ISO8583_ISO_MESSAGE_H_
#define TILL_SERVICES_UPLINK_ISO8583_ISO_MESSAGE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "absl/container/btree_map.h"
#include "absl/status/status.h"
#include "services/common/secret/secret_buffer.h"
#include "services/uplink/iso8583/message_spec.h"

namespace till::uplink {

// IsoMessage is one ISO 8583 message in memory: a message type and the fields that are set, each already
// checked against the dialect, so that a message that exists can be sent.
//
// Fields that the profile calls PAN or SECRET live together in one wiped, locked buffer (one for the whole
// message: such memory is costly to get), are read through Reveal only, and print masked.
class IsoMessage {
 public:
  // `spec` must outlive the message.
  explicit IsoMessage(const MessageSpec& spec) : spec_(&spec) {}

  IsoMessage(IsoMessage&&) = default;
  IsoMessage& operator=(IsoMessage&&) = default;

  // SetType takes the four digits of the message type.
  absl::Status SetType(std::string_view message_type);
  const std::string& type() const { return type_; }

  // Set puts `value` (in the form that FieldFormat describes) into the field, replacing what was there.
  // INVALID_ARGUMENT for a field this dialect has not or a value it may not have; the value is not repeated.
  absl::Status Set(int field, std::string_view value);

  // SetNumber puts `value` into a fixed field of digits, with leading zeros.
  absl::Status SetNumber(int field, uint64_t value);

  bool Has(int field) const { return fields_.contains(field); }

  // Get returns a public field's value; nothing when it is not set or is not public.
  std::optional<std::string_view> Get(int field) const;

  // Reveal returns any field's value, account data and secrets as well. Valid until the message changes.
  std::optional<std::string_view> Reveal(int field) const;

  // Clear takes the field out, wiping it if it was secret.
  void Clear(int field);

  // field_numbers returns the fields that are set, ascending.
  std::vector<int> field_numbers() const;

  const MessageSpec& spec() const { return *spec_; }

  // DebugString is the message for a log or a test's failure: binary as hex, account data and secrets masked.
  std::string DebugString() const;

 private:
  // Where in secrets_ a secret value is.
  struct Place {
    size_t offset;
    size_t length;
  };

  const MessageSpec* spec_;
  std::string type_;
  absl::btree_map<int, std::variant<std::string, Place>> fields_;
  SecretBuffer secrets_;
  size_t secrets_used_ = 0;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_ISO8583_ISO_MESSAGE_H_

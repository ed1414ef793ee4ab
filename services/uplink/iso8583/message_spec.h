// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_ISO8583_MESSAGE_SPEC_H_
#define TILL_SERVICES_UPLINK_ISO8583_MESSAGE_SPEC_H_

#include <array>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "services/uplink/iso8583/field_format.h"
#include "services/uplink/iso8583/profile.pb.h"

namespace till::uplink {

// MessageSpec is the checked form of a profile's messages: one FieldFormat per field number, and the framing.
class MessageSpec {
 public:
  static constexpr int kFirstField = 2;
  static constexpr int kLastField = 64;
  // The message authentication code: always the last field, 8 bytes (unionpay.md B5).
  static constexpr int kMacField = 64;
  static constexpr size_t kMacBytes = 8;

  // Create refuses a profile that cannot be right (INVALID_ARGUMENT, naming the field): a field twice, a
  // length that its form cannot say, no MAC field, a TPDU or header of another form.
  static absl::StatusOr<MessageSpec> Create(const profile::Profile& profile);

  // Find returns the field's format, or null when this dialect has no such field.
  const FieldFormat* Find(int number) const;

  // tpdu returns 5 bytes, header 6: as sent; max_body_bytes bounds TPDU, header and message together.
  const std::string& tpdu() const { return tpdu_; }
  const std::string& header() const { return header_; }
  size_t max_body_bytes() const { return max_body_bytes_; }

  profile::MacAlgorithm mac_algorithm() const { return mac_algorithm_; }

 private:
  MessageSpec() = default;

  std::array<std::optional<FieldFormat>, kLastField + 1> fields_;
  std::string tpdu_;
  std::string header_;
  size_t max_body_bytes_ = 0;
  profile::MacAlgorithm mac_algorithm_ = profile::MAC_ALGORITHM_UNSPECIFIED;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_ISO8583_MESSAGE_SPEC_H_

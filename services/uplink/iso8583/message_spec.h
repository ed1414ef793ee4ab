// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_ISO8583_MESSAGE_SPEC_H_
#define TILL_SERVICES_UPLINK_ISO8583_MESSAGE_SPEC_H_

#include <array>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "services/uplink/iso8583/field_format.h"
#include "services/uplink/iso8583/field_set.h"
#include "services/uplink/iso8583/profile.pb.h"

namespace till::uplink {

// FrameForm is how a stream of messages is cut: the form of the length before each, and its bounds.
struct FrameForm {
  enum class Length { kTwoBytes, kFourCharacters };
  Length length = Length::kTwoBytes;
  size_t min_body_bytes = 21;
  size_t max_body_bytes = 2048;

  size_t length_bytes() const { return length == Length::kTwoBytes ? 2 : 4; }
};

// MessageSpec is the checked form of a profile's messages: one FieldFormat per field number, and the framing.
class MessageSpec {
 public:
  static constexpr int kFirstField = 2;
  static constexpr int kLastField = FieldSet::kLast;
  // The message authentication code: always the last field, 8 bytes (unionpay.md B5). A message with fields
  // above 64 has it in 128.
  static constexpr int kMacField = 64;
  static constexpr int kSecondMacField = 128;
  static constexpr size_t kMacBytes = 8;
  static constexpr bool IsMacField(int field) { return field == kMacField || field == kSecondMacField; }

  // Create refuses a profile that cannot be right (INVALID_ARGUMENT, naming the field): a field twice, a
  // length that its form cannot say, no MAC field, a TPDU or header of another form, a code twice.
  static absl::StatusOr<MessageSpec> Create(const profile::Profile& profile);

  // Find returns the field's format, or null when this dialect has no such field.
  const FieldFormat* Find(int number) const;

  // has_second_bitmap says whether this dialect has fields above 64.
  bool has_second_bitmap() const { return has_second_bitmap_; }
  // Whether message type and bitmaps stand in characters.
  bool type_in_characters() const { return type_in_characters_; }
  bool bitmap_in_characters() const { return bitmap_in_characters_; }

  // tpdu returns 5 bytes, header 6, or none: as sent; max_body_bytes bounds TPDU, header and message
  // together.
  const std::string& tpdu() const { return tpdu_; }
  const std::string& header() const { return header_; }
  const FrameForm& frame() const { return frame_; }
  size_t max_body_bytes() const { return frame_.max_body_bytes; }

  profile::MacAlgorithm mac_algorithm() const { return mac_algorithm_; }
  // mac_wire_bytes is how many bytes of an encoded message the MAC takes at its end.
  size_t mac_wire_bytes() const { return Find(kMacField)->WireBytes(kMacBytes); }

 private:
  MessageSpec() = default;

  std::array<std::optional<FieldFormat>, kLastField + 1> fields_;
  bool has_second_bitmap_ = false;
  bool type_in_characters_ = false;
  bool bitmap_in_characters_ = false;
  std::string tpdu_;
  std::string header_;
  FrameForm frame_;
  profile::MacAlgorithm mac_algorithm_ = profile::MAC_ALGORITHM_UNSPECIFIED;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_ISO8583_MESSAGE_SPEC_H_

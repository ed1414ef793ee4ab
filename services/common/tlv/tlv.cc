// SPDX-License-Identifier: Apache-2.0
#include "services/common/tlv/tlv.h"

#include "absl/strings/str_format.h"

namespace till::tlv {
namespace {

// The first byte of a tag stands in the highest byte that is not zero.
uint8_t FirstByte(Tag tag) {
  for (int shift = 24; shift > 0; shift -= 8) {
    if ((tag >> shift) != 0) return static_cast<uint8_t>(tag >> shift);
  }
  return static_cast<uint8_t>(tag);
}

void AppendTag(Tag tag, std::vector<uint8_t>& out) {
  for (int shift = 24; shift >= 0; shift -= 8) {
    if ((tag >> shift) != 0 || shift == 0) out.push_back(static_cast<uint8_t>(tag >> shift));
  }
}

void AppendLength(size_t length, std::vector<uint8_t>& out) {
  if (length < 0x80) {
    out.push_back(static_cast<uint8_t>(length));
    return;
  }
  const int bytes = length > 0xFFFF ? 3 : (length > 0xFF ? 2 : 1);
  out.push_back(static_cast<uint8_t>(0x80 | bytes));
  for (int i = bytes - 1; i >= 0; --i) out.push_back(static_cast<uint8_t>(length >> (8 * i)));
}

absl::Status WalkLevel(std::span<const uint8_t> bytes, int depth, Padding padding,
                       const std::function<absl::Status(const Object&, int)>& visit) {
  if (depth >= kMaximumDepth) return absl::InvalidArgumentError("data objects are nested too deep");
  Reader reader(bytes, padding);
  while (true) {
    absl::StatusOr<std::optional<Object>> object = reader.Next();
    if (!object.ok()) return object.status();
    if (!object->has_value()) return absl::OkStatus();
    if (absl::Status status = visit(**object, depth); !status.ok()) return status;
    if (!IsConstructed((*object)->tag)) continue;
    if (absl::Status status = WalkLevel((*object)->value, depth + 1, padding, visit); !status.ok())
      return status;
  }
}

}  // namespace

bool IsConstructed(Tag tag) {
  return (FirstByte(tag) & 0x20) != 0;
}

absl::StatusOr<std::optional<Object>> Reader::Next() {
  size_t at = 0;
  while (at < rest_.size() && (rest_[at] == 0x00 || (rest_[at] == 0xFF && padding_ == Padding::kZeroAndFf)))
    ++at;
  if (at == rest_.size()) {
    rest_ = {};
    return std::optional<Object>();
  }
  // Annex B1: five ones in the first byte announce more bytes; bit 8 of each says that another follows.
  Tag tag = rest_[at++];
  if ((tag & 0x1F) == 0x1F) {
    int more = 0;
    uint8_t byte = 0;
    do {
      if (at == rest_.size()) return absl::InvalidArgumentError("the bytes end inside a tag");
      if (++more > 3) return absl::InvalidArgumentError("a tag has more than four bytes");
      byte = rest_[at++];
      tag = (tag << 8) | byte;
    } while ((byte & 0x80) != 0);
  }
  // Annex B2. A lone 80 (indefinite) does not exist in EMV; what some cards mean by 91 cannot be told, so it
  // is refused.
  if (at == rest_.size()) return absl::InvalidArgumentError(absl::StrFormat("tag %X has no length", tag));
  size_t length = rest_[at++];
  if (length >= 0x80) {
    const size_t count = length & 0x7F;
    if (count == 0 || count > 3) {
      return absl::InvalidArgumentError(
          absl::StrFormat("tag %X has a length field that begins with %02X", tag, length));
    }
    if (rest_.size() - at < count) return absl::InvalidArgumentError("the bytes end inside a length");
    length = 0;
    for (size_t i = 0; i < count; ++i) length = (length << 8) | rest_[at++];
  }
  if (length > rest_.size() - at) {
    return absl::InvalidArgumentError(
        absl::StrFormat("tag %X says %d bytes and %d are left", tag, length, rest_.size() - at));
  }
  Object object{tag, rest_.subspan(at, length)};
  rest_ = rest_.subspan(at + length);
  return std::optional<Object>(object);
}

absl::StatusOr<std::vector<Object>> ParseObjects(std::span<const uint8_t> bytes, Padding padding) {
  if (bytes.size() > kMaximumBytes) return absl::InvalidArgumentError("too many bytes of data objects");
  std::vector<Object> objects;
  Reader reader(bytes, padding);
  while (true) {
    absl::StatusOr<std::optional<Object>> object = reader.Next();
    if (!object.ok()) return object.status();
    if (!object->has_value()) return objects;
    objects.push_back(**object);
  }
}

absl::Status Walk(std::span<const uint8_t> bytes,
                  const std::function<absl::Status(const Object&, int)>& visit, Padding padding) {
  if (bytes.size() > kMaximumBytes) return absl::InvalidArgumentError("too many bytes of data objects");
  return WalkLevel(bytes, 0, padding, visit);
}

absl::StatusOr<std::optional<Object>> Find(std::span<const uint8_t> bytes, Tag tag) {
  std::optional<Object> found;
  absl::Status status = Walk(bytes, [&](const Object& object, int) {
    if (!found.has_value() && object.tag == tag) found = object;
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return found;
}

Writer& Writer::Add(Tag tag, std::span<const uint8_t> value) {
  if (bytes_.size() + value.size() + 8 > kMaximumBytes) {
    overflowed_ = true;
    return *this;
  }
  AppendTag(tag, bytes_);
  AppendLength(value.size(), bytes_);
  bytes_.insert(bytes_.end(), value.begin(), value.end());
  return *this;
}

Writer& Writer::AddText(Tag tag, std::string_view text) {
  return Add(tag, std::span<const uint8_t>(reinterpret_cast<const uint8_t*>(text.data()), text.size()));
}

}  // namespace till::tlv

// SPDX-License-Identifier: Apache-2.0
#include "services/card/application_data.h"

#include <set>

#include "services/card/card_commands.h"

namespace till::card {
namespace {

constexpr int kMaximumRecords = 256;

// The one object that an answer must be.
absl::StatusOr<tlv::Object> OnlyObject(ByteView response) {
  absl::StatusOr<std::vector<tlv::Object>> objects = tlv::ParseObjects(response);
  if (!objects.ok()) return objects.status();
  if (objects->size() != 1) return absl::InvalidArgumentError("the answer is not one template");
  return objects->front();
}

absl::Status PutAll(ByteView bytes, DataStore& store) {
  return tlv::Walk(bytes, [&](const tlv::Object& object, int) {
    return tlv::IsConstructed(object.tag) ? absl::OkStatus() : store.PutFromCard(object.tag, object.value);
  });
}

}  // namespace

absl::StatusOr<std::vector<AflEntry>> ParseAfl(ByteView afl) {
  if (afl.empty() || afl.size() % 4 != 0 || afl.size() > 252) {
    return absl::InvalidArgumentError("the file locator is not whole entries");
  }
  std::vector<AflEntry> entries;
  int records = 0;
  for (size_t at = 0; at < afl.size(); at += 4) {
    const AflEntry entry{static_cast<uint8_t>(afl[at] >> 3), afl[at + 1], afl[at + 2], afl[at + 3]};
    if ((afl[at] & 0x07) != 0 || entry.sfi < 1 || entry.sfi > 30) {
      return absl::InvalidArgumentError("the file locator names a file that cannot be");
    }
    if (entry.first == 0 || entry.last < entry.first || entry.authenticated > entry.last - entry.first + 1) {
      return absl::InvalidArgumentError("the file locator names records that cannot be");
    }
    records += entry.last - entry.first + 1;
    if (records > kMaximumRecords)
      return absl::InvalidArgumentError("the file locator names too many records");
    entries.push_back(entry);
  }
  return entries;
}

absl::Status ParseProcessingOptions(ByteView response, DataStore& store) {
  absl::StatusOr<tlv::Object> object = OnlyObject(response);
  if (!object.ok()) return object.status();
  if (object->tag == 0x80) {
    if (object->value.size() < 2) return absl::InvalidArgumentError("processing options without a profile");
    absl::Status status = store.Put(0x82, object->value.first(2));
    if (status.ok() && object->value.size() > 2) status = store.Put(0x94, object->value.subspan(2));
    return status;
  }
  if (object->tag != 0x77) return absl::InvalidArgumentError("processing options in an unknown format");
  if (absl::Status status = PutAll(object->value, store); !status.ok()) return status;
  if (store.Value(0x82).size() != 2)
    return absl::InvalidArgumentError("processing options without a profile");
  return absl::OkStatus();
}

std::optional<End> ReadRecords(CardChannel& channel, const std::vector<AflEntry>& afl, DataStore& store,
                               StaticData& signed_data) {
  std::set<tlv::Tag> seen;
  for (const AflEntry& entry : afl) {
    for (int record = entry.first; record <= entry.last; ++record) {
      Exchanged read = ReadRecord(channel, entry.sfi, static_cast<uint8_t>(record));
      if (!read.answered()) return read.failure;
      if (!read.response.ok())
        return End{Outcome::kUnreadable, "a record could not be read (EMV Book 3, 10.2)"};
      const ByteView bytes = read.response.data.Reveal();
      const absl::StatusOr<tlv::Object> object = OnlyObject(bytes);
      const bool is_template = object.ok() && object->tag == 0x70;
      if (!is_template && entry.sfi <= 10) {
        return End{Outcome::kUnreadable, "a record is no template (EMV Book 3, 10.2)"};
      }
      if (record < entry.first + entry.authenticated) {
        // Book 3, 10.3: files 1 to 10 without the template's tag and length, files 11 to 30 as they are.
        if (!is_template) signed_data.malformed = true;
        signed_data.parts.push_back(
            SecretBuffer::Copy(is_template && entry.sfi <= 10 ? object->value : bytes));
      }
      if (!is_template) continue;
      bool repeated = false;
      const absl::Status stored = tlv::Walk(object->value, [&](const tlv::Object& inner, int) {
        if (tlv::IsConstructed(inner.tag)) return absl::OkStatus();
        repeated = repeated || !seen.insert(inner.tag).second;
        return store.PutFromCard(inner.tag, inner.value);
      });
      if (!stored.ok()) return End{Outcome::kUnreadable, "a record is malformed (EMV Book 3, 10.2)"};
      if (repeated) return End{Outcome::kUnreadable, "the records hold an element twice (EMV Book 3, 10.2)"};
    }
  }
  return std::nullopt;
}

absl::Status ParseCryptogramAnswer(ByteView response, DataStore& store) {
  absl::StatusOr<tlv::Object> object = OnlyObject(response);
  if (!object.ok()) return object.status();
  const ByteView value = object->value;
  if (object->tag == 0x80) {
    if (value.size() < 11 || value.size() > 43)
      return absl::InvalidArgumentError("a cryptogram of the wrong length");
    absl::Status status = store.Put(0x9F27, value.first(1));
    status.Update(store.Put(0x9F36, value.subspan(1, 2)));
    status.Update(store.Put(0x9F26, value.subspan(3, 8)));
    if (value.size() > 11) status.Update(store.Put(0x9F10, value.subspan(11)));
    return status;
  }
  if (object->tag != 0x77) return absl::InvalidArgumentError("a cryptogram in an unknown format");
  if (absl::Status status = PutAll(value, store); !status.ok()) return status;
  if (store.Value(0x9F27).size() != 1 || store.Value(0x9F36).size() != 2) {
    return absl::InvalidArgumentError("an answer without cryptogram information or counter");
  }
  return absl::OkStatus();
}

}  // namespace till::card

// SPDX-License-Identifier: Apache-2.0
#include "services/update/sealed_files.h"

#include <sodium.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/durable_file/durable_file.h"
#include "services/common/status/error.h"
#include "till/update/v1/updates.pb.h"

namespace till::update {
namespace {

constexpr size_t kMost = size_t{64} << 10;

std::string Authenticator(std::string_view text, std::string_view purpose, const SecretBuffer& key) {
  std::string mac(crypto_auth_BYTES, '\0');
  const std::string bound = absl::StrCat(std::string(purpose), "\n", std::string(text));
  crypto_auth(reinterpret_cast<unsigned char*>(mac.data()),
              reinterpret_cast<const unsigned char*>(bound.data()), bound.size(), key.Reveal().data());
  return mac;
}

// SealedFile keeps one message.
template <typename Message>
class SealedFile {
 public:
  SealedFile(std::string path, std::string purpose, const SecretBuffer& key)
      : path_(std::move(path)), purpose_(std::move(purpose)), key_(key) {}

  absl::StatusOr<Message> Load() const {
    const absl::StatusOr<std::string> bytes = ReadAtMost(path_, kMost);
    if (absl::IsNotFound(bytes.status())) return Message();
    if (!bytes.ok()) return bytes.status();
    const absl::StatusOr<std::string> text = OpenSealed(*bytes, purpose_, key_);
    if (!text.ok()) return text.status();
    Message message;
    if (!message.ParseFromString(*text)) return MakeError(ErrorCode::kStorageCorrupt, purpose_);
    return message;
  }
  absl::Status Save(const Message& message) const {
    return WriteDurably(path_, SealText(message.SerializeAsString(), purpose_, key_));
  }

 private:
  const std::string path_;
  const std::string purpose_;
  const SecretBuffer& key_;
};

class JournalFile final : public UpdateJournal {
 public:
  explicit JournalFile(SealedFile<files::UpdateRecord> file) : file_(std::move(file)) {}
  absl::StatusOr<files::UpdateRecord> Load() override {
    absl::StatusOr<files::UpdateRecord> record = file_.Load();
    if (!record.ok()) return record;
    if (record->phase() == 0) record->set_phase(v1::UpdateStatus::IDLE);
    if (!v1::UpdateStatus::Phase_IsValid(record->phase())) {
      return MakeError(ErrorCode::kStorageNewer, "the update's record has a phase of a newer version");
    }
    return record;
  }
  absl::Status Save(const files::UpdateRecord& record) override { return file_.Save(record); }

 private:
  const SealedFile<files::UpdateRecord> file_;
};

class FloorFile final : public VersionFloor {
 public:
  explicit FloorFile(SealedFile<files::Floor> file) : file_(std::move(file)) {}
  absl::StatusOr<files::Floor> Load() override { return file_.Load(); }
  absl::Status Save(const files::Floor& floor) override { return file_.Save(floor); }

 private:
  const SealedFile<files::Floor> file_;
};

}  // namespace

std::string SealText(std::string_view text, std::string_view purpose, const SecretBuffer& key) {
  return absl::StrCat(Authenticator(text, purpose, key), std::string(text));
}

absl::StatusOr<std::string> OpenSealed(std::string_view bytes, std::string_view purpose,
                                       const SecretBuffer& key) {
  if (bytes.size() >= crypto_auth_BYTES) {
    const std::string_view text = bytes.substr(crypto_auth_BYTES);
    const std::string mac = Authenticator(text, purpose, key);
    if (sodium_memcmp(mac.data(), bytes.data(), mac.size()) == 0) return std::string(text);
  }
  return MakeError(ErrorCode::kStorageCorrupt,
                   absl::StrCat("the file of the ", std::string(purpose), " is damaged"));
}

absl::StatusOr<SealedFiles> SealedFiles::Open(const std::string& folder) {
  absl::StatusOr<SecretBuffer> key = LoadOrMakeKey(absl::StrCat(folder, "/state.key"), crypto_auth_KEYBYTES);
  if (!key.ok()) return key.status();
  SealedFiles files;
  files.key_ = std::make_unique<SecretBuffer>(*std::move(key));
  files.journal_ = std::make_unique<JournalFile>(
      SealedFile<files::UpdateRecord>(absl::StrCat(folder, "/update.state"), "update", *files.key_));
  files.floor_ = std::make_unique<FloorFile>(
      SealedFile<files::Floor>(absl::StrCat(folder, "/floor.state"), "floor", *files.key_));
  return files;
}

}  // namespace till::update

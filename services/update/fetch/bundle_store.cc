// SPDX-License-Identifier: Apache-2.0
#include "services/update/fetch/bundle_store.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/common/durable_file/durable_file.h"
#include "services/common/lifecycle/unique_fd.h"
#include "services/common/status/error.h"
#include "services/update/fault.h"

namespace till::update {
namespace {

// What the rest of the terminal may count on while a bundle lies here.
constexpr int64_t kReserve = int64_t{32} << 20;

absl::Status StorageError(int error, const char* what) {
  return MakeFault(error == ENOSPC || error == EDQUOT ? v1::NO_ROOM : v1::STORAGE_UNUSABLE,
                   absl::StrCat(what, ": ", std::strerror(error)));
}

// PartialFile is a bundle on its way, and the checksum of what is there.
class PartialFile final : public BodySink {
 public:
  PartialFile(const files::Release& release, absl::FunctionRef<bool(int64_t)> on_progress)
      : release_(release), on_progress_(on_progress) {
    crypto_hash_sha256_init(&hash_);
  }

  // Open reads what an earlier try left.
  absl::Status Open(const std::string& path) {
    file_ = UniqueFd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file_.valid()) return StorageError(errno, "the bundle cannot be opened");
    std::vector<unsigned char> piece(size_t{1} << 16);
    while (true) {
      const ssize_t got = ::read(file_.get(), piece.data(), piece.size());
      if (got < 0) return StorageError(errno, "the bundle cannot be read");
      if (got == 0) break;
      if (size_ + got > release_.size_bytes()) return StartAnew();
      crypto_hash_sha256_update(&hash_, piece.data(), static_cast<unsigned long long>(got));  // NOLINT
      size_ += got;
    }
    return absl::OkStatus();
  }

  absl::Status Begin(int64_t from, int64_t whole_bytes) override {
    if (whole_bytes >= 0 && whole_bytes != release_.size_bytes()) {
      return MakeFault(v1::BUNDLE_DAMAGED, absl::StrCat("the server's file has ", whole_bytes, " bytes"));
    }
    return from == size_ ? absl::OkStatus() : StartAnew();
  }

  absl::Status Append(std::string_view bytes) override {
    for (std::string_view rest = bytes; !rest.empty();) {
      const ssize_t wrote = ::write(file_.get(), rest.data(), rest.size());
      if (wrote < 0) return StorageError(errno, "the bundle cannot be written");
      rest.remove_prefix(static_cast<size_t>(wrote));
    }
    crypto_hash_sha256_update(&hash_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    size_ += static_cast<int64_t>(bytes.size());
    return on_progress_(size_) ? absl::OkStatus()
                               : MakeError(ErrorCode::kCancelled, "the download is to stop");
  }

  bool Wanted() override { return on_progress_(size_); }

  // Matches returns whether what is here is the bundle.
  bool Matches() {
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256_final(&hash_, hash);
    return size_ == release_.size_bytes() &&
           absl::BytesToHexString({reinterpret_cast<const char*>(hash), sizeof hash}) == release_.sha256();
  }

  absl::Status Sync() {
    return ::fsync(file_.get()) == 0 ? absl::OkStatus() : StorageError(errno, "the bundle cannot be kept");
  }

  int64_t size() const { return size_; }

 private:
  absl::Status StartAnew() {
    if (::ftruncate(file_.get(), 0) != 0 || ::lseek(file_.get(), 0, SEEK_SET) != 0) {
      return StorageError(errno, "the bundle cannot be written");
    }
    size_ = 0;
    crypto_hash_sha256_init(&hash_);
    return absl::OkStatus();
  }

  const files::Release& release_;
  const absl::FunctionRef<bool(int64_t)> on_progress_;
  UniqueFd file_;
  int64_t size_ = 0;
  crypto_hash_sha256_state hash_ = {};
};

}  // namespace

BundleStore::BundleStore(std::string folder, absl::Duration patience, absl::Duration stillness)
    : folder_(std::move(folder)), patience_(patience), stillness_(stillness) {}

std::string BundleStore::PathOf(const files::Release& release) const {
  return absl::StrCat(folder_, "/", release.sha256(), ".raucb");
}

std::string BundleStore::PartOf(const files::Release& release) const {
  return absl::StrCat(folder_, "/", release.sha256(), ".part");
}

bool BundleStore::Has(const files::Release& release) const {
  struct stat found = {};
  if (::lstat(PathOf(release).c_str(), &found) != 0 || !S_ISREG(found.st_mode)) return false;
  if (found.st_size != release.size_bytes()) return false;
  // RAUC makes a bundle root's own before it reads it. Nobody but root can have changed it since it was
  // compared.
  if (found.st_uid == 0 && ::access(PathOf(release).c_str(), R_OK) != 0) return true;
  PartialFile file(release, [](int64_t) { return true; });
  return file.Open(PathOf(release)).ok() && file.Matches();
}

absl::Status BundleStore::Fetch(HttpFetcher& http, const std::string& url, const files::Release& release,
                                absl::FunctionRef<bool(int64_t)> on_progress) {
  RemoveAllBut(release);
  if (Has(release)) return absl::OkStatus();
  const std::string path = PartOf(release);
  absl::Status fetched;
  {
    PartialFile part(release, on_progress);
    if (absl::Status opened = part.Open(path); !opened.ok()) return opened;
    struct statvfs room = {};
    if (::statvfs(folder_.c_str(), &room) == 0 &&
        static_cast<int64_t>(room.f_bavail) * static_cast<int64_t>(room.f_frsize) <
            release.size_bytes() - part.size() + kReserve) {
      return MakeFault(v1::NO_ROOM, "the bundle has no room beside what the terminal needs");
    }
    on_progress(part.size());
    if (part.size() < release.size_bytes()) {
      fetched = http.Fetch({.url = url,
                            .from = part.size(),
                            .most_bytes = release.size_bytes(),
                            .patience = patience_,
                            .stillness = stillness_},
                           part);
    }
    if (fetched.ok()) fetched = part.Sync();
    if (fetched.ok() && !part.Matches()) {
      fetched = MakeFault(v1::BUNDLE_DAMAGED, "the bundle is not the one of the channel");
    }
  }
  if (fetched.ok()) return MoveDurably(path, PathOf(release));
  // What is wrong, or cannot be gone on with, is not gone on with.
  if (HasFault(fetched, v1::BUNDLE_DAMAGED) || HasFault(fetched, v1::SERVER_REFUSED)) {
    const absl::Status removed = RemoveDurably(path);
    if (!removed.ok()) return removed;
  }
  return fetched;
}

void BundleStore::RemoveAllBut(const files::Release& release) const {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder_, error)) {
    if (entry.path() == PathOf(release) || entry.path() == PartOf(release)) continue;
    std::error_code ignored;  // one that stays is tried again the next time
    std::filesystem::remove(entry.path(), ignored);
  }
}

}  // namespace till::update

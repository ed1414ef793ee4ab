// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/disk_vfs.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <new>
#include <utility>

namespace till::simulation {
namespace {

constexpr int kSlots = 8;  // SQLITE_SHM_NLOCK

// OpenFile is what SQLite holds: its own part first.
struct OpenFile {
  sqlite3_file base;
  SimulatedDisk* disk;
  std::shared_ptr<SimulatedFile>* file;
  int lock;
  bool sync_folder;  // With the first sync, as SQLite's own does for a log that it may have made.
  unsigned shared_slots;
  unsigned exclusive_slots;
};

OpenFile& Of(sqlite3_file* file) {
  return *reinterpret_cast<OpenFile*>(file);
}
SimulatedFile& FileOf(sqlite3_file* file) {
  return **Of(file).file;
}

int ResultOf(SimulatedDisk::Failure failure, int failed) {
  switch (failure) {
    case SimulatedDisk::Failure::kNone:
      return SQLITE_OK;
    case SimulatedDisk::Failure::kFull:
      return SQLITE_FULL;
    case SimulatedDisk::Failure::kFails:
      return failed;
  }
  return failed;
}

int Unlock(sqlite3_file* file, int level) {
  OpenFile& open = Of(file);
  SimulatedFile& data = FileOf(file);
  if (open.lock <= level) return SQLITE_OK;
  if (open.lock >= SQLITE_LOCK_EXCLUSIVE) data.exclusive_lock = false;
  if (open.lock >= SQLITE_LOCK_RESERVED && level < SQLITE_LOCK_RESERVED) data.reserved_lock = false;
  if (level == SQLITE_LOCK_NONE) --data.shared_locks;
  open.lock = level;
  return SQLITE_OK;
}

int Lock(sqlite3_file* file, int level) {
  OpenFile& open = Of(file);
  SimulatedFile& data = FileOf(file);
  if (open.lock >= level) return SQLITE_OK;
  if (level == SQLITE_LOCK_SHARED) {
    if (data.exclusive_lock) return SQLITE_BUSY;
    ++data.shared_locks;
  } else {
    if (data.reserved_lock && open.lock < SQLITE_LOCK_RESERVED) return SQLITE_BUSY;
    data.reserved_lock = true;
    if (level == SQLITE_LOCK_EXCLUSIVE) {
      if (data.shared_locks > 1) {
        open.lock = std::max(open.lock, SQLITE_LOCK_RESERVED);
        return SQLITE_BUSY;
      }
      data.exclusive_lock = true;
    }
  }
  open.lock = level;
  return SQLITE_OK;
}

int CheckReservedLock(sqlite3_file* file, int* reserved) {
  *reserved = FileOf(file).reserved_lock ? 1 : 0;
  return SQLITE_OK;
}

int Read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 offset) {
  if (Of(file).disk->crashed()) return SQLITE_IOERR_READ;
  const std::string& content = FileOf(file).content;
  const size_t from = std::min(static_cast<size_t>(offset), content.size());
  const size_t length = std::min(static_cast<size_t>(size), content.size() - from);
  std::memcpy(bytes, content.data() + from, length);
  if (length == static_cast<size_t>(size)) return SQLITE_OK;
  std::memset(static_cast<char*>(bytes) + length, 0, static_cast<size_t>(size) - length);
  return SQLITE_IOERR_SHORT_READ;
}

int Write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  const std::string_view data(static_cast<const char*>(bytes), static_cast<size_t>(size));
  return ResultOf(Of(file).disk->Write(FileOf(file), static_cast<size_t>(offset), data), SQLITE_IOERR_WRITE);
}

int Truncate(sqlite3_file* file, sqlite3_int64 size) {
  return ResultOf(Of(file).disk->Truncate(FileOf(file), static_cast<size_t>(size)), SQLITE_IOERR_TRUNCATE);
}

int Sync(sqlite3_file* file, int) {
  const int result = ResultOf(Of(file).disk->Sync(FileOf(file)), SQLITE_IOERR_FSYNC);
  if (result == SQLITE_OK && std::exchange(Of(file).sync_folder, false)) Of(file).disk->SyncFolder();
  return result;
}

int FileSize(sqlite3_file* file, sqlite3_int64* size) {
  if (Of(file).disk->crashed()) return SQLITE_IOERR_FSTAT;
  *size = static_cast<sqlite3_int64>(FileOf(file).content.size());
  return SQLITE_OK;
}

int FileControl(sqlite3_file*, int, void*) {
  return SQLITE_NOTFOUND;
}
int SectorSize(sqlite3_file*) {
  return 4096;
}
// What SQLite assumes of every disk under Linux: a write changes no byte beside its own.
int DeviceCharacteristics(sqlite3_file*) {
  return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

int ShmMap(sqlite3_file* file, int region, int size, int extend, void volatile** memory) {
  auto& regions = FileOf(file).shared_memory;
  *memory = nullptr;
  if (Of(file).disk->crashed()) return SQLITE_IOERR_SHMMAP;
  while (regions.size() <= static_cast<size_t>(region)) {
    if (extend == 0) return SQLITE_OK;
    regions.push_back(std::make_unique<char[]>(static_cast<size_t>(size)));
  }
  *memory = regions[static_cast<size_t>(region)].get();
  return SQLITE_OK;
}

int ShmLock(sqlite3_file* file, int offset, int count, int flags) {
  OpenFile& open = Of(file);
  SimulatedFile& data = FileOf(file);
  const unsigned mask = ((1U << count) - 1) << offset;
  if ((flags & SQLITE_SHM_UNLOCK) != 0) {
    for (int slot = offset; slot < offset + count; ++slot) {
      if ((open.exclusive_slots & (1U << slot)) != 0) data.exclusive_slots[slot] = false;
      if ((open.shared_slots & (1U << slot)) != 0) --data.shared_slots[slot];
    }
    open.exclusive_slots &= ~mask;
    open.shared_slots &= ~mask;
    return SQLITE_OK;
  }
  for (int slot = offset; slot < offset + count; ++slot) {
    const bool own_shared = (open.shared_slots & (1U << slot)) != 0;
    const bool own_exclusive = (open.exclusive_slots & (1U << slot)) != 0;
    if (data.exclusive_slots[slot] && !own_exclusive) return SQLITE_BUSY;
    if ((flags & SQLITE_SHM_EXCLUSIVE) != 0 && data.shared_slots[slot] > (own_shared ? 1 : 0)) {
      return SQLITE_BUSY;
    }
  }
  for (int slot = offset; slot < offset + count; ++slot) {
    const unsigned bit = 1U << slot;
    if ((flags & SQLITE_SHM_EXCLUSIVE) != 0) {
      data.exclusive_slots[slot] = true;
      open.exclusive_slots |= bit;
    } else if ((open.shared_slots & bit) == 0) {
      ++data.shared_slots[slot];
      open.shared_slots |= bit;
    }
  }
  return SQLITE_OK;
}

void ShmBarrier(sqlite3_file*) {}

int ShmUnmap(sqlite3_file* file, int delete_it) {
  ShmLock(file, 0, kSlots, SQLITE_SHM_UNLOCK | SQLITE_SHM_EXCLUSIVE);
  if (delete_it != 0) FileOf(file).shared_memory.clear();
  return SQLITE_OK;
}

int Close(sqlite3_file* file) {
  ShmLock(file, 0, kSlots, SQLITE_SHM_UNLOCK | SQLITE_SHM_EXCLUSIVE);
  Unlock(file, SQLITE_LOCK_NONE);
  delete Of(file).file;
  return SQLITE_OK;
}

const sqlite3_io_methods kMethods = {
    .iVersion = 2,
    .xClose = Close,
    .xRead = Read,
    .xWrite = Write,
    .xTruncate = Truncate,
    .xSync = Sync,
    .xFileSize = FileSize,
    .xLock = Lock,
    .xUnlock = Unlock,
    .xCheckReservedLock = CheckReservedLock,
    .xFileControl = FileControl,
    .xSectorSize = SectorSize,
    .xDeviceCharacteristics = DeviceCharacteristics,
    .xShmMap = ShmMap,
    .xShmLock = ShmLock,
    .xShmBarrier = ShmBarrier,
    .xShmUnmap = ShmUnmap,
};

SimulatedDisk& DiskOf(sqlite3_vfs* vfs) {
  return *static_cast<DiskVfs*>(vfs->pAppData)->disk();
}

int Open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  file->pMethods = nullptr;
  SimulatedDisk& disk = DiskOf(vfs);
  if (disk.crashed()) return SQLITE_CANTOPEN;
  std::shared_ptr<SimulatedFile> found =
      name == nullptr ? std::make_shared<SimulatedFile>() : disk.Find(name);
  if (found == nullptr) {
    // The database itself is made by its owner, empty, before SQLite opens it.
    const bool may_create = (flags & (SQLITE_OPEN_CREATE | SQLITE_OPEN_MAIN_DB)) != 0;
    if (!may_create) return SQLITE_CANTOPEN;
    found = disk.Create(name);
    // database.cc creates the file and syncs its folder.
    if ((flags & SQLITE_OPEN_MAIN_DB) != 0) found->name_is_synced = true;
  }
  auto& open = *new (file) OpenFile{};
  open.disk = &disk;
  open.file = new std::shared_ptr<SimulatedFile>(std::move(found));
  constexpr int kLogs = SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL | SQLITE_OPEN_SUPER_JOURNAL;
  open.sync_folder = (flags & SQLITE_OPEN_CREATE) != 0 && (flags & kLogs) != 0;
  open.base.pMethods = &kMethods;
  if (out_flags != nullptr) *out_flags = flags;
  return SQLITE_OK;
}

int Delete(sqlite3_vfs* vfs, const char* name, int sync_folder) {
  SimulatedDisk& disk = DiskOf(vfs);
  if (disk.crashed()) return SQLITE_IOERR_DELETE;
  if (disk.Find(name) == nullptr) return SQLITE_IOERR_DELETE_NOENT;
  disk.Remove(name, sync_folder != 0);
  return SQLITE_OK;
}

int Access(sqlite3_vfs* vfs, const char* name, int flags, int* answer) {
  SimulatedDisk& disk = DiskOf(vfs);
  if (disk.crashed()) return SQLITE_IOERR_ACCESS;
  const auto found = disk.Find(name);
  // As in SQLite's own: an empty file does not "exist".
  *answer = found != nullptr && (flags != SQLITE_ACCESS_EXISTS || !found->content.empty()) ? 1 : 0;
  return SQLITE_OK;
}

int FullPathname(sqlite3_vfs*, const char* name, int size, char* out) {
  sqlite3_snprintf(size, out, "%s", name);
  return SQLITE_OK;
}

int Randomness(sqlite3_vfs* vfs, int size, char* out) {
  for (int i = 0; i < size; ++i) out[i] = static_cast<char>(DiskOf(vfs).random().Next());
  return size;
}

int Sleep(sqlite3_vfs*, int microseconds) {
  return microseconds;
}

// SQLite asks for the time only for its own date functions, which the books do not use.
int CurrentTime(sqlite3_vfs*, double* days) {
  *days = 2460000.5;
  return SQLITE_OK;
}

int GetLastError(sqlite3_vfs*, int, char*) {
  return 0;
}

}  // namespace

DiskVfs::DiskVfs() {
  vfs_.iVersion = 1;
  vfs_.szOsFile = sizeof(OpenFile);
  vfs_.mxPathname = 512;
  vfs_.zName = "simulated";
  vfs_.pAppData = this;
  vfs_.xOpen = Open;
  vfs_.xDelete = Delete;
  vfs_.xAccess = Access;
  vfs_.xFullPathname = FullPathname;
  vfs_.xRandomness = Randomness;
  vfs_.xSleep = Sleep;
  vfs_.xCurrentTime = CurrentTime;
  vfs_.xGetLastError = GetLastError;
  sqlite3_vfs_register(&vfs_, /*makeDflt=*/1);
}

DiskVfs::~DiskVfs() {
  sqlite3_vfs_unregister(&vfs_);
}

}  // namespace till::simulation

// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_TESTS_SIMULATION_SIMULATED_DISK_H_
#define TILL_TESTS_SIMULATION_SIMULATED_DISK_H_

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tests/simulation/random.h"

namespace till::simulation {

// SimulatedFile is one file: what a reader sees now, what a power cut would surely leave, and the writes
// between the two.
struct SimulatedFile {
  // Change is a write, or a new size when `truncates`.
  struct Change {
    size_t offset = 0;
    std::string bytes;
    bool truncates = false;
  };

  std::string content;
  std::string synced;
  std::vector<Change> unsynced;
  bool name_is_synced = false;

  // What processes share while they have it open; gone with them.
  std::vector<std::unique_ptr<char[]>> shared_memory;
  int shared_slots[8] = {};
  bool exclusive_slots[8] = {};
  int shared_locks = 0;
  bool reserved_lock = false;
  bool exclusive_lock = false;

  static void Apply(const Change& change, std::string& bytes);
};

// SimulatedDisk holds the files of one terminal and fails when told to. It keeps apart what has been written
// and what has been synced: a process that dies leaves all that it has written, a power cut may lose, tear
// and reorder whatever was not synced.
class SimulatedDisk {
 public:
  enum class Failure { kNone, kFull, kFails };

  explicit SimulatedDisk(Random random) : random_(random) {}

  // CrashAtWrite stops the world in the middle of a write (or sync): the next one for 0, and so on.
  void CrashAtWrite(int writes) { crash_in_ = writes; }
  // DoNotCrash takes it back and says whether it had happened.
  bool DoNotCrash();
  // FailWrites makes `count` writes and syncs fail, after `after` good ones.
  void FailWrites(Failure failure, int after, int count);
  // Mend ends failures.
  void Mend() { failing_ = 0; }

  // Crash stops the world now: from here on nothing is read or written.
  void Crash() { crashed_ = true; }
  bool crashed() const { return crashed_; }

  // Restart makes the disk readable again, as the death of the process or the power cut has left it. No file
  // is open then.
  void Restart(bool power_cut);

  // ---- For the file system on top. Each call is refused (false, or a failure) once crashed. ----

  std::shared_ptr<SimulatedFile> Find(const std::string& name) const;
  std::shared_ptr<SimulatedFile> Create(const std::string& name);
  void Remove(const std::string& name, bool synced);
  Failure Write(SimulatedFile& file, size_t offset, std::string_view bytes);
  Failure Truncate(SimulatedFile& file, size_t size);
  Failure Sync(SimulatedFile& file);
  // SyncFolder makes durable which files there are.
  void SyncFolder();

  Random& random() { return random_; }
  int64_t writes() const { return writes_; }

 private:
  Failure Begin();
  void LosePower(SimulatedFile& file);

  Random random_;
  std::map<std::string, std::shared_ptr<SimulatedFile>> files_;
  // Removed, but the folder was not synced since.
  std::map<std::string, std::shared_ptr<SimulatedFile>> removed_;
  bool crashed_ = false;
  int crash_in_ = -1;
  Failure failure_ = Failure::kNone;
  int fail_after_ = 0;
  int failing_ = 0;
  int64_t writes_ = 0;
};

}  // namespace till::simulation

#endif  // TILL_TESTS_SIMULATION_SIMULATED_DISK_H_

// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_TESTS_SIMULATION_DISK_VFS_H_
#define TILL_TESTS_SIMULATION_DISK_VFS_H_

#include <sqlite3.h>

#include <string>

#include "tests/simulation/simulated_disk.h"

namespace till::simulation {

// DiskVfs is the file system that SQLite uses while this object lives (its default VFS), on a SimulatedDisk.
// The code under test opens its files as ever. One at a time in a process.
class DiskVfs {
 public:
  DiskVfs();
  ~DiskVfs();
  DiskVfs(const DiskVfs&) = delete;
  DiskVfs& operator=(const DiskVfs&) = delete;

  // Use changes the disk; no file of the last one is open then.
  void Use(SimulatedDisk& disk) { disk_ = &disk; }
  SimulatedDisk* disk() const { return disk_; }

 private:
  SimulatedDisk* disk_ = nullptr;
  sqlite3_vfs vfs_ = {};
};

}  // namespace till::simulation

#endif  // TILL_TESTS_SIMULATION_DISK_VFS_H_

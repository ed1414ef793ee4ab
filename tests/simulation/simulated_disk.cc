// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/simulated_disk.h"

#include <algorithm>
#include <utility>

namespace till::simulation {

void SimulatedFile::Apply(const Change& change, std::string& bytes) {
  if (change.truncates) {
    bytes.resize(change.offset);
    return;
  }
  if (bytes.size() < change.offset + change.bytes.size()) bytes.resize(change.offset + change.bytes.size());
  std::copy(change.bytes.begin(), change.bytes.end(),
            bytes.begin() + static_cast<std::ptrdiff_t>(change.offset));
}

bool SimulatedDisk::DoNotCrash() {
  crash_in_ = -1;
  return crashed_;
}

void SimulatedDisk::FailWrites(Failure failure, int after, int count) {
  failure_ = failure;
  fail_after_ = after;
  failing_ = count;
}

SimulatedDisk::Failure SimulatedDisk::Begin() {
  if (crashed_) return Failure::kFails;
  ++writes_;
  if (crash_in_ >= 0 && crash_in_-- == 0) {
    crashed_ = true;
    return Failure::kFails;
  }
  if (failing_ > 0 && fail_after_-- <= 0) {
    --failing_;
    return failure_;
  }
  return Failure::kNone;
}

SimulatedDisk::Failure SimulatedDisk::Write(SimulatedFile& file, size_t offset, std::string_view bytes) {
  const bool crashed_before = crashed_;
  const Failure failure = Begin();
  if (failure != Failure::kNone) {
    if (crashed_before) return failure;
    // Of a write that did not succeed, a part may be there: any number of its first bytes.
    bytes = bytes.substr(0, static_cast<size_t>(random_.Below(static_cast<int64_t>(bytes.size()) + 1)));
  }
  SimulatedFile::Change change{.offset = offset, .bytes = std::string(bytes)};
  SimulatedFile::Apply(change, file.content);
  file.unsynced.push_back(std::move(change));
  return failure;
}

SimulatedDisk::Failure SimulatedDisk::Truncate(SimulatedFile& file, size_t size) {
  const Failure failure = Begin();
  if (failure != Failure::kNone) return failure;
  SimulatedFile::Change change{.offset = size, .truncates = true};
  SimulatedFile::Apply(change, file.content);
  file.unsynced.push_back(std::move(change));
  return failure;
}

SimulatedDisk::Failure SimulatedDisk::Sync(SimulatedFile& file) {
  const Failure failure = Begin();
  if (failure != Failure::kNone) return failure;
  for (const SimulatedFile::Change& change : file.unsynced) SimulatedFile::Apply(change, file.synced);
  file.unsynced.clear();
  return failure;
}

void SimulatedDisk::SyncFolder() {
  if (crashed_) return;
  for (auto& [name, file] : files_) file->name_is_synced = true;
  removed_.clear();
}

std::shared_ptr<SimulatedFile> SimulatedDisk::Find(const std::string& name) const {
  const auto found = files_.find(name);
  return found == files_.end() ? nullptr : found->second;
}

std::shared_ptr<SimulatedFile> SimulatedDisk::Create(const std::string& name) {
  auto file = std::make_shared<SimulatedFile>();
  files_[name] = file;
  return file;
}

void SimulatedDisk::Remove(const std::string& name, bool synced) {
  const auto found = files_.find(name);
  if (found == files_.end()) return;
  if (!synced) removed_[name] = found->second;
  files_.erase(found);
}

// What is written and not synced is there, is lost, or is there in part, each write for itself: a disk keeps
// no order.
void SimulatedDisk::LosePower(SimulatedFile& file) {
  std::string left = file.synced;
  for (SimulatedFile::Change& change : file.unsynced) {
    const int64_t fate = random_.Below(3);
    if (fate == 0) continue;
    if (fate == 1 && !change.truncates) {
      change.bytes.resize(static_cast<size_t>(random_.Below(static_cast<int64_t>(change.bytes.size()) + 1)));
      if (change.bytes.empty()) continue;
    }
    SimulatedFile::Apply(change, left);
  }
  file.content = left;
}

void SimulatedDisk::Restart(bool power_cut) {
  crashed_ = false;
  crash_in_ = -1;
  if (power_cut) {
    for (auto& [name, file] : removed_) {
      if (file->name_is_synced && !files_.contains(name) && random_.Chance(500)) files_[name] = file;
    }
    std::erase_if(files_,
                  [this](const auto& entry) { return !entry.second->name_is_synced && random_.Chance(500); });
    for (auto& [name, file] : files_) LosePower(*file);
    removed_.clear();
  }
  for (auto& [name, file] : files_) {
    // Fresh objects: nothing that the dead had open, mapped or locked.
    auto left = std::make_shared<SimulatedFile>();
    left->content = std::move(file->content);
    if (power_cut) {
      left->synced = left->content;
      left->name_is_synced = true;
    } else {
      left->synced = std::move(file->synced);
      left->unsynced = std::move(file->unsynced);
      left->name_is_synced = file->name_is_synced;
    }
    file = std::move(left);
  }
}

}  // namespace till::simulation

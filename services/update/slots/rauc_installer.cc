// SPDX-License-Identifier: Apache-2.0
#include "services/update/slots/rauc_installer.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/common/durable_file/durable_file.h"
#include "services/update/fault.h"
#include "services/update/slots/rauc_bus.h"

namespace till::update {
namespace {

constexpr char kBootIdFile[] = "/proc/sys/kernel/random/boot_id";
constexpr absl::Duration kBetweenLooks = absl::Milliseconds(500);

// Those that the boot loader starts: a slot that belongs to one (its kernel, say) has no name of its own
// there.
struct Pair {
  RaucSlot booted;
  RaucSlot other;
};

absl::StatusOr<Pair> PairOf(const std::vector<RaucSlot>& slots) {
  Pair pair;
  int booted = 0;
  int others = 0;
  for (const RaucSlot& slot : slots) {
    if (slot.Value("bootname").empty()) continue;
    const bool runs = slot.Value("state") == "booted";
    (runs ? booted : others) += 1;
    (runs ? pair.booted : pair.other) = slot;
  }
  if (booted != 1 || others != 1) {
    return MakeFault(v1::INSTALLER_UNAVAILABLE, "RAUC does not know one booted slot and one other");
  }
  return pair;
}

absl::StatusOr<Pair> LookAt(RaucBus& bus) {
  const absl::StatusOr<std::vector<RaucSlot>> slots = bus.SlotStatus();
  if (!slots.ok()) return slots.status();
  return PairOf(*slots);
}

Slot ToSlot(const RaucSlot& slot) {
  // "status" is "pending" from the first byte that is written until the last.
  const bool written = slot.Value("status").empty() || slot.Value("status") == "ok";
  return {.name = slot.Value("bootname"),
          .version = written ? slot.Value("bundle.version") : "",
          .whole = written,
          .good = slot.Value("boot-status") == "good"};
}

// RAUC says what failed in words only: these are 1.8's.
v1::Fault FaultOfWords(const std::string& words) {
  if (absl::StrContains(words, "ignature")) return v1::BUNDLE_REFUSED;
  if (absl::StrContains(words, "ompatible")) return v1::BUNDLE_OF_OTHERS;
  if (absl::StrContains(words, "No space left")) return v1::NO_ROOM;
  return v1::INSTALL_FAILED;
}

// Choose marks a slot and reads back that it is the next to start.
absl::Status Choose(const std::string& bus_address, const char* which) {
  absl::StatusOr<RaucBus> bus = RaucBus::Connect(bus_address);
  if (!bus.ok()) return bus.status();
  if (absl::Status marked = bus->Mark("active", which); !marked.ok()) return marked;
  const absl::StatusOr<Pair> pair = LookAt(*bus);
  if (!pair.ok()) return pair.status();
  const absl::StatusOr<std::string> primary = bus->Primary();
  if (!primary.ok()) return primary.status();
  const RaucSlot& wanted = std::string_view(which) == "other" ? pair->other : pair->booted;
  if (*primary == wanted.name) return absl::OkStatus();
  return MakeFault(v1::MARK_NOT_KEPT, absl::StrCat("RAUC chose ", *primary, " and not ", wanted.name));
}

}  // namespace

std::string RunningVersion(const std::string& os_release) {
  const absl::StatusOr<std::string> text = ReadAtMost(os_release, size_t{64} << 10);
  if (!text.ok()) return "";
  for (const auto line : absl::StrSplit(*text, '\n')) {
    std::string value(line);
    constexpr std::string_view kKey = "IMAGE_VERSION=";
    if (!value.starts_with(kKey)) continue;
    value = value.substr(kKey.size());
    value.erase(std::remove(value.begin(), value.end(), '"'), value.end());
    return value;
  }
  return "";
}

RaucInstaller::RaucInstaller(std::string bus_address, std::string running_version)
    : bus_address_(std::move(bus_address)), running_version_(std::move(running_version)) {}

absl::StatusOr<Slots> RaucInstaller::Look() {
  absl::StatusOr<RaucBus> bus = RaucBus::Connect(bus_address_);
  if (!bus.ok()) return bus.status();
  const absl::StatusOr<Pair> pair = LookAt(*bus);
  if (!pair.ok()) return pair.status();
  const absl::StatusOr<std::string> primary = bus->Primary();
  if (!primary.ok()) return primary.status();
  absl::StatusOr<std::string> boot_id = ReadAtMost(kBootIdFile, 64);
  if (!boot_id.ok()) return MakeFault(v1::INSTALLER_UNAVAILABLE, "this start of the machine has no name");
  Slots slots = {.booted = ToSlot(pair->booted), .other = ToSlot(pair->other)};
  slots.next = *primary == pair->other.name ? slots.other.name : slots.booted.name;
  slots.boot_id = boot_id->substr(0, boot_id->find('\n'));
  if (!running_version_.empty()) slots.booted.version = running_version_;
  return slots;
}

absl::StatusOr<BundleInfo> RaucInstaller::Inspect(const std::string& path) {
  absl::StatusOr<RaucBus> bus = RaucBus::Connect(bus_address_);
  if (!bus.ok()) return bus.status();
  absl::StatusOr<std::pair<std::string, std::string>> info = bus->Info(path);
  if (!info.ok()) return info.status();
  return BundleInfo{.product = std::move(info->first), .version = std::move(info->second)};
}

absl::StatusOr<bool> RaucInstaller::Busy() {
  absl::StatusOr<RaucBus> bus = RaucBus::Connect(bus_address_);
  if (!bus.ok()) return bus.status();
  const absl::StatusOr<std::string> operation = bus->Operation();
  if (!operation.ok()) return operation.status();
  return *operation != "idle";
}

absl::Status RaucInstaller::Install(const std::string& path, absl::FunctionRef<void(int)> on_progress) {
  absl::StatusOr<RaucBus> bus = RaucBus::Connect(bus_address_);
  if (!bus.ok()) return bus.status();
  if (absl::Status started = bus->StartInstall(path); !started.ok()) return started;
  while (bus->Ended() == nullptr) {
    // Also the way out when RAUC dies: its properties are then nobody's.
    const absl::StatusOr<int> percent = bus->Percent();
    if (!percent.ok()) return percent.status();
    on_progress(std::clamp(*percent, 0, 100));
    if (absl::Status waited = bus->Wait(kBetweenLooks); !waited.ok()) return waited;
  }
  if (*bus->Ended() != 0) {
    const absl::StatusOr<std::string> words = bus->LastError();
    return MakeFault(words.ok() ? FaultOfWords(*words) : v1::INSTALL_FAILED,
                     words.ok() ? *words : "RAUC does not say why");
  }
  const absl::StatusOr<Slots> slots = Look();
  if (!slots.ok()) return slots.status();
  if (slots->next == slots->other.name && slots->other.whole) return absl::OkStatus();
  return MakeFault(v1::INSTALL_FAILED, "RAUC says that it is done, and the other slot is not the next");
}

absl::Status RaucInstaller::MarkGood() {
  absl::StatusOr<RaucBus> bus = RaucBus::Connect(bus_address_);
  if (!bus.ok()) return bus.status();
  if (absl::Status marked = bus->Mark("good", "booted"); !marked.ok()) return marked;
  // What is said to be stored is not always (rauc#1140): read it back.
  const absl::StatusOr<Slots> slots = Look();
  if (!slots.ok()) return slots.status();
  if (slots->booted.good && slots->next == slots->booted.name) return absl::OkStatus();
  return MakeFault(v1::MARK_NOT_KEPT, "RAUC marked the slot, and it is not the one that starts");
}

absl::Status RaucInstaller::ChooseOther() {
  return Choose(bus_address_, "other");
}

absl::Status RaucInstaller::ChooseBooted() {
  return Choose(bus_address_, "booted");
}

}  // namespace till::update

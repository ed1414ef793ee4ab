// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_SLOTS_SLOT_INSTALLER_H_
#define TILL_SERVICES_UPDATE_SLOTS_SLOT_INSTALLER_H_

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace till::update {

// Slot is one of the two places that a system starts from.
struct Slot {
  std::string name;
  std::string version;  // of the bundle in it; empty when nobody knows, or it is half written
  bool whole = false;   // all of a bundle is in it, as far as anybody knows
  bool good = false;    // the boot loader starts it without being told; a new one is not before MarkGood
};

// Slots is both, at one moment.
struct Slots {
  Slot booted;
  Slot other;
  std::string next;     // the name of the one that starts next
  std::string boot_id;  // another after each start of the machine
};

// BundleInfo is what a bundle says of itself, behind a signature that was verified.
struct BundleInfo {
  std::string product;
  std::string version;
};

// SlotInstaller writes the slot that does not run, and tells the boot loader which one to start.
// Implementations:
//   verify a bundle's signature before anything of it is used, in Inspect and again in Install;
//   never touch the booted slot;
//   have the other slot out of the boot loader's choice from the first byte written until the last is there;
//   give a new system one start on trial: unless MarkGood, the one after that is what was good before;
//   report as done only what they have read back.
// Errors: BUNDLE_REFUSED, BUNDLE_OF_OTHERS, INSTALL_FAILED, MARK_NOT_KEPT, INSTALLER_UNAVAILABLE. Each call
// ends. One call at a time.
class SlotInstaller {
 public:
  virtual ~SlotInstaller() = default;

  virtual absl::StatusOr<Slots> Look() = 0;

  // Inspect verifies the bundle at `path` and says what it is. BUNDLE_REFUSED.
  virtual absl::StatusOr<BundleInfo> Inspect(const std::string& path) = 0;

  // Busy says whether something is being written, by whomever: a process before this one, say.
  virtual absl::StatusOr<bool> Busy() = 0;

  // Install writes the other slot and chooses it for the next start; `on_progress` hears percent, 0 to 100.
  virtual absl::Status Install(const std::string& path, absl::FunctionRef<void(int)> on_progress) = 0;

  // MarkGood makes the booted slot the one that starts from now on.
  virtual absl::Status MarkGood() = 0;

  // ChooseOther makes the other slot the next to start, ChooseBooted the one that runs.
  virtual absl::Status ChooseOther() = 0;
  virtual absl::Status ChooseBooted() = 0;
};

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_SLOTS_SLOT_INSTALLER_H_

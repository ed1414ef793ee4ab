// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_SLOTS_RAUC_BUS_H_
#define TILL_SERVICES_UPDATE_SLOTS_RAUC_BUS_H_

#include <systemd/sd-bus.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace till::update {

// RaucSlot is one slot as RAUC tells it: texts by their key ("state", "bootname", "bundle.version").
struct RaucSlot {
  std::string name;  // "rootfs.0"
  std::map<std::string, std::string> values;

  std::string Value(const std::string& key) const;
};

// RaucBus is one connection to RAUC. Errors: INSTALLER_UNAVAILABLE when nobody answers or the bus does not
// let us; else what the call is made with as `refusal`.
class RaucBus {
 public:
  // Empty: the system's bus.
  static absl::StatusOr<RaucBus> Connect(const std::string& address);

  absl::StatusOr<std::pair<std::string, std::string>> Info(const std::string& path);
  absl::StatusOr<std::vector<RaucSlot>> SlotStatus();
  absl::StatusOr<std::string> Primary();
  absl::Status Mark(const char* state, const char* slot);

  // StartInstall returns as soon as RAUC has begun; Wait then passes at most `patience`, and Ended says
  // whether and how it did: the result that RAUC gave, 0 for well.
  absl::Status StartInstall(const std::string& path);
  absl::Status Wait(absl::Duration patience);
  const int* Ended() const { return state_->ended ? &state_->result : nullptr; }

  absl::StatusOr<std::string> Operation() { return TextProperty("Operation"); }
  absl::StatusOr<std::string> LastError() { return TextProperty("LastError"); }
  absl::StatusOr<int> Percent();

 private:
  struct BusEnd {
    void operator()(sd_bus* bus) const { sd_bus_flush_close_unref(bus); }
  };
  struct State {
    bool ended = false;
    int result = 0;
  };
  explicit RaucBus(sd_bus* bus) : bus_(bus), state_(std::make_unique<State>()) {}

  static int OnCompleted(sd_bus_message* message, void* state, sd_bus_error* error);
  absl::StatusOr<std::string> TextProperty(const char* name);

  std::unique_ptr<sd_bus, BusEnd> bus_;
  std::unique_ptr<State> state_;
};

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_SLOTS_RAUC_BUS_H_

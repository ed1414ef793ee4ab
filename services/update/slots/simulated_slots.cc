// SPDX-License-Identifier: Apache-2.0
#include "services/update/slots/simulated_slots.h"

#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/common/durable_file/durable_file.h"
#include "services/update/fault.h"
#include "services/update/slots/simulated_bundle.h"

namespace till::update {
namespace {

constexpr int kSteps = 20;

std::string OtherOf(const std::string& slot) {
  return slot == "A" ? "B" : "A";
}

}  // namespace

absl::StatusOr<std::unique_ptr<SimulatedSlots>> SimulatedSlots::Open(std::string file, std::string product,
                                                                     const std::string& first_version,
                                                                     Clock& clock, absl::Duration pause) {
  std::unique_ptr<SimulatedSlots> slots(
      new SimulatedSlots(std::move(file), std::move(product), clock, pause));
  const absl::StatusOr<Values> values = slots->Read();
  if (absl::IsNotFound(values.status())) {
    const absl::Status made = slots->Write({{"booted", "A"},
                                            {"default", "A"},
                                            {"trial", ""},
                                            {"boots", "1"},
                                            {"version.A", first_version},
                                            {"version.B", ""},
                                            {"starts.A", "yes"},
                                            {"starts.B", ""}});
    if (!made.ok()) return made;
  } else if (!values.ok()) {
    return values.status();
  }
  return slots;
}

absl::StatusOr<SimulatedSlots::Values> SimulatedSlots::Read() const {
  const absl::StatusOr<std::string> text = ReadAtMost(file_, 4096);
  if (!text.ok()) return text.status();
  Values values;
  for (const auto line : absl::StrSplit(*text, '\n', absl::SkipEmpty())) {
    const std::pair<std::string, std::string> value = absl::StrSplit(line, absl::MaxSplits(' ', 1));
    values[value.first] = value.second;
  }
  if (values["booted"] != "A" && values["booted"] != "B") {
    return MakeFault(v1::INSTALLER_UNAVAILABLE, "the file of the simulated slots is none");
  }
  return values;
}

absl::Status SimulatedSlots::Write(const Values& values) const {
  std::string text;
  for (const auto& [name, value] : values) absl::StrAppend(&text, name, " ", value, "\n");
  return WriteDurably(file_, text);
}

absl::Status SimulatedSlots::Change(absl::FunctionRef<void(Values&)> change) const {
  absl::StatusOr<Values> values = Read();
  if (!values.ok()) return values.status();
  change(*values);
  return Write(*values);
}

absl::StatusOr<Slots> SimulatedSlots::Look() {
  absl::StatusOr<Values> read = Read();
  if (!read.ok()) return read.status();
  Values& values = *read;
  const auto slot = [&values](const std::string& name) {
    return Slot{.name = name,
                .version = values["version." + name],
                .whole = !values["starts." + name].empty(),
                .good = values["default"] == name};
  };
  return Slots{.booted = slot(values["booted"]),
               .other = slot(OtherOf(values["booted"])),
               .next = values["trial"].empty() ? values["default"] : values["trial"],
               .boot_id = values["boots"]};
}

absl::StatusOr<BundleInfo> SimulatedSlots::Inspect(const std::string& path) {
  const absl::StatusOr<std::string> text = ReadAtMost(path, kMostSimulatedBundle);
  if (!text.ok()) return MakeFault(v1::BUNDLE_REFUSED, "the bundle cannot be read");
  const absl::StatusOr<SimulatedBundle> bundle = ParseSimulatedBundle(*text);
  if (!bundle.ok()) return bundle.status();
  return BundleInfo{.product = bundle->product, .version = bundle->version};
}

absl::Status SimulatedSlots::Install(const std::string& path, absl::FunctionRef<void(int)> on_progress) {
  const absl::StatusOr<BundleInfo> info = Inspect(path);
  if (!info.ok()) return info.status();
  if (info->product != product_) return MakeFault(v1::BUNDLE_OF_OTHERS, "the bundle is for " + info->product);
  const absl::StatusOr<SimulatedBundle> bundle =
      ParseSimulatedBundle(*ReadAtMost(path, kMostSimulatedBundle));
  if (!bundle.ok()) return bundle.status();
  if (absl::Status may = before_step(); !may.ok()) return may;
  absl::Status status = Change([](Values& values) {
    const std::string other = OtherOf(values["booted"]);
    values["version." + other] = "";
    values["starts." + other] = "";
    values["trial"] = "";
    values["default"] = values["booted"];
  });
  for (int step = 1; status.ok() && step <= kSteps; ++step) {
    if (absl::Status may = before_step(); !may.ok()) return may;
    clock_.SleepFor(pause_);
    on_progress(step * 100 / kSteps);
  }
  if (!status.ok()) return status;
  return Change([&bundle](Values& values) {
    const std::string other = OtherOf(values["booted"]);
    values["version." + other] = bundle->version;
    values["starts." + other] = bundle->starts ? "yes" : "no";
    values["trial"] = other;
  });
}

absl::Status SimulatedSlots::MarkGood() {
  return Change([](Values& values) {
    values["default"] = values["booted"];
    values["trial"] = "";
  });
}

absl::Status SimulatedSlots::ChooseOther() {
  const absl::StatusOr<Slots> slots = Look();
  if (!slots.ok()) return slots.status();
  if (!slots->other.whole) return MakeFault(v1::INSTALL_FAILED, "nothing in the other slot starts");
  return Change([](Values& values) { values["trial"] = OtherOf(values["booted"]); });
}

absl::Status SimulatedSlots::ChooseBooted() {
  return Change([](Values& values) { values["trial"] = ""; });
}

absl::Status SimulatedSlots::Boot() {
  return Change([](Values& values) {
    int boots = 0;
    if (!absl::SimpleAtoi(values["boots"], &boots)) boots = 0;
    std::string slot = values["default"];
    if (!values["trial"].empty()) slot = values["trial"];
    ++boots;
    if (values["starts." + slot] != "yes") {  // it panics, and the firmware starts the default
      slot = values["default"];
      ++boots;
    }
    values["trial"] = "";  // one start on trial
    values["booted"] = slot;
    values["boots"] = absl::StrCat(boots);
  });
}

}  // namespace till::update

// SPDX-License-Identifier: Apache-2.0
#include "services/update/slots/rauc_bus.h"

#include <cerrno>
#include <cstring>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "services/update/fault.h"

namespace till::update {
namespace {

constexpr char kName[] = "de.pengutronix.rauc";
constexpr char kPath[] = "/";
constexpr char kInterface[] = "de.pengutronix.rauc.Installer";
// A bundle's signature is over a manifest, so that even a large bundle is looked into in a moment.
constexpr uint64_t kCallUsec = 60'000'000;

// Reply is one answer, or why there is none.
class Reply {
 public:
  Reply() = default;
  ~Reply() {
    sd_bus_message_unref(message_);
    sd_bus_error_free(&error_);
  }
  Reply(const Reply&) = delete;
  Reply& operator=(const Reply&) = delete;

  sd_bus_message** message() { return &message_; }
  sd_bus_message* get() const { return message_; }
  sd_bus_error* error() { return &error_; }

  // Failure says whose fault a negative result is: RAUC's own errors are its answers, the bus's are not.
  absl::Status Failure(int result, v1::Fault refusal) const {
    const std::string_view name = error_.name == nullptr ? "" : error_.name;
    const bool of_bus =
        name.empty() || name.starts_with("org.freedesktop.DBus.Error.") || name.starts_with("System.Error.");
    return MakeFault(
        of_bus ? v1::INSTALLER_UNAVAILABLE : refusal,
        absl::StrCat("RAUC: ", error_.message == nullptr ? std::strerror(-result) : error_.message));
  }

 private:
  sd_bus_message* message_ = nullptr;
  sd_bus_error error_ = SD_BUS_ERROR_NULL;
};

absl::Status Unreadable() {
  return MakeFault(v1::INSTALLER_UNAVAILABLE, "RAUC's answer is not what RAUC 1.8 answers");
}

// Reads a{sv}, and keeps the texts.
int ReadTexts(sd_bus_message* message, std::map<std::string, std::string>& out) {
  int result = sd_bus_message_enter_container(message, 'a', "{sv}");
  while (result >= 0 && (result = sd_bus_message_enter_container(message, 'e', "sv")) > 0) {
    const char* key = nullptr;
    if ((result = sd_bus_message_read(message, "s", &key)) < 0) return result;
    char type = 0;
    const char* contents = nullptr;
    if ((result = sd_bus_message_peek_type(message, &type, &contents)) < 0) return result;
    if (std::strcmp(contents, "s") == 0) {
      const char* value = nullptr;
      if ((result = sd_bus_message_read(message, "v", "s", &value)) < 0) return result;
      out[key] = value;
    } else if ((result = sd_bus_message_skip(message, "v")) < 0) {
      return result;
    }
    result = sd_bus_message_exit_container(message);
  }
  return result < 0 ? result : sd_bus_message_exit_container(message);
}

}  // namespace

std::string RaucSlot::Value(const std::string& key) const {
  const auto at = values.find(key);
  return at == values.end() ? "" : at->second;
}

absl::StatusOr<RaucBus> RaucBus::Connect(const std::string& address) {
  sd_bus* bus = nullptr;
  int result = 0;
  if (address.empty()) {
    result = sd_bus_open_system(&bus);
  } else if ((result = sd_bus_new(&bus)) >= 0) {
    sd_bus_set_bus_client(bus, 1);
    if ((result = sd_bus_set_address(bus, address.c_str())) >= 0) result = sd_bus_start(bus);
  }
  RaucBus opened(bus);
  if (result < 0)
    return MakeFault(v1::INSTALLER_UNAVAILABLE, absl::StrCat("no bus: ", std::strerror(-result)));
  sd_bus_set_method_call_timeout(bus, kCallUsec);
  return opened;
}

absl::StatusOr<std::pair<std::string, std::string>> RaucBus::Info(const std::string& path) {
  Reply reply;
  const int result = sd_bus_call_method(bus_.get(), kName, kPath, kInterface, "Info", reply.error(),
                                        reply.message(), "s", path.c_str());
  if (result < 0) return reply.Failure(result, v1::BUNDLE_REFUSED);
  const char* product = nullptr;
  const char* version = nullptr;
  if (sd_bus_message_read(reply.get(), "ss", &product, &version) < 0) return Unreadable();
  return std::make_pair(std::string(product), std::string(version));
}

absl::StatusOr<std::vector<RaucSlot>> RaucBus::SlotStatus() {
  Reply reply;
  int result = sd_bus_call_method(bus_.get(), kName, kPath, kInterface, "GetSlotStatus", reply.error(),
                                  reply.message(), "");
  if (result < 0) return reply.Failure(result, v1::INSTALLER_UNAVAILABLE);
  std::vector<RaucSlot> slots;
  result = sd_bus_message_enter_container(reply.get(), 'a', "(sa{sv})");
  while (result >= 0 && (result = sd_bus_message_enter_container(reply.get(), 'r', "sa{sv}")) > 0) {
    const char* name = nullptr;
    RaucSlot slot;
    if (sd_bus_message_read(reply.get(), "s", &name) < 0 || ReadTexts(reply.get(), slot.values) < 0)
      return Unreadable();
    slot.name = name;
    slots.push_back(std::move(slot));
    result = sd_bus_message_exit_container(reply.get());
  }
  if (result < 0) return Unreadable();
  return slots;
}

absl::StatusOr<std::string> RaucBus::Primary() {
  Reply reply;
  const int result = sd_bus_call_method(bus_.get(), kName, kPath, kInterface, "GetPrimary", reply.error(),
                                        reply.message(), "");
  if (result < 0) return reply.Failure(result, v1::INSTALLER_UNAVAILABLE);
  const char* name = nullptr;
  if (sd_bus_message_read(reply.get(), "s", &name) < 0) return Unreadable();
  return std::string(name);
}

absl::Status RaucBus::Mark(const char* state, const char* slot) {
  Reply reply;
  const int result = sd_bus_call_method(bus_.get(), kName, kPath, kInterface, "Mark", reply.error(),
                                        reply.message(), "ss", state, slot);
  return result < 0 ? reply.Failure(result, v1::MARK_NOT_KEPT) : absl::OkStatus();
}

int RaucBus::OnCompleted(sd_bus_message* message, void* state, sd_bus_error*) {
  State& ended = *static_cast<State*>(state);
  int32_t result = 0;
  if (sd_bus_message_read(message, "i", &result) < 0) result = -1;
  ended.ended = true;
  ended.result = result;
  return 0;
}

absl::Status RaucBus::StartInstall(const std::string& path) {
  Reply reply;
  int result = sd_bus_match_signal(bus_.get(), nullptr, kName, kPath, kInterface, "Completed",
                                   &RaucBus::OnCompleted, state_.get());
  if (result < 0) return reply.Failure(result, v1::INSTALLER_UNAVAILABLE);
  result = sd_bus_call_method(bus_.get(), kName, kPath, kInterface, "InstallBundle", reply.error(),
                              reply.message(), "sa{sv}", path.c_str(), 0);
  return result < 0 ? reply.Failure(result, v1::INSTALL_FAILED) : absl::OkStatus();
}

absl::Status RaucBus::Wait(absl::Duration patience) {
  int result = 0;
  while ((result = sd_bus_process(bus_.get(), nullptr)) > 0) {
  }
  if (result >= 0 && !state_->ended) {
    result = sd_bus_wait(bus_.get(), static_cast<uint64_t>(absl::ToInt64Microseconds(patience)));
  }
  while (result >= 0 && (result = sd_bus_process(bus_.get(), nullptr)) > 0) {
  }
  if (result < 0 && result != -EINTR) return MakeFault(v1::INSTALLER_UNAVAILABLE, std::strerror(-result));
  return absl::OkStatus();
}

absl::StatusOr<std::string> RaucBus::TextProperty(const char* name) {
  Reply reply;
  char* text = nullptr;
  const int result =
      sd_bus_get_property_string(bus_.get(), kName, kPath, kInterface, name, reply.error(), &text);
  if (result < 0) return reply.Failure(result, v1::INSTALLER_UNAVAILABLE);
  const std::unique_ptr<char, decltype(&std::free)> owned(text, &std::free);
  return std::string(text);
}

absl::StatusOr<int> RaucBus::Percent() {
  Reply reply;
  const int result = sd_bus_get_property(bus_.get(), kName, kPath, kInterface, "Progress", reply.error(),
                                         reply.message(), "(isi)");
  if (result < 0) return reply.Failure(result, v1::INSTALLER_UNAVAILABLE);
  int32_t percent = 0;
  const char* words = nullptr;
  int32_t depth = 0;
  if (sd_bus_message_read(reply.get(), "(isi)", &percent, &words, &depth) < 0) return Unreadable();
  return percent;
}

}  // namespace till::update

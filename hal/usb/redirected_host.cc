// SPDX-License-Identifier: Apache-2.0
#include "hal/usb/redirected_host.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "hal/usb/redirected_bus.h"

namespace till::hal {
namespace {

using End = UsbTransfer::End;

constexpr absl::Duration kConfigurationPatience = absl::Seconds(1);
constexpr uint8_t kDeviceType = 1;
constexpr uint8_t kGetDescriptor = 6;
constexpr uint8_t kFromDevice = 0x80;
constexpr size_t kDeviceDescriptorBytes = 18;  // USB 2.0, 9.6.1
constexpr size_t kSerialIndexAt = 16;
constexpr uint8_t kClearFeature = 1;
constexpr uint8_t kToEndpoint = 0x02;

class RedirectedDevice final : public UsbDevice {
 public:
  explicit RedirectedDevice(std::shared_ptr<RedirectedBus> bus) : bus_(std::move(bus)), plug_(bus_->Plug()) {}

  uint16_t vendor() const override { return bus_->vendor(); }
  uint16_t product() const override { return bus_->product(); }
  uint8_t serial_index() const override { return serial_index_; }
  std::string place() const override { return "the redirection"; }

  absl::Status Open() override {
    std::vector<uint8_t> descriptor(kDeviceDescriptorBytes);
    const UsbSetup setup{
        .request_type = kFromDevice, .request = kGetDescriptor, .value = kDeviceType << 8, .index = 0};
    const UsbTransfer got = Control(setup, descriptor, kConfigurationPatience);
    if (got.end != End::kDone || got.bytes < descriptor.size()) {
      return absl::UnavailableError("it does not give its device descriptor");
    }
    serial_index_ = descriptor[kSerialIndexAt];
    return absl::OkStatus();
  }

  absl::Status Claim(uint8_t interface, uint8_t alternate, bool several_alternates) override {
    if (!several_alternates) return absl::OkStatus();
    return bus_->SetAlternate(interface, alternate, kConfigurationPatience);
  }

  UsbTransfer Control(const UsbSetup& setup, std::span<uint8_t> data, absl::Duration timeout) override {
    if (!IsThere()) return {.end = End::kGone};
    return bus_->Control(setup, data, timeout);
  }
  UsbTransfer BulkOut(uint8_t endpoint, std::span<const uint8_t> data, absl::Duration timeout) override {
    if (!IsThere()) return {.end = End::kGone};
    return bus_->BulkOut(endpoint, data, timeout);
  }
  UsbTransfer BulkIn(uint8_t endpoint, std::span<uint8_t> data, absl::Duration timeout) override {
    if (!IsThere()) return {.end = End::kGone};
    return bus_->BulkIn(endpoint, data, timeout);
  }
  End ClearHalt(uint8_t endpoint) override {
    // Feature 0 of an endpoint is ENDPOINT_HALT (USB 2.0, table 9-6).
    const UsbSetup setup{
        .request_type = kToEndpoint, .request = kClearFeature, .value = 0, .index = endpoint};
    return Control(setup, {}, kConfigurationPatience).end;
  }

 private:
  // IsThere is false for a device that was unplugged, even if another one is in its place.
  bool IsThere() { return plug_ != 0 && bus_->Plug() == plug_; }

  const std::shared_ptr<RedirectedBus> bus_;
  const int plug_;
  uint8_t serial_index_ = 0;
};

}  // namespace

RedirectedHost::RedirectedHost(std::string socket_path) : socket_path_(std::move(socket_path)) {}
RedirectedHost::~RedirectedHost() = default;

absl::StatusOr<std::vector<std::unique_ptr<UsbDevice>>> RedirectedHost::Devices(uint8_t interface_class,
                                                                                absl::Duration timeout) {
  if (bus_ == nullptr || !bus_->alive()) {
    absl::StatusOr<std::shared_ptr<RedirectedBus>> bus = RedirectedBus::Connect(socket_path_);
    if (!bus.ok()) return bus.status();
    bus_ = *std::move(bus);
  }
  std::vector<std::unique_ptr<UsbDevice>> devices;
  if (bus_->WaitForDevice(timeout) && bus_->HasInterface(interface_class))
    devices.push_back(std::make_unique<RedirectedDevice>(bus_));
  return devices;
}

}  // namespace till::hal

// SPDX-License-Identifier: Apache-2.0
#include "hal/usb/libusb_host.h"

#include <libusb-1.0/libusb.h>

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/str_cat.h"

namespace till::hal {
namespace {

using Context = std::shared_ptr<libusb_context>;

constexpr int kDeepestPort = 7;  // USB 2.0, 4.1.1

absl::Status Failed(const char* what, int error) {
  return absl::UnavailableError(absl::StrCat(what, ": ", libusb_strerror(static_cast<libusb_error>(error))));
}

// Milliseconds is at least 1: libusb reads 0 as "for ever".
unsigned int Milliseconds(absl::Duration timeout) {
  return static_cast<unsigned int>(
      std::clamp<int64_t>(absl::ToInt64Milliseconds(timeout), 1, absl::ToInt64Milliseconds(absl::Hours(1))));
}

UsbTransfer::End EndOf(int result) {
  switch (result) {
    case LIBUSB_SUCCESS:
      return UsbTransfer::End::kDone;
    case LIBUSB_ERROR_TIMEOUT:
      return UsbTransfer::End::kTimedOut;
    case LIBUSB_ERROR_PIPE:
      return UsbTransfer::End::kStalled;
    case LIBUSB_ERROR_NO_DEVICE:
      return UsbTransfer::End::kGone;
    default:
      return UsbTransfer::End::kFailed;
  }
}

// HasInterface reads what the kernel knows of the device, without a word to it.
bool HasInterface(libusb_device* device, uint8_t interface_class) {
  libusb_config_descriptor* config = nullptr;
  if (libusb_get_active_config_descriptor(device, &config) != LIBUSB_SUCCESS) return false;
  bool found = false;
  for (int i = 0; i < config->bNumInterfaces; ++i) {
    const libusb_interface& interface = config->interface[i];
    for (int j = 0; j < interface.num_altsetting; ++j) {
      found |= interface.altsetting[j].bInterfaceClass == interface_class;
    }
  }
  libusb_free_config_descriptor(config);
  return found;
}

std::vector<uint8_t> PlaceOf(libusb_device* device) {
  std::array<uint8_t, 1 + kDeepestPort> place = {libusb_get_bus_number(device)};
  const int depth = libusb_get_port_numbers(device, place.data() + 1, kDeepestPort);
  return std::vector<uint8_t>(place.begin(), place.begin() + 1 + std::clamp(depth, 0, kDeepestPort));
}

// LibusbDevice is a device of one look at the bus; the look's context lives as long as its devices.
class LibusbDevice final : public UsbDevice {
 public:
  LibusbDevice(Context context, libusb_device* device, const libusb_device_descriptor& descriptor)
      : context_(std::move(context)),
        device_(libusb_ref_device(device)),
        descriptor_(descriptor),
        place_(PlaceOf(device)) {}
  ~LibusbDevice() override {
    // Releasing gives the interface back to the system's driver.
    if (claimed_ >= 0) libusb_release_interface(handle_, claimed_);
    if (handle_ != nullptr) libusb_close(handle_);
    libusb_unref_device(device_);
  }

  const std::vector<uint8_t>& path() const { return place_; }

  uint16_t vendor() const override { return descriptor_.idVendor; }
  uint16_t product() const override { return descriptor_.idProduct; }
  uint8_t serial_index() const override { return descriptor_.iSerialNumber; }
  std::string place() const override {
    std::string text = absl::StrCat("bus ", place_[0]);
    for (size_t i = 1; i < place_.size(); ++i) absl::StrAppend(&text, i == 1 ? ", port " : ".", place_[i]);
    return text;
  }

  absl::Status Open() override {
    if (const int error = libusb_open(device_, &handle_); error != LIBUSB_SUCCESS) {
      handle_ = nullptr;
      return Failed("it cannot be opened", error);
    }
    // A driver of the kernel, such as usblp, has it wherever the kernel has that module.
    libusb_set_auto_detach_kernel_driver(handle_, 1);
    return absl::OkStatus();
  }

  absl::Status Claim(uint8_t interface, uint8_t alternate, bool several_alternates) override {
    if (const int error = libusb_claim_interface(handle_, interface); error != LIBUSB_SUCCESS) {
      return Failed("its interface cannot be claimed", error);
    }
    claimed_ = interface;
    if (!several_alternates) return absl::OkStatus();
    const int error = libusb_set_interface_alt_setting(handle_, interface, alternate);
    if (error == LIBUSB_SUCCESS) return absl::OkStatus();
    return Failed("its alternate setting cannot be chosen", error);
  }

  UsbTransfer Control(const UsbSetup& setup, std::span<uint8_t> data, absl::Duration timeout) override {
    const int result =
        libusb_control_transfer(handle_, setup.request_type, setup.request, setup.value, setup.index,
                                data.data(), static_cast<uint16_t>(data.size()), Milliseconds(timeout));
    if (result >= 0) return {.end = UsbTransfer::End::kDone, .bytes = static_cast<size_t>(result)};
    return {.end = EndOf(result)};
  }

  UsbTransfer BulkOut(uint8_t endpoint, std::span<const uint8_t> data, absl::Duration timeout) override {
    // libusb's bulk transfers of both directions share one signature; an OUT one does not write.
    return Bulk(endpoint, const_cast<uint8_t*>(data.data()), data.size(), timeout);
  }

  UsbTransfer BulkIn(uint8_t endpoint, std::span<uint8_t> data, absl::Duration timeout) override {
    return Bulk(endpoint, data.data(), data.size(), timeout);
  }

  UsbTransfer::End ClearHalt(uint8_t endpoint) override {
    return EndOf(libusb_clear_halt(handle_, endpoint));
  }

 private:
  UsbTransfer Bulk(uint8_t endpoint, uint8_t* data, size_t size, absl::Duration timeout) {
    int moved = 0;
    const int result =
        libusb_bulk_transfer(handle_, endpoint, data, static_cast<int>(size), &moved, Milliseconds(timeout));
    return {.end = EndOf(result), .bytes = static_cast<size_t>(std::max(moved, 0))};
  }

  const Context context_;
  libusb_device* const device_;
  const libusb_device_descriptor descriptor_;
  const std::vector<uint8_t> place_;
  libusb_device_handle* handle_ = nullptr;
  int claimed_ = -1;
};

}  // namespace

absl::StatusOr<std::vector<std::unique_ptr<UsbDevice>>> LibusbHost::Devices(uint8_t interface_class,
                                                                            absl::Duration) {
  libusb_context* opened = nullptr;
  if (const int error = libusb_init(&opened); error != LIBUSB_SUCCESS) {
    return Failed("there is no USB", error);
  }
  const Context context(opened, libusb_exit);
  libusb_device** list = nullptr;
  const ssize_t count = libusb_get_device_list(context.get(), &list);
  if (count < 0) return Failed("USB cannot be searched", static_cast<int>(count));
  std::vector<std::unique_ptr<LibusbDevice>> found;
  for (ssize_t i = 0; i < count; ++i) {
    libusb_device_descriptor descriptor{};
    if (libusb_get_device_descriptor(list[i], &descriptor) != LIBUSB_SUCCESS) continue;
    if (!HasInterface(list[i], interface_class)) continue;
    found.push_back(std::make_unique<LibusbDevice>(context, list[i], descriptor));
  }
  libusb_free_device_list(list, /*unref_devices=*/1);
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a->path() < b->path(); });
  std::vector<std::unique_ptr<UsbDevice>> devices;
  for (std::unique_ptr<LibusbDevice>& device : found) devices.push_back(std::move(device));
  return devices;
}

}  // namespace till::hal

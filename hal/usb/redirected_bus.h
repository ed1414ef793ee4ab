// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_USB_REDIRECTED_BUS_H_
#define TILL_HAL_USB_REDIRECTED_BUS_H_

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hal/usb/usb_host.h"
#include "hal/usb/usbredir_stream.h"

namespace till::hal {

// RedirectedBus is one connection that redirects a device: transfers go out as packets and are waited for.
// A transfer whose time is over is cancelled, and its answer to that tells how far it came.
class RedirectedBus {
 public:
  // Connect returns a connection that has said hello. UNAVAILABLE when nobody listens.
  static absl::StatusOr<std::shared_ptr<RedirectedBus>> Connect(const std::string& socket_path);
  ~RedirectedBus();
  RedirectedBus(const RedirectedBus&) = delete;
  RedirectedBus& operator=(const RedirectedBus&) = delete;

  // alive says whether the connection still stands, as far as was noticed.
  bool alive() const { return fd_ >= 0; }
  uint16_t vendor() const { return vendor_; }
  uint16_t product() const { return product_; }
  // HasInterface says whether the device has an interface of the class, in its first alternate setting.
  bool HasInterface(uint8_t interface_class) const;

  // WaitForDevice returns whether a device is plugged in, or was within `timeout`.
  bool WaitForDevice(absl::Duration timeout);
  // Plug counts how often a device was plugged in: another number is another device. 0 while there is none.
  int Plug();

  absl::Status SetAlternate(uint8_t interface, uint8_t alternate, absl::Duration timeout);
  UsbTransfer Control(const UsbSetup& setup, std::span<uint8_t> data, absl::Duration timeout);
  UsbTransfer BulkOut(uint8_t endpoint, std::span<const uint8_t> data, absl::Duration timeout);
  UsbTransfer BulkIn(uint8_t endpoint, std::span<uint8_t> data, absl::Duration timeout);

 private:
  using SteadyTime = std::chrono::steady_clock::time_point;
  struct Answer {
    UsbTransfer transfer;
    std::vector<uint8_t> data;
  };

  explicit RedirectedBus(int fd) : fd_(fd) {}

  void Hang();
  void Send(RedirType type, uint64_t id, std::span<const uint8_t> body);
  // Receive returns the next packet, which may be news of the device that it has noted; nothing at the
  // deadline or when the connection ended.
  std::optional<RedirPacket> Receive(SteadyTime deadline);
  // WaitFor returns the packet that answers `id`; nothing when it did not come, or the device went.
  std::optional<RedirPacket> WaitFor(uint64_t id, SteadyTime deadline);
  void Note(const RedirPacket& packet);
  Answer Transfer(RedirType type, std::span<const uint8_t> body, absl::Duration timeout);
  Answer Bulk(uint8_t endpoint, size_t length, std::span<const uint8_t> data, absl::Duration timeout);

  int fd_;
  RedirStream stream_;
  uint64_t last_id_ = 0;
  bool plugged_ = false;
  int plugs_ = 0;
  uint16_t vendor_ = 0;
  uint16_t product_ = 0;
  std::vector<uint8_t> classes_;
};

}  // namespace till::hal

#endif  // TILL_HAL_USB_REDIRECTED_BUS_H_

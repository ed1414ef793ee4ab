// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_USB_USBREDIR_STREAM_H_
#define TILL_HAL_USB_USBREDIR_STREAM_H_

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "absl/status/statusor.h"

namespace till::hal {

// RedirType is a packet of the usbredir protocol, version 0.7 (usb-redirection-protocol.txt), as far as a
// guest needs them for control and bulk transfers. Numbers on the wire are little-endian.
enum class RedirType : uint32_t {
  kHello = 0,
  kDeviceConnect = 1,
  kDeviceDisconnect = 2,
  kInterfaceInfo = 4,
  kSetAltSetting = 9,
  kAltSettingStatus = 11,
  kCancelDataPacket = 21,
  kControlPacket = 100,
  kBulkPacket = 101,
};

// RedirStatus is how a transfer ended.
enum class RedirStatus : uint8_t { kSuccess = 0, kCancelled = 1, kInvalid = 2, kIoError = 3, kStall = 4 };

// RedirPacket is one packet. `id` is chosen by whoever asks; the answer carries the same.
struct RedirPacket {
  uint32_t type = 0;
  uint64_t id = 0;
  std::vector<uint8_t> body;
};

inline constexpr size_t kMaxRedirBody = 1 << 20;

// RedirHello returns our first packet: a guest that wants the device's version, packet sizes and ids of 64
// bits, which QEMU wants too.
std::vector<uint8_t> RedirHello();

// RedirBytes returns a packet as it goes on the wire; `long_ids` once both sides know ids of 64 bits.
std::vector<uint8_t> RedirBytes(RedirType type, uint64_t id, std::span<const uint8_t> body, bool long_ids);

// RedirStream cuts what the other side sends into packets, and knows from its hello what both understand.
class RedirStream {
 public:
  void Feed(std::span<const uint8_t> bytes);
  // Next returns a packet that is there whole; nothing while it is not. DATA_LOSS for what is no usbredir;
  // the stream is of no use then.
  absl::StatusOr<std::optional<RedirPacket>> Next();

  bool greeted() const { return greeted_; }
  bool long_ids() const { return long_ids_; }
  bool long_bulk() const { return long_bulk_; }

 private:
  absl::Status ReadHello(const RedirPacket& packet);

  std::vector<uint8_t> bytes_;
  bool greeted_ = false;
  bool long_ids_ = false;
  bool long_bulk_ = false;
};

// ReadLittle returns the little-endian number of `size` bytes at `at`; the caller has checked that they are
// there.
uint64_t ReadLittle(std::span<const uint8_t> bytes, size_t at, size_t size);
// AppendLittle appends it.
void AppendLittle(uint64_t value, size_t size, std::vector<uint8_t>& bytes);

}  // namespace till::hal

#endif  // TILL_HAL_USB_USBREDIR_STREAM_H_

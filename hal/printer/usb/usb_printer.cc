// SPDX-License-Identifier: Apache-2.0
#include "hal/printer/usb/usb_printer.h"

#include <algorithm>
#include <array>
#include <thread>
#include <utility>

#include "hal/printer/escpos_status.h"

namespace till::hal {
namespace {

using End = UsbTransfer::End;
using Clock = std::chrono::steady_clock;
using SteadyTime = Clock::time_point;

constexpr size_t kPieceBytes = 16'384;  // of one transfer: what the kernel takes in one piece
constexpr size_t kAnswerBytes = 64;     // a whole packet: less could overflow (USB 2.0, 5.8.3)
constexpr int kMostStalls = 3;          // without a byte between them
constexpr absl::Duration kDrainWait = absl::Milliseconds(2);
constexpr absl::Duration kLeast = absl::Milliseconds(1);
constexpr absl::Duration kMostForPortStatus = absl::Milliseconds(200);

// USB Printer Class 1.1, 4.2.2.
constexpr uint8_t kFromInterfaceOfClass = 0xA1;
constexpr uint8_t kGetPortStatus = 1;
constexpr uint8_t kPaperEmpty = 0x20;
constexpr uint8_t kSelected = 0x10;
constexpr uint8_t kNotError = 0x08;

SteadyTime DeadlineAfter(absl::Duration timeout) {
  return std::chrono::steady_clock::now() + absl::ToChronoNanoseconds(std::min(timeout, absl::Hours(1)));
}

// Left is never 0: to libusb that is "for ever".
absl::Duration Left(SteadyTime deadline) {
  return std::max(absl::FromChrono(deadline - std::chrono::steady_clock::now()), kLeast);
}

bool IsOver(SteadyTime deadline) {
  return std::chrono::steady_clock::now() >= deadline;
}

// StatusOfPort is what a printer that does not speak can say of itself.
PrinterStatus StatusOfPort(uint8_t port) {
  PrinterStatus status;
  status.paper_out = (port & kPaperEmpty) != 0;
  status.online = (port & kSelected) != 0 && ((port & kNotError) != 0 || status.paper_out);
  return status;
}

absl::Status Lost() {
  return absl::UnavailableError("the printer was unplugged");
}

}  // namespace

absl::Status UsbPrinter::Connect(SteadyTime deadline) {
  if (device_ != nullptr) return absl::OkStatus();
  absl::StatusOr<std::unique_ptr<UsbDevice>> device = TakeUsbDevice(
      host_, {kUsbPrinterClass, "printer"}, choice_, absl::FromChrono(deadline - Clock::now()),
      [this](UsbDevice& fits, std::span<const uint8_t> configuration) { return Claim(fits, configuration); });
  if (!device.ok()) return device.status();
  device_ = *std::move(device);
  return absl::OkStatus();
}

absl::Status UsbPrinter::Claim(UsbDevice& device, std::span<const uint8_t> configuration) {
  const std::optional<PrinterInterface> found = FindPrinterInterface(configuration);
  if (!found.has_value()) return absl::UnavailableError("its descriptors are no printer's");
  interface_ = *found;
  return device.Claim(found->interface, found->alternate, found->several_alternates);
}

absl::StatusOr<size_t> UsbPrinter::Write(std::span<const uint8_t> bytes, absl::Duration timeout) {
  if (timeout <= absl::ZeroDuration()) return absl::InvalidArgumentError("the timeout must be positive");
  const SteadyTime deadline = DeadlineAfter(timeout);
  if (absl::Status connected = Connect(deadline); !connected.ok()) return connected;
  size_t sent = 0;
  int stalls = 0;
  while (sent < bytes.size() && !IsOver(deadline)) {
    const std::span<const uint8_t> piece = bytes.subspan(sent, std::min(kPieceBytes, bytes.size() - sent));
    const UsbTransfer transfer = device_->BulkOut(interface_.bulk_out, piece, Left(deadline));
    sent += std::min(transfer.bytes, piece.size());
    if (transfer.bytes > 0) stalls = 0;
    data_out_ = data_out_ || transfer.bytes > 0;
    if (transfer.end == End::kTimedOut) break;
    if (transfer.end == End::kDone) continue;
    if (transfer.end == End::kStalled && ++stalls <= kMostStalls &&
        device_->ClearHalt(interface_.bulk_out) == End::kDone) {
      continue;
    }
    // Not tried again on a device that came back meanwhile: the head of this document went to the old one.
    Disconnect();
    data_out_ = false;
    if (transfer.end == End::kGone && sent == 0) return Lost();
    if (transfer.end == End::kStalled && sent == 0) {
      return absl::UnavailableError("the printer refuses data (STALL)");
    }
    return absl::AbortedError("the printer was lost while it printed");
  }
  return sent;
}

absl::StatusOr<PrinterStatus> UsbPrinter::QueryStatus(absl::Duration timeout) {
  if (timeout <= absl::ZeroDuration()) return absl::InvalidArgumentError("the timeout must be positive");
  const SteadyTime deadline = DeadlineAfter(timeout);
  const bool fresh = device_ == nullptr;
  if (absl::Status connected = Connect(deadline); !connected.ok()) return connected;
  absl::StatusOr<PrinterStatus> status = Ask(deadline);
  const bool lost_data = device_ == nullptr && data_out_;
  if (status.ok() || device_ == nullptr) data_out_ = false;
  if (fresh || lost_data || device_ != nullptr) return status;
  // It went since the last call; perhaps it is back already, in another place.
  if (absl::Status connected = Connect(deadline); !connected.ok()) return connected;
  return Ask(deadline);
}

absl::StatusOr<PrinterStatus> UsbPrinter::Ask(SteadyTime deadline) {
  const std::optional<uint8_t> port = PortStatus(deadline);
  if (device_ == nullptr) return Lost();
  if (!interface_.bulk_in.has_value()) {
    if (!port.has_value()) return absl::DeadlineExceededError("the printer does not answer");
    return StatusOfPort(*port);
  }
  PrinterStatus status;
  for (const StatusQuestion question : kStatusQuestions) {
    const absl::StatusOr<uint8_t> answer = Answer(DleEot(question), deadline);
    if (absl::IsDeadlineExceeded(answer.status()) && port.has_value() && !StatusOfPort(*port).CanPrint()) {
      // A printer that takes no data while it is out of paper cannot be asked by data; its port still says
      // why.
      return StatusOfPort(*port);
    }
    if (!answer.ok()) return answer.status();
    if (absl::Status applied = ApplyStatusByte(question, *answer, status); !applied.ok()) return applied;
  }
  return status;
}

absl::StatusOr<uint8_t> UsbPrinter::Answer(std::span<const uint8_t> question, SteadyTime deadline) {
  if (absl::Status drained = Drain(deadline); !drained.ok()) return drained;
  if (absl::Status sent = SendCommand(question, deadline); !sent.ok()) return sent;
  return ReadByte(deadline);
}

std::optional<uint8_t> UsbPrinter::PortStatus(SteadyTime deadline) {
  std::array<uint8_t, 1> port{};
  const UsbSetup setup{
      .request_type = kFromInterfaceOfClass, .request = kGetPortStatus, .index = interface_.interface};
  // At most a third of the time: the questions that follow say more.
  const absl::Duration patience = std::clamp(Left(deadline) / 3, kLeast, kMostForPortStatus);
  const UsbTransfer got = device_->Control(setup, port, patience);
  if (got.end == End::kGone || got.end == End::kFailed) Disconnect();
  if (got.end != End::kDone || got.bytes != port.size()) return std::nullopt;
  return port[0];
}

absl::Status UsbPrinter::Drain(SteadyTime deadline) {
  std::array<uint8_t, kAnswerBytes> scrap{};
  while (!IsOver(deadline)) {
    const UsbTransfer got = device_->BulkIn(*interface_.bulk_in, scrap, kDrainWait);
    if (got.end == End::kGone || got.end == End::kFailed) {
      Disconnect();
      return Lost();
    }
    if (got.end == End::kStalled && device_->ClearHalt(*interface_.bulk_in) != End::kDone) break;
    if (got.bytes == 0 && got.end != End::kStalled) return absl::OkStatus();
  }
  return absl::DeadlineExceededError("the printer does not stop talking");
}

absl::Status UsbPrinter::SendCommand(std::span<const uint8_t> command, SteadyTime deadline) {
  for (int stalls = 0; stalls <= kMostStalls; ++stalls) {
    const UsbTransfer sent = device_->BulkOut(interface_.bulk_out, command, Left(deadline));
    if (sent.end == End::kDone && sent.bytes == command.size()) return absl::OkStatus();
    if (sent.end == End::kTimedOut && sent.bytes == 0) {
      return absl::DeadlineExceededError("the printer takes no data");
    }
    if (sent.end == End::kStalled && sent.bytes == 0 &&
        device_->ClearHalt(interface_.bulk_out) == End::kDone) {
      continue;
    }
    // Half a command would swallow the first bytes of whatever is written next.
    Disconnect();
    return Lost();
  }
  Disconnect();
  return absl::UnavailableError("the printer refuses data (STALL)");
}

absl::StatusOr<uint8_t> UsbPrinter::ReadByte(SteadyTime deadline) {
  std::array<uint8_t, kAnswerBytes> answer{};
  while (!IsOver(deadline)) {
    const UsbTransfer got = device_->BulkIn(*interface_.bulk_in, answer, Left(deadline));
    if (got.bytes > 0) return answer[0];
    if (got.end == End::kGone || got.end == End::kFailed) {
      Disconnect();
      return Lost();
    }
    if (got.end == End::kStalled && device_->ClearHalt(*interface_.bulk_in) != End::kDone) break;
    // Some printers answer with an empty packet while they think.
    if (got.end == End::kDone) std::this_thread::sleep_for(absl::ToChronoMilliseconds(kLeast));
  }
  return absl::DeadlineExceededError("the printer does not answer");
}

}  // namespace till::hal

// SPDX-License-Identifier: Apache-2.0
// A pseudo-terminal stands for the line; a symbolic link for the name that udev keeps.
#include "hal/printer/serial/serial_printer.h"

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include <chrono>

#include "hal/printer/printer_conformance.h"
#include "hal/printer/stream_device.h"

namespace till::hal {
namespace {

std::string MakeFolder() {
  char folder[] = "/tmp/till-serial-XXXXXX";
  return mkdtemp(folder);
}

// PtyPrinter has the master's side of a pseudo-terminal.
class PtyPrinter {
 public:
  PtyPrinter() { Plug(); }
  ~PtyPrinter() {
    Unplug();
    rmdir(folder_.c_str());
  }

  void Plug() {
    master_ = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    ASSERT_GE(master_, 0);
    ASSERT_EQ(grantpt(master_), 0);
    ASSERT_EQ(unlockpt(master_), 0);
    char name[64];
    ASSERT_EQ(ptsname_r(master_, name, sizeof(name)), 0);
    // Until somebody has opened the line once, the master's side hangs up.
    const int line = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    ASSERT_GE(line, 0);
    close(line);
    ASSERT_EQ(symlink(name, link().c_str()), 0);
    device_.Start();
  }

  void Unplug() {
    unlink(link().c_str());
    device_.Stop();
    if (master_ >= 0) close(master_);
    master_ = -1;
  }

  std::string link() const { return folder_ + "/ttyUSB0"; }
  StreamDevice& device() { return device_; }
  termios Settings() const {
    termios settings{};
    EXPECT_EQ(tcgetattr(master_, &settings), 0);
    return settings;
  }

 private:
  // A line that nobody has open hangs up on the master (EIO) until it is opened again; that is no end of it.
  int NextConnection(int wake) {
    while (true) {
      pollfd stop{.fd = wake, .events = POLLIN, .revents = 0};
      if (poll(&stop, 1, 0) > 0) return -1;
      pollfd line{.fd = master_, .events = POLLIN, .revents = 0};
      poll(&line, 1, 0);
      if ((line.revents & POLLHUP) == 0) return dup(master_);
      poll(&stop, 1, 5);
    }
  }

  const std::string folder_ = MakeFolder();
  int master_ = -1;
  StreamDevice device_{[this](int wake) { return NextConnection(wake); }};
};

class SerialPrinterBench final : public PrinterBench {
 public:
  explicit SerialPrinterBench(FlowControl flow) : printer_({.device = pty_.link(), .flow = flow}) {}

  Printer& printer() override { return printer_; }
  void SetStatus(PrinterStatus status) override { pty_.device().SetStatus(status); }
  void SetStalled() override { pty_.device().SetStalled(); }
  void PullCable() override { pty_.Unplug(); }
  void PutCableBack() override { pty_.Plug(); }
  bool SendStrayByte(uint8_t byte) override {
    pty_.device().SendStrayByte(byte);
    return true;
  }
  std::string Received(size_t size) override { return pty_.device().Received(size); }

 private:
  PtyPrinter pty_;
  SerialPrinter printer_;
};

INSTANTIATE_TEST_SUITE_P(
    Serial, PrinterConformance,
    testing::Values(
        PrinterBenchFactory([] { return std::make_unique<SerialPrinterBench>(FlowControl::kHardware); }),
        PrinterBenchFactory([] { return std::make_unique<SerialPrinterBench>(FlowControl::kSoftware); })));

TEST(SerialPrinter, SetsTheLineAsItIsTold) {
  const struct {
    int baud;
    speed_t constant;
    FlowControl flow;
  } rows[] = {{9600, B9600, FlowControl::kNone},
              {19200, B19200, FlowControl::kHardware},
              {115200, B115200, FlowControl::kSoftware}};
  for (const auto& row : rows) {
    PtyPrinter pty;
    SerialPrinter printer({.device = pty.link(), .baud = row.baud, .flow = row.flow});
    ASSERT_TRUE(printer.QueryStatus(absl::Seconds(5)).ok());
    const termios settings = pty.Settings();
    EXPECT_EQ(cfgetospeed(&settings), row.constant);
    EXPECT_EQ((settings.c_cflag & CRTSCTS) != 0, row.flow == FlowControl::kHardware);
    EXPECT_EQ((settings.c_iflag & IXON) != 0, row.flow == FlowControl::kSoftware);
    EXPECT_EQ(settings.c_iflag & (IXOFF | ICRNL), 0u);
    EXPECT_EQ(settings.c_oflag & OPOST, 0u) << "a line feed would become two bytes";
    EXPECT_EQ(settings.c_cflag & CSIZE, static_cast<tcflag_t>(CS8));
    EXPECT_EQ(settings.c_lflag & (ECHO | ICANON | ISIG), 0u);
  }
}

TEST(SerialPrinter, EveryByteGoesThroughAsItIs) {
  PtyPrinter pty;
  SerialPrinter printer({.device = pty.link(), .flow = FlowControl::kHardware});
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all.push_back(static_cast<char>(byte));
  ASSERT_EQ(
      printer.Write({reinterpret_cast<const uint8_t*>(all.data()), all.size()}, absl::Seconds(5)).value_or(0),
      all.size());
  EXPECT_EQ(pty.device().Received(all.size()), all);
}

TEST(SerialPrinter, AnXoffStopsItUntilTheXon) {
  PtyPrinter pty;
  SerialPrinter printer({.device = pty.link(), .flow = FlowControl::kSoftware});
  ASSERT_TRUE(printer.QueryStatus(absl::Seconds(5)).ok());
  pty.device().SendStrayByte(0x13);
  const uint8_t byte = 'x';
  const std::string much(1 << 20, 'x');
  const absl::StatusOr<size_t> stopped =
      printer.Write({reinterpret_cast<const uint8_t*>(much.data()), much.size()}, absl::Milliseconds(50));
  ASSERT_TRUE(stopped.ok()) << stopped.status();
  EXPECT_LT(*stopped, much.size());
  EXPECT_EQ(pty.device().Received(0), "");
  pty.device().SendStrayByte(0x11);
  EXPECT_EQ(printer.Write({&byte, 1}, absl::Seconds(5)).value_or(0), 1u);
}

TEST(SerialPrinter, WhatIsNoLineIsUnavailable) {
  for (const char* device : {"/nonexistent/ttyS0", "/dev/null", "/tmp"}) {
    SerialPrinter printer({.device = device});
    EXPECT_EQ(printer.QueryStatus(absl::Seconds(1)).status().code(), absl::StatusCode::kUnavailable)
        << device;
  }
  PtyPrinter pty;
  SerialPrinter odd({.device = pty.link(), .baud = 12345});
  EXPECT_EQ(odd.QueryStatus(absl::Seconds(1)).status().code(), absl::StatusCode::kUnavailable);
  EXPECT_FALSE(IsBaudRate(12345));
  EXPECT_TRUE(IsBaudRate(115200));
}

}  // namespace
}  // namespace till::hal

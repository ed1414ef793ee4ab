// SPDX-License-Identifier: Apache-2.0
// A pseudo-terminal stands for the line; a symbolic link for the name that udev keeps.
#include "hal/scanner/serial/serial_scanner.h"

#include <fcntl.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <thread>

#include "hal/scanner/scanner_conformance.h"

namespace till::hal {
namespace {

class SerialScannerBench final : public ScannerBench {
 public:
  SerialScannerBench() { PlugIn(); }
  ~SerialScannerBench() override {
    Unplug();
    std::filesystem::remove_all(folder_);
  }

  Scanner& scanner() override { return scanner_; }
  void Send(std::string_view bytes) override {
    ASSERT_EQ(write(master_, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  }
  void Pause() override { std::this_thread::sleep_for(std::chrono::milliseconds(1200)); }
  void Unplug() override {
    unlink(link().c_str());
    if (master_ >= 0) close(master_);
    master_ = -1;
  }
  void PlugIn() override {
    master_ = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    ASSERT_GE(master_, 0);
    ASSERT_EQ(grantpt(master_), 0);
    ASSERT_EQ(unlockpt(master_), 0);
    char name[64];
    ASSERT_EQ(ptsname_r(master_, name, sizeof(name)), 0);
    ASSERT_EQ(symlink(name, link().c_str()), 0);
  }

  termios Settings() const {
    termios settings{};
    EXPECT_EQ(tcgetattr(master_, &settings), 0);
    return settings;
  }

 private:
  static std::string MakeFolder() {
    char folder[] = "/tmp/till-scanner-XXXXXX";
    return mkdtemp(folder);
  }
  std::string link() const { return folder_ + "/ttyACM0"; }

  const std::string folder_ = MakeFolder();
  int master_ = -1;
  SerialScanner scanner_{{.device = folder_ + "/ttyACM0", .baud = 115200, .flow = FlowControl::kNone},
                         {.gap = absl::Seconds(1)}};
};

INSTANTIATE_TEST_SUITE_P(Serial, ScannerConformance, testing::Values(ScannerBenchFactory([] {
                           return std::make_unique<SerialScannerBench>();
                         })));

TEST(SerialScanner, TheLineIsRaw) {
  SerialScannerBench bench;
  ASSERT_EQ(bench.scanner().Next(absl::Milliseconds(5)).status().code(), absl::StatusCode::kDeadlineExceeded);
  const termios settings = bench.Settings();
  EXPECT_EQ(cfgetispeed(&settings), static_cast<speed_t>(B115200));
  EXPECT_EQ(settings.c_iflag & (ICRNL | IXON), 0u) << "the carriage return would become another end";
  EXPECT_EQ(settings.c_lflag & (ECHO | ICANON | ISIG), 0u);
}

TEST(SerialScanner, WhatIsNoLineIsUnavailable) {
  for (const char* device : {"/nonexistent/ttyACM0", "/dev/null", "/tmp"}) {
    SerialScanner scanner({.device = device}, {});
    EXPECT_EQ(scanner.Next(absl::Seconds(1)).status().code(), absl::StatusCode::kUnavailable) << device;
  }
}

}  // namespace
}  // namespace till::hal

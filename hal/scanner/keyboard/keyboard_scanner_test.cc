// SPDX-License-Identifier: Apache-2.0
// A FIFO that is fed with input events stands for the device: a build machine has no uinput. A symbolic link
// stands for the name that udev keeps.
#include "hal/scanner/keyboard/keyboard_scanner.h"

#include <fcntl.h>
#include <linux/input.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <thread>

#include "hal/scanner/scanner_conformance.h"

namespace till::hal {
namespace {

// The keys of what the suite sends; every other byte is a key without a character.
uint16_t KeyOf(char byte) {
  static const std::string kDigits = "1234567890";
  static const std::string kRows[] = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
  static constexpr uint16_t kFirst[] = {KEY_Q, KEY_A, KEY_Z};
  if (byte == '\r') return KEY_ENTER;
  if (const size_t at = kDigits.find(byte); at != std::string::npos) return static_cast<uint16_t>(KEY_1 + at);
  for (size_t row = 0; row < 3; ++row) {
    if (const size_t at = kRows[row].find(byte); at != std::string::npos)
      return static_cast<uint16_t>(kFirst[row] + at);
  }
  return KEY_F13;
}

class KeyboardScannerBench final : public ScannerBench {
 public:
  KeyboardScannerBench() { PlugIn(); }
  ~KeyboardScannerBench() override {
    Unplug();
    std::filesystem::remove_all(folder_);
  }

  Scanner& scanner() override { return scanner_; }
  void Send(std::string_view bytes) override {
    for (const char byte : bytes) {
      Report(KeyOf(byte), 1);
      Report(KeyOf(byte), 0);
    }
  }
  void Pause() override { std::this_thread::sleep_for(std::chrono::milliseconds(1200)); }
  void Unplug() override {
    unlink(link().c_str());
    unlink(fifo().c_str());
    if (device_ >= 0) close(device_);
    device_ = -1;
  }
  void PlugIn() override {
    ASSERT_EQ(mkfifo(fifo().c_str(), 0600), 0);
    ASSERT_EQ(symlink(fifo().c_str(), link().c_str()), 0);
    device_ = open(fifo().c_str(), O_RDWR | O_CLOEXEC);
    ASSERT_GE(device_, 0);
  }

 private:
  static std::string MakeFolder() {
    char folder[] = "/tmp/till-scanner-XXXXXX";
    return mkdtemp(folder);
  }
  std::string fifo() const { return folder_ + "/event0"; }
  std::string link() const { return folder_ + "/usb-scanner-event-kbd"; }

  void Report(uint16_t key, int32_t value) {
    input_event events[2] = {};
    events[0].type = EV_KEY;
    events[0].code = key;
    events[0].value = value;
    events[1].type = EV_SYN;
    events[1].code = SYN_REPORT;
    ASSERT_EQ(write(device_, events, sizeof(events)), static_cast<ssize_t>(sizeof(events)));
  }

  const std::string folder_ = MakeFolder();
  int device_ = -1;
  KeyboardScanner scanner_{folder_ + "/usb-scanner-event-kbd", {.gap = absl::Seconds(1)}};
};

INSTANTIATE_TEST_SUITE_P(Keyboard, ScannerConformance, testing::Values(ScannerBenchFactory([] {
                           return std::make_unique<KeyboardScannerBench>();
                         })));

TEST(KeyboardScanner, WhatIsNoInputDeviceIsUnavailable) {
  for (const char* device : {"/nonexistent/event0", "/dev/null", "/tmp"}) {
    KeyboardScanner scanner(device, {});
    EXPECT_EQ(scanner.Next(absl::Seconds(1)).status().code(), absl::StatusCode::kUnavailable) << device;
  }
}

}  // namespace
}  // namespace till::hal

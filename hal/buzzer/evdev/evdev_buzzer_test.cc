// SPDX-License-Identifier: Apache-2.0
// A named pipe stands for the device: what is written to it is read as the kernel would, struct by struct.
#include "hal/buzzer/evdev/evdev_buzzer.h"

#include <fcntl.h>
#include <linux/input.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <optional>

#include "hal/buzzer/buzzer_conformance.h"

namespace till::hal {
namespace {

class EvdevBuzzerBench final : public BuzzerBench {
 public:
  EvdevBuzzerBench() {
    // A device that is gone gives ENODEV and no signal; a pipe would also send one.
    signal(SIGPIPE, SIG_IGN);
    PlugIn();
  }
  ~EvdevBuzzerBench() override {
    buzzer_.reset();
    Unplug();
    std::filesystem::remove_all(folder_);
  }

  Buzzer& buzzer() override { return *buzzer_; }

  int Heard() override {
    input_event event{};
    while (read(fd_, &event, sizeof(event)) == static_cast<ssize_t>(sizeof(event))) {
      if (event.type == EV_SYN) {
        sounds_ = next_;
        continue;
      }
      EXPECT_EQ(event.type, EV_SND);
      EXPECT_EQ(event.code, SND_TONE);
      next_ = event.value;
    }
    return sounds_;
  }

  void Unplug() override {
    if (fd_ >= 0) close(fd_);
    fd_ = -1;
    unlink(path().c_str());
  }

  void PlugIn() override {
    sounds_ = next_ = 0;
    ASSERT_EQ(mkfifo(path().c_str(), 0600), 0);
    fd_ = open(path().c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    ASSERT_GE(fd_, 0);
  }

  bool Destroy() override {
    buzzer_.reset();
    return true;
  }

  std::string path() const { return folder_ + "/event0"; }

 private:
  static std::string MakeFolder() {
    char folder[] = "/tmp/till-evdev-XXXXXX";
    return mkdtemp(folder);
  }

  const std::string folder_ = MakeFolder();
  int fd_ = -1;
  int next_ = 0;
  int sounds_ = 0;
  std::optional<EvdevBuzzer> buzzer_{std::in_place, path()};
};

INSTANTIATE_TEST_SUITE_P(Evdev, BuzzerConformance, testing::Values(BuzzerBenchFactory([] {
                           return std::make_unique<EvdevBuzzerBench>();
                         })));

TEST(EvdevBuzzer, OneThatWasUnpluggedAndIsBackIsHeardAtOnce) {
  EvdevBuzzerBench bench;
  ASSERT_TRUE(bench.buzzer().Sound(750).ok());
  bench.Unplug();
  bench.PlugIn();
  ASSERT_TRUE(bench.buzzer().Sound(1500).ok());
  EXPECT_EQ(bench.Heard(), 1500);
}

TEST(EvdevBuzzer, WhatIsNoDeviceIsUnavailable) {
  for (const char* device : {"/nonexistent/event0", "/tmp"}) {
    EvdevBuzzer buzzer(device);
    EXPECT_EQ(buzzer.Sound(750).code(), absl::StatusCode::kUnavailable) << device;
  }
}

}  // namespace
}  // namespace till::hal

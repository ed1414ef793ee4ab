// SPDX-License-Identifier: Apache-2.0
#include "hal/pin_pad/sim/sim_pin_pad.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <deque>
#include <memory>
#include <string>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "hal/pin_pad/pin_pad_conformance.h"

namespace till::hal {
namespace {

// CounterPad is the far end of the line: a pad that a test presses. Its frames are written out by hand here.
class CounterPad {
 public:
  explicit CounterPad(std::string path) : path_(std::move(path)) { PlugIn(); }
  ~CounterPad() { Unplug(); }

  void PlugIn() {
    listener_ = UniqueFd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    memcpy(address.sun_path, path_.data(), path_.size());
    ASSERT_EQ(::bind(listener_.get(), reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
    ASSERT_EQ(::listen(listener_.get(), 4), 0);
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    stop_read_ = UniqueFd(ends[0]);
    stop_write_ = UniqueFd(ends[1]);
    thread_ = std::thread([this] { Serve(); });
  }

  void Unplug() {
    if (!thread_.joinable()) return;
    stop_write_.Reset();
    thread_.join();
    listener_.Reset();
    ::unlink(path_.c_str());
  }

  void Press(std::string_view keys) {
    absl::MutexLock lock(&mutex_);
    mutex_.Await(absl::Condition(&in_entry_));
    for (const char key : keys) {
      const char frame[] = {'K', 0, 1, key};
      ASSERT_EQ(::send(line_.get(), frame, sizeof(frame), MSG_NOSIGNAL), 4);
    }
  }

  void SendRaw(std::string_view bytes) {
    absl::MutexLock lock(&mutex_);
    mutex_.Await(absl::Condition(&in_entry_));
    ASSERT_EQ(::send(line_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL),
              static_cast<ssize_t>(bytes.size()));
  }

  int NextDots() {
    absl::MutexLock lock(&mutex_);
    mutex_.Await(absl::Condition(
        +[](std::deque<int>* dots) { return !dots->empty(); }, &dots_));
    const int count = dots_.front();
    dots_.pop_front();
    return count;
  }

  std::string NextTyped() {
    absl::MutexLock lock(&mutex_);
    mutex_.Await(absl::Condition(
        +[](std::deque<std::string>* typed) { return !typed->empty(); }, &typed_));
    const std::string shown = typed_.front();
    typed_.pop_front();
    return shown;
  }

  void SetReady(bool ready) {
    absl::MutexLock lock(&mutex_);
    ready_ = ready;
  }

  std::string last_begin() {
    absl::MutexLock lock(&mutex_);
    mutex_.Await(absl::Condition(&in_entry_));
    return last_begin_;
  }

 private:
  void Serve() {
    std::string bytes;
    while (true) {
      const int fd = line_.valid() ? line_.get() : listener_.get();
      pollfd waits[] = {{fd, POLLIN, 0}, {stop_read_.get(), POLLIN, 0}};
      ::poll(waits, 2, -1);
      absl::MutexLock lock(&mutex_);
      if (waits[1].revents != 0) break;
      if (!line_.valid()) {
        line_ = UniqueFd(::accept(listener_.get(), nullptr, nullptr));
        continue;
      }
      char chunk[512];
      const ssize_t got = ::recv(line_.get(), chunk, sizeof(chunk), 0);
      if (got <= 0) {
        line_.Reset();
        bytes.clear();
        in_entry_ = false;
        continue;
      }
      bytes.append(chunk, got);
      while (bytes.size() >= 3) {
        const size_t length = static_cast<uint8_t>(bytes[1]) * 256 + static_cast<uint8_t>(bytes[2]);
        if (bytes.size() < 3 + length) break;
        Handle(bytes[0], bytes.substr(3, length));
        bytes.erase(0, 3 + length);
      }
    }
    absl::MutexLock lock(&mutex_);
    line_.Reset();
    in_entry_ = false;
  }

  void Handle(char type, const std::string& payload) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    if (type == 'B' || type == 'C') {
      in_entry_ = true;
      last_begin_ = payload;
    } else if (type == 'T') {
      typed_.push_back(payload);
    } else if (type == 'F') {
      in_entry_ = false;
    } else if (type == 'N') {
      dots_.push_back(payload[0]);
    } else if (type == 'S') {
      const char frame[] = {'s', 0, 1, ready_ ? '\1' : '\0'};
      ::send(line_.get(), frame, sizeof(frame), MSG_NOSIGNAL);
    }
  }

  const std::string path_;
  UniqueFd listener_, stop_read_, stop_write_;
  std::thread thread_;
  absl::Mutex mutex_;
  UniqueFd line_;
  bool in_entry_ ABSL_GUARDED_BY(mutex_) = false;
  bool ready_ ABSL_GUARDED_BY(mutex_) = true;
  std::string last_begin_ ABSL_GUARDED_BY(mutex_);
  std::deque<int> dots_ ABSL_GUARDED_BY(mutex_);
  std::deque<std::string> typed_ ABSL_GUARDED_BY(mutex_);
};

class SimRig : public PinPadRig {
 public:
  PinPad& pad() override { return pad_; }
  void Press(std::string_view keys) override { counter_.Press(keys); }
  void Unplug() override { counter_.Unplug(); }
  void PlugIn() override { counter_.PlugIn(); }
  int dots() override { return counter_.NextDots(); }
  CounterPad& counter() { return counter_; }

 private:
  static std::string NewPath() {
    static int number = 0;
    // Short on purpose: a socket's path has at most 107 bytes, the test's own folder may have more.
    return absl::StrCat("/tmp/till-pad-", ::getpid(), "-", ++number, ".sock");
  }
  const std::string path_ = NewPath();
  CounterPad counter_{path_};
  SimPinPad pad_{path_, Clock::Real()};
};

INSTANTIATE_TEST_SUITE_P(Sim, PinPadConformance,
                         testing::Values(PinPadImplementation{"Sim",
                                                              [] { return std::make_unique<SimRig>(); }}),
                         [](const auto& implementation) { return implementation.param.name; });

TEST(SimPinPad, BeginSendsLimitsTimeoutAndPrompt) {
  SimRig rig;
  ASSERT_TRUE(rig.pad().Begin({4, 12, absl::Seconds(45), "请输入密码 12.34"}).ok());
  EXPECT_EQ(rig.counter().last_begin(),
            absl::StrCat(std::string("\x04\x0C\x00\x00\xAF\xC8", 6), "请输入密码 12.34"));
}

TEST(SimPinPad, WhatIsTypedOfACardNumberIsShown) {
  SimRig rig;
  ASSERT_TRUE(rig.pad().Begin({.timeout = absl::Seconds(45), .card_number = true}).ok());
  ASSERT_TRUE(rig.pad().ShowTypedCard({.digits = "6228"}).ok());
  EXPECT_EQ(rig.counter().NextTyped(), "n06228");
  ASSERT_TRUE(rig.pad().ShowTypedCard({TypedCard::Part::kExpiry, TypedCard::Fault::kMonth, ""}).ok());
  EXPECT_EQ(rig.counter().NextTyped(), "em");
}

TEST(SimPinPad, AFaultyPadTakesNoPin) {
  SimRig rig;
  rig.counter().SetReady(false);
  EXPECT_EQ(*rig.pad().Condition(), PinPadCondition::kFault);
  EXPECT_EQ(rig.pad().Begin({}).code(), absl::StatusCode::kUnavailable);
}

TEST(SimPinPad, StrangeFramesEndTheEntry) {
  for (const std::string_view frame : {std::string_view("Z\0\0", 3), std::string_view("K\xFF\xFF", 3)}) {
    SimRig rig;
    ASSERT_TRUE(rig.pad().Begin({}).ok());
    rig.counter().SendRaw(frame);
    EXPECT_EQ(rig.pad().NextKey(absl::Seconds(10)).status().code(), absl::StatusCode::kUnavailable);
  }
}

TEST(SimPinPad, AKeyThatIsNoKeyIsNoDigit) {
  SimRig rig;
  ASSERT_TRUE(rig.pad().Begin({}).ok());
  rig.counter().SendRaw(std::string_view("K\0\1?K\0\0K\0\0017", 12));
  EXPECT_EQ(rig.pad().NextKey(absl::Seconds(10))->kind(), PadKey::Kind::kNone);
  EXPECT_EQ(rig.pad().NextKey(absl::Seconds(10))->kind(), PadKey::Kind::kNone);
  EXPECT_EQ(rig.pad().NextKey(absl::Seconds(10))->RevealDigit(), '7');
}

TEST(SimPinPad, ASocketPathThatIsTooLongIsSaid) {
  SimPinPad pad(std::string(200, 'a'), Clock::Real());
  EXPECT_EQ(pad.Begin({}).code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace till::hal

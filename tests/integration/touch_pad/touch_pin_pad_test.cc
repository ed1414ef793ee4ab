// SPDX-License-Identifier: Apache-2.0
// The duties of a PIN pad, held by the keypad on the touch panel: the real keypad program, at the real
// compositor, pressed by touches and looked at in the picture on the screen. And what else hal/pin_pad/touch
// promises.

#include "hal/pin_pad/touch/touch_pin_pad.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "gtest/gtest.h"
#include "hal/pin_pad/pin_pad_conformance.h"
#include "services/pin/keypad/keypad_layout.h"

namespace till::hal {
namespace {

constexpr char kPanel[] = "tests/integration/touch_pad/panel";
constexpr int kWidth = 720;
constexpr int kHeight = 1280;
constexpr int kStrip = 56;

// Panel runs panel.py and speaks to it over pipes.
class Panel {
 public:
  Panel() {
    int to[2];
    int from[2];
    EXPECT_EQ(::pipe2(to, O_CLOEXEC), 0);
    EXPECT_EQ(::pipe2(from, O_CLOEXEC), 0);
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(to[0], 0);
      ::dup2(from[1], 1);
      ::execl(kPanel, kPanel, nullptr);
      ::_exit(127);
    }
    ::close(to[0]);
    ::close(from[1]);
    to_ = ::fdopen(to[1], "w");
    from_ = ::fdopen(from[0], "r");
    std::istringstream places(Answer());
    places >> keypad_socket >> touch_socket >> framebuffer;
  }
  ~Panel() {
    ::fclose(to_);
    ::waitpid(child_, nullptr, 0);
    ::fclose(from_);
  }

  void Tell(const char* what) {
    ::fprintf(to_, "%s\n", what);
    ::fflush(to_);
    EXPECT_EQ(Answer(), "done\n");
  }

  std::string keypad_socket, touch_socket, framebuffer;

 private:
  std::string Answer() {
    char line[1024] = "";
    EXPECT_NE(::fgets(line, sizeof(line), from_), nullptr);
    return line;
  }

  pid_t child_;
  FILE* to_;
  FILE* from_;
};

class Finger {
 public:
  explicit Finger(const std::string& path) : socket_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    memcpy(address.sun_path, path.data(), path.size());
    EXPECT_EQ(::connect(socket_.get(), reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
  }

  void Tap(double x, double y) {
    std::ostringstream lines;
    lines << "down 0 " << x << " " << y << "\nup 0\n";
    const std::string text = lines.str();
    EXPECT_EQ(::write(socket_.get(), text.data(), text.size()), static_cast<ssize_t>(text.size()));
    char answer[6];
    EXPECT_EQ(::recv(socket_.get(), answer, sizeof(answer), MSG_WAITALL), 6);
  }

 private:
  UniqueFd socket_;
};

pin::PadPlace PlaceOf(char key) {
  if (key == 'E') return pin::PadPlace::kEnter;
  if (key == 'C') return pin::PadPlace::kCancel;
  if (key == 'D') return pin::PadPlace::kClear;
  return static_cast<pin::PadPlace>(key - '0');
}

class TouchRig : public PinPadRig {
 public:
  PinPad& pad() override { return pad_; }

  void Press(std::string_view keys) override {
    for (const char key : keys) {
      const pin::Rect& place = layout_.KeyOf(PlaceOf(key));
      finger_.Tap(place.x + place.width / 2, kStrip + place.y + place.height / 2);
    }
  }

  void Unplug() override { panel_.Tell("unplug"); }
  void PlugIn() override { panel_.Tell("plug in"); }

  // As a customer counts them: white discs in the picture.
  int dots() override {
    const absl::Duration end = Clock::Real().Monotonic() + absl::Seconds(5);
    int seen = last_dots_;
    while (seen == last_dots_ && Clock::Real().Monotonic() < end) {
      Clock::Real().SleepFor(absl::Milliseconds(20));
      seen = DotsInThePicture();
    }
    last_dots_ = seen;
    return seen;
  }

 private:
  int DotsInThePicture() {
    // X11's xwd format: the header's length first, and the number of colours as its 20th word, big-endian.
    std::ifstream file(panel_.framebuffer, std::ios::binary);
    const std::string picture((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    const auto word = [&](size_t index) {
      uint32_t value = 0;
      for (size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<uint8_t>(picture.at(index * 4 + i));
      return value;
    };
    const size_t pixels = word(0) + word(19) * 12;
    const auto white = [&](const pin::KeypadLayout::Point& at) {
      const size_t place =
          pixels + (static_cast<size_t>(at.y + kStrip) * kWidth + static_cast<size_t>(at.x)) * 4;
      return picture.at(place) == '\xFF' && picture.at(place + 1) == '\xFF' &&
             picture.at(place + 2) == '\xFF';
    };
    for (int count = 12; count > 0; --count) {
      int discs = 0;
      for (const auto& centre : layout_.DotCentres(count)) discs += white(centre) ? 1 : 0;
      if (discs == count) return count;
    }
    return 0;
  }

  Panel panel_;
  pin::KeypadLayout layout_{kWidth, kHeight - kStrip, pin::KeypadLayout::Mode::kSeen};
  Finger finger_{panel_.touch_socket};
  TouchPinPad pad_{panel_.keypad_socket, ::geteuid(), Clock::Real()};
  int last_dots_ = 0;
};

INSTANTIATE_TEST_SUITE_P(Touch, PinPadConformance,
                         testing::Values(PinPadImplementation{"Touch",
                                                              [] { return std::make_unique<TouchRig>(); }}),
                         [](const auto& implementation) { return implementation.param.name; });

// FakeKeypad is a program at the socket that does as the test says.
class FakeKeypad {
 public:
  FakeKeypad() : listener_(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0)) {
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    memcpy(address.sun_path, path.data(), path.size());
    ::unlink(path.c_str());
    EXPECT_EQ(::bind(listener_.get(), reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
    EXPECT_EQ(::listen(listener_.get(), 1), 0);
  }
  ~FakeKeypad() { ::unlink(path.c_str()); }

  // Answer takes the one waiting caller and sends packets as they are.
  void Answer(const std::vector<std::string>& packets) {
    if (!line_.valid()) line_ = UniqueFd(::accept(listener_.get(), nullptr, nullptr));
    for (const std::string& packet : packets) {
      EXPECT_EQ(::send(line_.get(), packet.data(), packet.size(), MSG_NOSIGNAL),
                static_cast<ssize_t>(packet.size()));
    }
  }

  const std::string path = "/tmp/till-fake-keypad-" + std::to_string(::getpid());

 private:
  UniqueFd listener_, line_;
};

// Of the first entry, as pad_message.h has it.
const std::string kShown("b\0\0\0\1\0", 6);

std::string Key(char key, char entry = 1) {
  return {'K', 0, 0, 0, entry, key};
}

TEST(TouchPinPad, KeysOfAnotherEntryAreNobodys) {
  FakeKeypad keypad;
  TouchPinPad pad(keypad.path, ::geteuid(), Clock::Real());
  std::thread program([&] { keypad.Answer({kShown, Key('9', 7), Key('9', 0), Key('4')}); });
  ASSERT_TRUE(pad.Begin({}).ok());
  program.join();
  EXPECT_EQ(pad.NextKey(absl::Seconds(5))->RevealDigit(), '4');
}

TEST(TouchPinPad, WhatIsNoMessageEndsTheEntry) {
  FakeKeypad keypad;
  TouchPinPad pad(keypad.path, ::geteuid(), Clock::Real());
  std::thread program([&] { keypad.Answer({kShown, Key('x')}); });
  ASSERT_TRUE(pad.Begin({}).ok());
  program.join();
  EXPECT_EQ(pad.NextKey(absl::Seconds(5)).status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(pad.NextKey(absl::Seconds(5)).status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST(TouchPinPad, AKeypadThatHangsIsGivenUp) {
  FakeKeypad keypad;
  TouchPinPad pad(keypad.path, ::geteuid(), Clock::Real());
  std::thread program([&] { keypad.Answer({kShown}); });
  ASSERT_TRUE(pad.Begin({}).ok());
  program.join();
  const absl::Duration started = Clock::Real().Monotonic();
  EXPECT_EQ(pad.NextKey(absl::Seconds(60)).status().code(), absl::StatusCode::kUnavailable);
  EXPECT_LT(Clock::Real().Monotonic() - started, absl::Seconds(6));
}

TEST(TouchPinPad, AKeypadWithoutAScreenIsNone) {
  FakeKeypad keypad;
  TouchPinPad pad(keypad.path, ::geteuid(), Clock::Real());
  std::thread program([&] { keypad.Answer({std::string("x\0\0\0\1\0", 6)}); });
  EXPECT_EQ(pad.Begin({}).code(), absl::StatusCode::kUnavailable);
  program.join();
}

TEST(TouchPinPad, AProgramOfAnotherUserIsRefused) {
  FakeKeypad keypad;
  TouchPinPad pad(keypad.path, ::geteuid() + 1, Clock::Real());
  const absl::Status begun = pad.Begin({});
  EXPECT_EQ(begun.code(), absl::StatusCode::kUnavailable);
  EXPECT_NE(begun.message().find("another user"), absl::string_view::npos);
}

TEST(TouchPinPad, ASilentProgramIsGivenUpWithinTwoSeconds) {
  FakeKeypad keypad;
  TouchPinPad pad(keypad.path, ::geteuid(), Clock::Real());
  const absl::Duration started = Clock::Real().Monotonic();
  EXPECT_EQ(pad.Begin({}).code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(pad.Condition().status().code(), absl::StatusCode::kUnavailable);
  EXPECT_LT(Clock::Real().Monotonic() - started, absl::Seconds(4));
}

}  // namespace
}  // namespace till::hal

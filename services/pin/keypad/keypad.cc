// SPDX-License-Identifier: Apache-2.0
#include "services/pin/keypad/keypad.h"

#include <errno.h>
#include <linux/input-event-codes.h>
#include <poll.h>

#include <algorithm>
#include <utility>

#include "services/common/lifecycle/notifier.h"
#include "services/common/log/log.h"

namespace till::pin {
namespace {

using Mode = KeypadLayout::Mode;
using Type = hal::PadMessage::Type;

// `pin` ends each entry itself; a keypad that it forgot would hold the screen.
constexpr absl::Duration kGrace = absl::Seconds(5);
constexpr absl::Duration kFingerTick = absl::Milliseconds(100);
constexpr absl::Duration kLongestWait = absl::Seconds(5);

uint8_t KeyOf(PadPlace place, const DigitOrder& order) {
  switch (place) {
    case PadPlace::kEnter:
      return 'E';
    case PadPlace::kClear:
      return 'D';
    case PadPlace::kCancel:
      return 'C';
    case PadPlace::kNone:
      return 0;
    default:
      return static_cast<uint8_t>(order.At(static_cast<int>(place)));
  }
}

}  // namespace

Keypad::Keypad(PadLine line, Beeper beeper, KeypadOptions options, Clock& clock)
    : line_(std::move(line)), beeper_(std::move(beeper)), options_(options), clock_(clock) {}

absl::Status Keypad::Open() {
  absl::StatusOr<std::unique_ptr<PadWindow>> window = PadWindow::Open({
      .sized = [this](int width, int height) { Sized(width, height); },
      .shown =
          [this] {
            line_.Send({Type::kShown, entry_});
          },
      .down =
          [this](int finger, double x, double y) {
            if (scene_) fingers_->Down(finger, x, y, clock_.Monotonic());
          },
      .move =
          [this](int finger, double x, double y) {
            if (scene_) fingers_->Move(finger, x, y, clock_.Monotonic());
          },
      .up =
          [this](int finger) {
            if (scene_) fingers_->Up(finger, clock_.Monotonic());
          },
      .cancelled =
          [this] {
            if (fingers_) fingers_->Forget();
          },
      .typed = [this](uint32_t key) { TypeKey(key); },
  });
  if (!window.ok()) return window.status();
  window_ = std::move(*window);
  return absl::OkStatus();
}

void Keypad::Sized(int width, int height) {
  if (painter_ != nullptr && painter_->width() == width && painter_->height() == height) {
    // An entry that began before the window of the last one was out of the way.
    if (scene_) Draw();
    return;
  }
  if (scene_) End();
  const KeypadLayout layout(width, height, Mode::kSeen);
  painter_ = std::make_unique<Painter>(width, height);
  fingers_.emplace(layout, FingerReader::Listener{
                               .pressed = [this](PadPlace place) { Press(place); },
                               .cue =
                                   [this](FingerReader::Cue cue) {
                                     beeper_.Play(cue == FingerReader::Cue::kTick ? Beeper::Sound::kTick
                                                  : cue == FingerReader::Cue::kTickOnFive
                                                      ? Beeper::Sound::kTickOnFive
                                                      : Beeper::Sound::kModeChanged,
                                                  clock_.Monotonic());
                                   },
                               .change_mode = [this] { ChangeMode(); },
                           });
  // Fonts are found and glyphs drawn now, so that the first entry need not wait for them.
  painter_->DrawAll({.layout = layout, .order = DigitOrder::Telephone(), .amount = "CNY 0123456789.00"});
  Notifier().Ready();
}

absl::Status Keypad::Run() {
  absl::Status failure;
  while (failure.ok()) Wait(failure);
  return failure;
}

absl::Duration Keypad::NextWakeUp(absl::Duration now) {
  absl::Duration wait = std::min(kLongestWait, give_up_at_ - now);
  if (const std::optional<absl::Duration> watchdog = Notifier().WatchdogInterval()) {
    wait = std::min(wait, *watchdog / 2);
  }
  if (fingers_ && fingers_->any_down()) wait = std::min(wait, kFingerTick);
  return std::max(std::min(wait, beeper_.Tick(now) - now), absl::ZeroDuration());
}

void Keypad::Wait(absl::Status& failure) {
  if (failure = window_->Prepare(); !failure.ok()) return;
  pollfd waits[] = {{window_->fd(), POLLIN, 0}, {line_.listener(), POLLIN, 0}, {line_.line(), POLLIN, 0}};
  const int64_t wait_ms =
      absl::ToInt64Milliseconds(absl::Ceil(NextWakeUp(clock_.Monotonic()), absl::Milliseconds(1)));
  if (::poll(waits, 3, static_cast<int>(wait_ms)) < 0 && errno != EINTR) return;
  Notifier().Watchdog();
  if (waits[0].revents != 0) {
    if (failure = window_->Read(); !failure.ok()) return;
  }
  if (waits[2].revents != 0) {
    absl::StatusOr<hal::PadMessage> message = line_.Receive();
    for (; message.ok(); message = line_.Receive()) Handle(*message);
    // Whom the digits were for is gone.
    if (absl::IsUnavailable(message.status()) && scene_) End();
  }
  if (waits[1].revents != 0) {
    line_.Accept();
    if (scene_) End();
  }
  const absl::Duration now = clock_.Monotonic();
  if (fingers_ && scene_) fingers_->Tick(now);
  if (scene_ && now >= give_up_at_) End();
}

void Keypad::Handle(const hal::PadMessage& message) {
  switch (message.type) {
    case Type::kBegin:
      Begin(message);
      break;
    case Type::kCount:
      if (!scene_ || message.entry != entry_) break;
      scene_->count = message.value;
      window_->Show(painter_->pixels(), painter_->DrawDots(*scene_));
      break;
    case Type::kTyped:
      if (scene_ && message.entry == entry_ && scene_->card_number) ShowTyped(message);
      break;
    case Type::kFinish:
      if (scene_ && message.entry == entry_) End();
      break;
    case Type::kAsk:
      line_.Send({Type::kAlive, message.entry, static_cast<uint8_t>(painter_ != nullptr ? 1 : 0)});
      break;
    default:
      break;
  }
}

void Keypad::Begin(const hal::PadMessage& message) {
  if (scene_) End();
  if (painter_ == nullptr) {
    line_.Send({Type::kCannotShow, message.entry});
    return;
  }
  entry_ = message.entry;
  const KeypadLayout layout(painter_->width(), painter_->height(), Mode::kSeen);
  scene_.emplace(Scene{.layout = layout,
                       .order = options_.scrambled && !message.card_number
                                    ? DigitOrder::Scrambled(SystemRandomByte)
                                    : DigitOrder::Telephone(),
                       .amount = message.amount,
                       .chinese_first = message.chinese_first,
                       .retry = message.retry,
                       .may_skip = message.min_digits == 0,
                       .card_number = message.card_number});
  fingers_->SetLayout(layout);
  give_up_at_ = clock_.Monotonic() + absl::Milliseconds(message.timeout_ms) + kGrace;
  Draw();
}

void Keypad::ShowTyped(const hal::PadMessage& message) {
  ShownDigits& typed = scene_->typed;
  const bool words_change =
      typed.part != static_cast<char>(message.value) || typed.fault != static_cast<char>(message.fault);
  typed.part = static_cast<char>(message.value);
  typed.fault = static_cast<char>(message.fault);
  typed.count = message.typed_count;
  std::copy_n(message.typed, sizeof(typed.digits), typed.digits);
  if (words_change) return Draw();
  window_->Show(painter_->pixels(), painter_->DrawDots(*scene_));
}

void Keypad::Draw() {
  painter_->DrawAll(*scene_);
  window_->Show(painter_->pixels(),
                {0, 0, static_cast<double>(painter_->width()), static_cast<double>(painter_->height())});
}

void Keypad::End() {
  const bool showed_digits = scene_ && scene_->card_number;
  if (showed_digits) painter_->Forget(*scene_);
  scene_.reset();
  give_up_at_ = absl::InfiniteDuration();
  fingers_->Forget();
  window_->Hide();
  if (showed_digits) window_->Forget();
}

void Keypad::Press(PadPlace place) {
  if (!scene_) return;
  hal::PadMessage key(Type::kKey, entry_, KeyOf(place, scene_->order));
  if (key.value == 0) return;
  beeper_.Play(place == PadPlace::kClear    ? Beeper::Sound::kClear
               : place == PadPlace::kCancel ? Beeper::Sound::kCancel
                                            : Beeper::Sound::kKey,
               clock_.Monotonic());
  line_.Send(key);
}

void Keypad::TypeKey(uint32_t key) {
  if (!options_.keyboard_keys) return;
  constexpr uint32_t kTopRow[] = {KEY_0, KEY_1, KEY_2, KEY_3, KEY_4, KEY_5, KEY_6, KEY_7, KEY_8, KEY_9};
  constexpr uint32_t kBlock[] = {KEY_KP0, KEY_KP1, KEY_KP2, KEY_KP3, KEY_KP4,
                                 KEY_KP5, KEY_KP6, KEY_KP7, KEY_KP8, KEY_KP9};
  if (key == KEY_ENTER || key == KEY_KPENTER) return Press(PadPlace::kEnter);
  if (key == KEY_BACKSPACE) return Press(PadPlace::kClear);
  if (key == KEY_ESC) return Press(PadPlace::kCancel);
  for (int digit = 0; digit < 10; ++digit) {
    if (key != kTopRow[digit] && key != kBlock[digit]) continue;
    // The digit that is printed on the key, wherever the glass shows it.
    for (int place = 0; scene_ && place < 10; ++place) {
      if (scene_->order.At(place) == '0' + digit) return Press(static_cast<PadPlace>(place));
    }
  }
}

void Keypad::ChangeMode() {
  if (!scene_) return;
  const bool to_guide = scene_->layout.mode() == Mode::kSeen;
  const KeypadLayout layout(painter_->width(), painter_->height(), to_guide ? Mode::kGuide : Mode::kSeen);
  const int count = scene_->count;
  // The guides on the glass stand for one order only.
  DigitOrder order = to_guide || !options_.scrambled || scene_->card_number
                         ? DigitOrder::Telephone()
                         : DigitOrder::Scrambled(SystemRandomByte);
  scene_.emplace(Scene{.layout = layout,
                       .order = std::move(order),
                       .amount = scene_->amount,
                       .chinese_first = scene_->chinese_first,
                       .retry = scene_->retry,
                       .may_skip = scene_->may_skip,
                       .count = count,
                       .card_number = scene_->card_number,
                       .typed = scene_->typed});
  fingers_->SetLayout(layout);
  Draw();
}

}  // namespace till::pin

// SPDX-License-Identifier: Apache-2.0
#include "hal/card_reader/ccid/ccid_card_reader.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace till::hal {
namespace {

using Clock = std::chrono::steady_clock;

constexpr absl::Duration kConnectPatience = absl::Milliseconds(800);
constexpr absl::Duration kStatusPatience = absl::Milliseconds(800);
constexpr absl::Duration kCardPatience = absl::Milliseconds(4'500);  // with an abort behind it: 5 s
constexpr absl::Duration kPowerOffPatience = absl::Seconds(1);
constexpr absl::Duration kPollEvery = absl::Milliseconds(100);

CcidTime After(absl::Duration duration) {
  return Clock::now() + absl::ToChronoNanoseconds(std::min(duration, absl::Hours(1)));
}

}  // namespace

absl::Status CcidCardReader::Connect() {
  if (link_ != nullptr) return absl::OkStatus();
  absl::StatusOr<std::unique_ptr<UsbDevice>> device = TakeUsbDevice(
      host_, {kCcidClass, "card reader"}, choice_, kConnectPatience,
      [this](UsbDevice& fits, std::span<const uint8_t> configuration) { return Claim(fits, configuration); });
  if (!device.ok()) {
    NoteFault(std::string(device.status().message()));
    return device.status();
  }
  const std::string model =
      absl::StrFormat("CCID card reader %04x:%04x", (*device)->vendor(), (*device)->product());
  link_ = std::make_unique<CcidLink>(*std::move(device), interface_, next_sequence_);
  if (slot_choice_.contact.has_value()) {
    slots_.push_back(std::make_unique<CcidSlot>(*link_, *slot_choice_.contact, CardInterface::kContact));
  }
  if (slot_choice_.contactless.has_value()) {
    slots_.push_back(
        std::make_unique<CcidSlot>(*link_, *slot_choice_.contactless, CardInterface::kContactless));
  }
  std::lock_guard lock(noted_);
  model_ = model;
  fault_.clear();
  return absl::OkStatus();
}

absl::Status CcidCardReader::Claim(UsbDevice& device, std::span<const uint8_t> configuration) {
  const std::optional<CcidInterface> found = FindCcidInterface(configuration);
  if (!found.has_value()) return absl::UnavailableError("its descriptors are no card reader's");
  for (const std::optional<uint8_t>& slot : {slot_choice_.contact, slot_choice_.contactless}) {
    if (slot.has_value() && *slot >= found->descriptor.slots) {
      return absl::UnavailableError(absl::StrCat("it has no slot ", *slot));
    }
  }
  if (found->descriptor.level() == CcidExchangeLevel::kCharacter) {
    return absl::UnavailableError(
        "it leaves the characters of the card's protocol to its host (character level), which is not "
        "supported");
  }
  interface_ = *found;
  return device.Claim(found->interface, found->alternate, found->several_alternates);
}

void CcidCardReader::Disconnect(const absl::Status& why) {
  if (link_ != nullptr) next_sequence_ = link_->next_sequence();
  if (powered_ != nullptr) {
    left_with_power_ = true;
    CardIsGone();  // whatever card is there when the reader is back, it may be another one
  }
  slots_.clear();
  link_.reset();
  NoteFault(std::string(why.message()));
}

void CcidCardReader::NoteFault(std::string fault) {
  std::lock_guard lock(noted_);
  fault_ = std::move(fault);
}

void CcidCardReader::CardIsGone() {
  powered_ = nullptr;
  gone_ = true;
}

CcidSlot* CcidCardReader::SlotOf(CardInterface interface) {
  for (const std::unique_ptr<CcidSlot>& slot : slots_) {
    if (slot->interface() == interface) return slot.get();
  }
  return nullptr;
}

absl::StatusOr<CcidCardReader::Presence> CcidCardReader::Look(InterfaceSet interfaces, CcidTime deadline,
                                                              std::stop_token cancel) {
  if (absl::Status connected = Connect(); !connected.ok()) return connected;
  Presence presence;
  for (const std::unique_ptr<CcidSlot>& slot : slots_) {
    if (!interfaces.Has(slot->interface())) continue;
    const absl::StatusOr<bool> has_card = slot->HasCard(deadline, cancel);
    if (!has_card.ok()) {
      if (!absl::IsCancelled(has_card.status())) Disconnect(has_card.status());
      return has_card.status();
    }
    if (slot->interface() == CardInterface::kContact) {
      presence.contact = *has_card;
    } else {
      presence.contactless = *has_card;
      field_was_used_ = field_was_used_ && *has_card;
    }
  }
  return presence;
}

bool CcidCardReader::Sleep(CcidTime deadline, std::stop_token cancel) {
  std::mutex mutex;
  std::condition_variable_any stopped;
  std::unique_lock lock(mutex);
  const CcidTime until = std::min(deadline, After(kPollEvery));
  (void)stopped.wait_until(lock, cancel, until, [] { return false; });
  return !cancel.stop_requested();
}

absl::StatusOr<WaitOutcome> CcidCardReader::WaitForCard(InterfaceSet interfaces, absl::Duration timeout,
                                                        std::stop_token cancel) {
  if (cancel.stop_requested()) return WaitOutcome::kCancelled;
  std::lock_guard lock(operation_);
  const CcidTime deadline = After(timeout);
  while (true) {
    const absl::StatusOr<Presence> presence = Look(interfaces, After(kStatusPatience), cancel);
    if (cancel.stop_requested()) return WaitOutcome::kCancelled;
    if (!presence.ok()) return presence.status();
    if (presence->contact || (presence->contactless && !field_was_used_)) {
      gone_ = false;
      powered_ = nullptr;
      std::lock_guard noted(noted_);
      inserted_ = presence->contact;
      return presence->contact ? WaitOutcome::kContactInserted : WaitOutcome::kContactlessInField;
    }
    if (Clock::now() >= deadline) return WaitOutcome::kNoCardInTime;
    if (!Sleep(deadline, cancel)) return WaitOutcome::kCancelled;
  }
}

absl::StatusOr<PowerOnResult> CcidCardReader::PowerOn(CardInterface interface) {
  std::lock_guard lock(operation_);
  powered_ = nullptr;
  if (gone_) return PowerOnResult{ExchangeOutcome::kCardRemoved, {}};
  if (absl::Status connected = Connect(); !connected.ok()) return connected;
  CcidSlot* const slot = SlotOf(interface);
  if (slot == nullptr) return PowerOnResult{ExchangeOutcome::kCardRemoved, {}};
  absl::StatusOr<PowerOnResult> result = slot->PowerOn(After(kCardPatience));
  if (!result.ok()) {
    Disconnect(result.status());
  } else if (result->outcome == ExchangeOutcome::kAnswered) {
    powered_ = slot;
    field_was_used_ = field_was_used_ || interface == CardInterface::kContactless;
  } else {
    CardIsGone();
  }
  return result;
}

absl::StatusOr<TransceiveResult> CcidCardReader::Transceive(std::span<const uint8_t> command) {
  std::lock_guard lock(operation_);
  if (gone_) return TransceiveResult{ExchangeOutcome::kCardRemoved, {}};
  if (powered_ == nullptr) return TransceiveResult{ExchangeOutcome::kNotPowered, {}};
  absl::StatusOr<TransceiveResult> result = powered_->Transceive(command, After(kCardPatience));
  if (absl::IsInvalidArgument(result.status())) return result;
  if (!result.ok()) {
    Disconnect(result.status());
  } else if (result->outcome != ExchangeOutcome::kAnswered) {
    CardIsGone();
  }
  return result;
}

absl::Status CcidCardReader::PowerOff() {
  std::lock_guard lock(operation_);
  powered_ = nullptr;
  // A reader that was left in the middle of something may still give its card power; one that is not there
  // does not.
  if (left_with_power_ && !Connect().ok()) return absl::OkStatus();
  left_with_power_ = false;
  for (const std::unique_ptr<CcidSlot>& slot : slots_) {
    const absl::Status status = slot->PowerOff(After(kPowerOffPatience));
    if (status.ok()) continue;
    Disconnect(status);
    return status;
  }
  return absl::OkStatus();
}

absl::StatusOr<Tracks> CcidCardReader::ReadTracks() {
  return absl::NotFoundError("this card reader has no stripe");
}

absl::StatusOr<RemovalOutcome> CcidCardReader::WaitForRemoval(absl::Duration timeout,
                                                              std::stop_token cancel) {
  if (cancel.stop_requested()) return RemovalOutcome::kCancelled;
  std::lock_guard lock(operation_);
  const CcidTime deadline = After(timeout);
  while (true) {
    const absl::StatusOr<Presence> presence = Look(InterfaceSet::All(), After(kStatusPatience), cancel);
    if (cancel.stop_requested()) return RemovalOutcome::kCancelled;
    if (!presence.ok()) return presence.status();
    if (!presence->contact && !presence->contactless) {
      CardIsGone();
      std::lock_guard noted(noted_);
      inserted_ = false;
      return RemovalOutcome::kRemoved;
    }
    if (Clock::now() >= deadline) return RemovalOutcome::kStillThere;
    if (!Sleep(deadline, cancel)) return RemovalOutcome::kCancelled;
  }
}

ReaderStatus CcidCardReader::Status() {
  std::unique_lock operation(operation_, std::try_to_lock);
  // While an operation runs, what it met last is the answer.
  if (operation.owns_lock()) {
    const absl::StatusOr<Presence> presence = Look(InterfaceSet::All(), After(kStatusPatience), {});
    std::lock_guard lock(noted_);
    // A card that came since is the next wait's to find.
    if (presence.ok() && !presence->contact) inserted_ = false;
  }
  std::lock_guard lock(noted_);
  InterfaceSet interfaces = {CardInterface::kContact, CardInterface::kContactless};
  if (!slot_choice_.contact.has_value()) interfaces.Remove(CardInterface::kContact);
  if (!slot_choice_.contactless.has_value()) interfaces.Remove(CardInterface::kContactless);
  return {.ready = fault_.empty(),
          .interfaces = interfaces,
          .model = model_,
          .fault = fault_,
          .card_inserted = inserted_};
}

}  // namespace till::hal

// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_CARD_READER_CCID_CCID_CARD_READER_H_
#define TILL_HAL_CARD_READER_CCID_CCID_CARD_READER_H_

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "hal/card_reader/card_reader.h"
#include "hal/card_reader/ccid/ccid_link.h"
#include "hal/card_reader/ccid/ccid_slot.h"
#include "hal/usb/usb_choice.h"

namespace till::hal {

// CcidSlotChoice says which slot of a reader is which, counted from 0 as CCID does; one of them at least.
struct CcidSlotChoice {
  std::optional<uint8_t> contact;
  std::optional<uint8_t> contactless;
};

// CcidCardReader is a card reader of the USB class of smart card readers (CCID 1.1), driven without pcscd and
// without the system's own driver. It has no stripe. It looks for its device whenever it has none, so that
// one that was unplugged and is back, or is plugged in elsewhere, is found by the next call.
//
// A contactless card that had power must leave the field before a wait reports one there again: one that was
// left lying on the reader must not pay for the next customer.
class CcidCardReader final : public CardReader {
 public:
  // `host` must outlive the reader.
  CcidCardReader(UsbHost& host, UsbChoice choice, CcidSlotChoice slots)
      : host_(host), choice_(std::move(choice)), slot_choice_(slots) {}

  absl::StatusOr<WaitOutcome> WaitForCard(InterfaceSet interfaces, absl::Duration timeout,
                                          std::stop_token cancel) override;
  absl::StatusOr<PowerOnResult> PowerOn(CardInterface interface) override;
  absl::StatusOr<TransceiveResult> Transceive(std::span<const uint8_t> command) override;
  absl::Status PowerOff() override;
  absl::StatusOr<Tracks> ReadTracks() override;
  absl::StatusOr<RemovalOutcome> WaitForRemoval(absl::Duration timeout, std::stop_token cancel) override;
  ReaderStatus Status() override;

 private:
  // Presence is where cards are.
  struct Presence {
    bool contact = false;
    bool contactless = false;
  };

  // All of these want operation_.
  absl::Status Connect();
  absl::Status Claim(UsbDevice& device, std::span<const uint8_t> configuration);
  void Disconnect(const absl::Status& why);
  CcidSlot* SlotOf(CardInterface interface);
  absl::StatusOr<Presence> Look(InterfaceSet interfaces, CcidTime deadline, std::stop_token cancel);
  // Sleep returns false when `cancel` was stopped.
  bool Sleep(CcidTime deadline, std::stop_token cancel);
  void CardIsGone();

  void NoteFault(std::string fault);

  UsbHost& host_;
  const UsbChoice choice_;
  const CcidSlotChoice slot_choice_;

  std::mutex operation_;
  std::unique_ptr<CcidLink> link_;
  CcidInterface interface_;
  std::vector<std::unique_ptr<CcidSlot>> slots_;
  uint8_t next_sequence_ = 0;
  CcidSlot* powered_ = nullptr;
  bool gone_ = false;             // the card of the last wait
  bool field_was_used_ = false;   // by the card that is in it still, for all that is known
  bool left_with_power_ = false;  // by a link that was given up

  std::mutex noted_;  // what Status tells while an operation runs
  std::string fault_;
  std::string model_ = "CCID card reader";
  bool inserted_ = false;
};

}  // namespace till::hal

#endif  // TILL_HAL_CARD_READER_CCID_CCID_CARD_READER_H_

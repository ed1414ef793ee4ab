// SPDX-License-Identifier: Apache-2.0
#include "services/card/configured_reader.h"

#include "hal/card_reader/ccid/ccid_card_reader.h"
#include "hal/card_reader/sim/sim_card_reader.h"
#include "hal/usb/libusb_host.h"
#include "hal/usb/redirected_host.h"

namespace till::card {
namespace {

hal::CcidSlotChoice SlotsOf(const config::CcidReader& ccid) {
  hal::CcidSlotChoice slots;
  if (ccid.has_contact_slot()) slots.contact = static_cast<uint8_t>(ccid.contact_slot());
  if (ccid.has_contactless_slot()) slots.contactless = static_cast<uint8_t>(ccid.contactless_slot());
  return slots;
}

}  // namespace

ConfiguredReader::ConfiguredReader(const config::CardConfig& config) {
  switch (config.reader_case()) {
    case config::CardConfig::kCcidReader: {
      const config::CcidReader& ccid = config.ccid_reader();
      usb_ = std::make_unique<hal::LibusbHost>();
      reader_ = std::make_unique<hal::CcidCardReader>(
          *usb_,
          hal::UsbChoice{.vendor = static_cast<uint16_t>(ccid.vendor_id()),
                         .product = static_cast<uint16_t>(ccid.product_id()),
                         .serial = ccid.serial_number()},
          SlotsOf(ccid));
      break;
    }
    case config::CardConfig::kRedirectedCcidReaderSocket:
      usb_ = std::make_unique<hal::RedirectedHost>(config.redirected_ccid_reader_socket());
      reader_ = std::make_unique<hal::CcidCardReader>(*usb_, hal::UsbChoice{},
                                                      hal::CcidSlotChoice{.contact = 0, .contactless = 1});
      break;
    default:
      reader_ = std::make_unique<hal::SimCardReader>(config.simulated_reader_socket());
      break;
  }
}

}  // namespace till::card

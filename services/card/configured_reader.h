// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_CONFIGURED_READER_H_
#define TILL_SERVICES_CARD_CONFIGURED_READER_H_

#include <memory>

#include "hal/card_reader/card_reader.h"
#include "hal/usb/usb_host.h"
#include "services/card/config.pb.h"

namespace till::card {

// ConfiguredReader is the card reader that the configuration names, with the bus that it may hang on. Making
// one touches no device: it is looked for when it is first needed.
class ConfiguredReader {
 public:
  // `config` is one that CheckSettings found good.
  explicit ConfiguredReader(const config::CardConfig& config);

  hal::CardReader& reader() { return *reader_; }

 private:
  std::unique_ptr<hal::UsbHost> usb_;  // outlives the reader
  std::unique_ptr<hal::CardReader> reader_;
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_CONFIGURED_READER_H_

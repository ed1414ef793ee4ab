// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_CARD_READER_CCID_CCID_BENCH_H_
#define TILL_HAL_CARD_READER_CCID_CCID_BENCH_H_

#include <memory>
#include <string>
#include <vector>

#include "hal/card_reader/ccid/ccid_card_reader.h"
#include "hal/card_reader/ccid/played_card.h"
#include "hal/usb/redirected_host.h"
#include "hal/usb/usb_device_process.h"

namespace till::hal {

// CcidBench is the driver on the simulated CCID reader of tests/simulators, a program of its own in another
// language, with cards that the test plays.
class CcidBench {
 public:
  explicit CcidBench(const std::string& model, CcidSlotChoice slots = {.contact = 0, .contactless = 1})
      : device_("ccid_reader.py", model), host_(device_.usb_socket()), reader_(host_, {}, slots) {}

  CcidCardReader& reader() { return reader_; }
  UsbDeviceProcess& device() { return device_; }
  RedirectedHost& host() { return host_; }

  // HoldOut puts a card in.
  void HoldOut(CardInterface interface, std::shared_ptr<FakeCard> card);
  void Remove();
  void Fault(const std::string& name, int times = 1, const std::string& on = "transfer");
  // Heard returns all messages that came to the reader, as the simulator tells them.
  std::string Heard() { return device_.Call(R"({"op":"heard"})"); }

  // Insert holds a contact card out and powers it.
  void Insert(std::shared_ptr<FakeCard> card);

 private:
  UsbDeviceProcess device_;
  RedirectedHost host_;
  CcidCardReader reader_;
  std::vector<std::unique_ptr<PlayedCard>> cards_;
};

}  // namespace till::hal

#endif  // TILL_HAL_CARD_READER_CCID_CCID_BENCH_H_

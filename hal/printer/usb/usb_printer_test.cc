// SPDX-License-Identifier: Apache-2.0
// The driver against the simulated USB printer of tests/simulators, a program of its own in another language.
#include "hal/printer/usb/usb_printer.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "hal/printer/printer_conformance.h"
#include "hal/printer/usb/usb_printer_process.h"
#include "hal/usb/redirected_host.h"

namespace till::hal {
namespace {

constexpr absl::Duration kLong = absl::Seconds(5);
constexpr absl::Duration kShort = absl::Milliseconds(300);
constexpr char kPull[] = R"({"op":"usb","plugged":false})";
constexpr char kPlug[] = R"({"op":"usb","plugged":true})";

std::string Word(bool value) {
  return value ? "true" : "false";
}

std::vector<uint8_t> Bytes(std::string_view text) {
  return {text.begin(), text.end()};
}

class UsbPrinterBench final : public PrinterBench {
 public:
  explicit UsbPrinterBench(const std::string& model) : device_(model) {}

  Printer& printer() override { return printer_; }
  void SetStatus(PrinterStatus status) override {
    device_.Call(absl::StrCat(R"({"op":"printer","paper":)", Word(!status.paper_out), R"(,"paper_low":)",
                              Word(status.paper_low), R"(,"cover_open":)", Word(status.cover_open),
                              R"(,"online":)", Word(status.online), "}"));
  }
  void SetStalled() override {
    // One that hangs before it was ever opened cannot even be told from a device that is not there.
    EXPECT_TRUE(printer_.QueryStatus(kLong).ok());
    device_.Call(R"({"op":"usb","hung":true})");
  }
  void PullCable() override { device_.Call(kPull); }
  void PutCableBack() override { device_.Call(kPlug); }
  bool SendStrayByte(uint8_t byte) override {
    device_.Call(absl::StrCat(R"({"op":"say","hex":")",
                              absl::BytesToHexString(std::string(1, static_cast<char>(byte))), "\"}"));
    return true;
  }
  std::string Received(size_t size) override { return device_.Received(size); }

 private:
  UsbPrinterProcess device_;
  RedirectedHost host_{device_.usb_socket()};
  UsbPrinter printer_{host_, {}};
};

std::string ModelName(const testing::TestParamInfo<PrinterBenchFactory>& info) {
  return info.index == 0 ? "Plain" : info.index == 1 ? "Alternates" : "Composite";
}

INSTANTIATE_TEST_SUITE_P(
    Usb, PrinterConformance,
    testing::Values(PrinterBenchFactory([] { return std::make_unique<UsbPrinterBench>("plain"); }),
                    PrinterBenchFactory([] { return std::make_unique<UsbPrinterBench>("alternates"); }),
                    PrinterBenchFactory([] { return std::make_unique<UsbPrinterBench>("composite"); })),
    ModelName);

TEST(UsbPrinter, AStallInTheMiddleLosesAndRepeatsNothing) {
  UsbPrinterProcess device;
  RedirectedHost host(device.usb_socket());
  UsbPrinter printer(host, {});
  ASSERT_EQ(printer.Write(Bytes("one "), kLong).value_or(0), 4u);
  device.Call(R"({"op":"usb","stall":"out"})");
  EXPECT_EQ(printer.Write(Bytes("two "), kLong).value_or(0), 4u);
  device.Call(R"({"op":"usb","stall":"in","times":2})");
  EXPECT_TRUE(printer.QueryStatus(kLong).ok());
  device.Call(R"({"op":"usb","stall":"control"})");
  EXPECT_TRUE(printer.QueryStatus(kLong).ok()) << "GET_PORT_STATUS refused";
  EXPECT_EQ(printer.Write(Bytes("three"), kLong).value_or(0), 5u);
  EXPECT_EQ(device.Received(13), "one two three");
}

TEST(UsbPrinter, OneThatStallsForEverIsSaidToBeAway) {
  UsbPrinterProcess device;
  RedirectedHost host(device.usb_socket());
  UsbPrinter printer(host, {});
  device.Call(R"({"op":"usb","stall":"out","times":1000})");
  EXPECT_EQ(printer.Write(Bytes("x"), kLong).status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(printer.QueryStatus(kLong).status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(device.Received(0), "");
}

TEST(UsbPrinter, WhatAPrinterWithoutPaperStillTakesIsCountedToTheByte) {
  UsbPrinterProcess device;
  RedirectedHost host(device.usb_socket());
  UsbPrinter printer(host, {});
  device.Call(R"({"op":"printer","paper":false})");
  const std::string text(10'000, 'x');
  const absl::StatusOr<size_t> taken = printer.Write(Bytes(text), kShort);
  ASSERT_TRUE(taken.ok()) << taken.status();
  EXPECT_EQ(*taken, 4'096u) << "the simulated printer's memory";
  EXPECT_EQ(device.Received(4'096).size(), 4'096u);
  // Its memory is full, so DLE EOT does not get through; the port's status does.
  const absl::StatusOr<PrinterStatus> status = printer.QueryStatus(kShort);
  ASSERT_TRUE(status.ok()) << status.status();
  EXPECT_TRUE(status->paper_out);
  device.Call(R"({"op":"printer"})");
  EXPECT_EQ(printer.QueryStatus(kLong).value_or(PrinterStatus{.paper_out = true}), PrinterStatus{});
}

TEST(UsbPrinter, OneThatOnlyListensIsAskedByItsPort) {
  UsbPrinterProcess device("one_way");
  RedirectedHost host(device.usb_socket());
  UsbPrinter printer(host, {});
  EXPECT_EQ(printer.QueryStatus(kLong).value_or(PrinterStatus{.online = false}), PrinterStatus{});
  device.Call(R"({"op":"printer","paper":false,"online":true})");
  EXPECT_EQ(printer.QueryStatus(kLong).value_or(PrinterStatus{}), PrinterStatus{.paper_out = true});
  device.Call(R"({"op":"printer","cover_open":true})");
  EXPECT_FALSE(printer.QueryStatus(kLong).value_or(PrinterStatus{}).CanPrint());
}

TEST(UsbPrinter, TakesTheOneThatWasChosen) {
  UsbPrinterProcess device;
  RedirectedHost host(device.usb_socket());
  const struct {
    UsbChoice choice;
    bool fits;
  } rows[] = {
      {{.vendor = 0x0519, .product = 0x0003, .serial = "TILL0001"}, true},
      {{.serial = "TILL0001"}, true},
      {{.vendor = 0x04B8}, false},
      {{.vendor = 0x0519, .product = 0x0202}, false},
      {{.vendor = 0x0519, .product = 0x0003, .serial = "TILL0002"}, false},
  };
  for (const auto& row : rows) {
    UsbPrinter printer(host, row.choice);
    const absl::Status status = printer.QueryStatus(kLong).status();
    EXPECT_EQ(status.ok(), row.fits) << status;
    if (row.fits) continue;
    EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
    EXPECT_NE(status.message().find("0519:0003"), absl::string_view::npos) << status;
  }
}

TEST(UsbPrinter, AnotherPrinterInItsPlaceIsNotOurs) {
  UsbPrinterProcess device;
  RedirectedHost host(device.usb_socket());
  UsbPrinter printer(host, {.serial = "TILL0001"});
  ASSERT_TRUE(printer.QueryStatus(kLong).ok());
  device.Call(R"({"op":"usb","plugged":true,"serial":"TILL0002"})");
  EXPECT_EQ(printer.QueryStatus(kLong).status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(printer.Write(Bytes("x"), kLong).status().code(), absl::StatusCode::kUnavailable);
  device.Call(R"({"op":"usb","plugged":true,"serial":"TILL0001"})");
  EXPECT_TRUE(printer.QueryStatus(kLong).ok());
  EXPECT_EQ(device.Received(0), "");
}

TEST(UsbPrinter, ADocumentIsNotContinuedOnAPrinterThatWasAwayMeanwhile) {
  UsbPrinterProcess device;
  RedirectedHost host(device.usb_socket());
  UsbPrinter printer(host, {});
  ASSERT_EQ(printer.Write(Bytes("head"), kLong).value_or(0), 4u);
  device.Call(kPull);
  device.Call(kPlug);
  EXPECT_EQ(printer.Write(Bytes("tail"), kLong).status().code(), absl::StatusCode::kUnavailable);
  ASSERT_EQ(printer.Write(Bytes("new"), kLong).value_or(0), 3u);
  EXPECT_EQ(device.Received(7), "headnew");
}

TEST(UsbPrinter, OneThatHangsFromTheBeginningIsUnavailableInBoundedTime) {
  UsbPrinterProcess device;
  RedirectedHost host(device.usb_socket());
  UsbPrinter printer(host, {});
  device.Call(R"({"op":"usb","hung":true})");
  const absl::Time start = absl::Now();
  EXPECT_EQ(printer.QueryStatus(kShort).status().code(), absl::StatusCode::kUnavailable);
  EXPECT_LT(absl::Now() - start, absl::Seconds(5));
  device.Call(R"({"op":"usb","hung":false})");
  EXPECT_TRUE(printer.QueryStatus(kLong).ok());
}

TEST(UsbPrinter, ADeviceWithoutAPrintersInterfaceIsNone) {
  UsbPrinterProcess device("no_printer");
  RedirectedHost host(device.usb_socket());
  UsbPrinter printer(host, {});
  EXPECT_EQ(printer.QueryStatus(kLong).status().code(), absl::StatusCode::kUnavailable);
}

TEST(UsbPrinter, NobodyWhoRedirectsIsUnavailable) {
  for (const char* path : {"/nonexistent/usb.sock", "/tmp/"}) {
    RedirectedHost host(path);
    UsbPrinter printer(host, {});
    EXPECT_EQ(printer.QueryStatus(kShort).status().code(), absl::StatusCode::kUnavailable) << path;
  }
  RedirectedHost too_long(std::string(300, 'x'));
  EXPECT_EQ(too_long.Devices(kUsbPrinterClass, kShort).status().code(), absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace till::hal

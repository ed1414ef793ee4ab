// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/neighbour_tests.h"

#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"
#include "services/terminal/slips.h"

namespace till::terminal {
namespace {

absl::Status TryHostClock(OpeningChecklist& checklist) {
  const absl::StatusOr<v1::ClockReading> reading = checklist.ReadClock();
  if (!reading.ok()) return reading.status();
  if (!reading->has_host_difference_seconds()) {
    return MakeError(ErrorCode::kNotSignedOn, "the host has not told its time yet");
  }
  const absl::Duration apart = absl::AbsDuration(absl::Seconds(reading->host_difference_seconds()));
  if (apart <= OpeningChecklist::kClockTolerance) return absl::OkStatus();
  return MakeError(ErrorCode::kClockWrong,
                   absl::StrCat("the host's clock is ", reading->host_difference_seconds(), " s away"));
}

absl::Status TryKeys(Neighbours& neighbours) {
  const absl::StatusOr<pin::v1::PinEntryStatusResponse> pin = neighbours.PinPad();
  if (!pin.ok()) return pin.status();
  return pin->pin_key_ready() ? absl::OkStatus() : MakeError(ErrorCode::kKeyMissing, "no PIN key");
}

absl::Status TryNetwork(Neighbours& neighbours) {
  const absl::StatusOr<uplink::v1::StatusResponse> line = neighbours.Line();
  if (!line.ok()) return line.status();
  if (line->connected()) return absl::OkStatus();
  const ErrorCode why = line->fault() == common::v1::ERROR_CODE_UNSPECIFIED
                            ? ErrorCode::kHostUnreachable
                            : static_cast<ErrorCode>(line->fault());
  return MakeError(why, "no line to the acquirer");
}

absl::Status TryPrintedPage(Neighbours& neighbours, Shop& shop, Clock& clock) {
  const absl::StatusOr<print::v1::PrinterState> printer = neighbours.Printer();
  if (!printer.ok()) return printer.status();
  if (printer->paper_out()) return MakeError(ErrorCode::kPrinterOutOfPaper, "no paper");
  if (!printer->online()) return MakeError(ErrorCode::kPrinterUnavailable, "the printer is off line");
  const absl::StatusOr<v1::MerchantProfile> profile = shop.Profile();
  if (!profile.ok()) return profile.status();
  v1::TestResult page;
  page.set_test("printed_page");
  page.set_passed(true);
  const absl::Time now = clock.Now();
  return neighbours
      .Print(absl::StrCat("test-page-", absl::ToUnixMillis(now)),
             SelfTestSlip({page}, "", v1::DeviceInfo(), *profile, now))
      .status();
}

}  // namespace

std::vector<SelfTestCase> NeighbourTests(Neighbours& neighbours, OpeningChecklist& checklist, Shop& shop,
                                         Clock& clock) {
  return {
      {.name = "host_clock", .run = [&checklist] { return TryHostClock(checklist); }},
      {.name = "keys", .run = [&neighbours] { return TryKeys(neighbours); }},
      {.name = "network", .run = [&neighbours] { return TryNetwork(neighbours); }},
      {.name = "printed_page",
       .run = [&neighbours, &shop, &clock] { return TryPrintedPage(neighbours, shop, clock); },
       .only_when_named = true},
  };
}

}  // namespace till::terminal

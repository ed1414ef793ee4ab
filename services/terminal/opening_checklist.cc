// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/opening_checklist.h"

#include <sys/statvfs.h>

#include <utility>

#include "absl/time/civil_time.h"
#include "services/common/status/error.h"
#include "services/terminal/host_clock.h"
#include "services/terminal/proto_time.h"

namespace till::terminal {
namespace {

using Mark = v1::Checklist::Mark;

constexpr int64_t kLittleSpace = int64_t{200} << 20;
constexpr int64_t kNoSpace = int64_t{20} << 20;

void Add(v1::Checklist& list, Language language, const char* point, Mark mark,
         ErrorCode fault = ErrorCode::kUnspecified) {
  v1::Checklist::Item* item = list.add_items();
  item->set_point(point);
  item->set_mark(mark);
  if (fault == ErrorCode::kUnspecified) return;
  item->set_fault(static_cast<common::v1::ErrorCode>(fault));
  item->set_advice(std::string(MessageOf(fault, language)));
}

ErrorCode FaultOr(common::v1::ErrorCode fault, ErrorCode otherwise) {
  return fault == common::v1::ERROR_CODE_UNSPECIFIED ? otherwise : static_cast<ErrorCode>(fault);
}

void AddPaper(v1::Checklist& list, Language language,
              const absl::StatusOr<print::v1::PrinterState>& printer) {
  if (!printer.ok()) return Add(list, language, "paper", v1::Checklist::BAD, ErrorCodeOf(printer.status()));
  if (printer->paper_out())
    return Add(list, language, "paper", v1::Checklist::BAD, ErrorCode::kPrinterOutOfPaper);
  if (!printer->online() || printer->cover_open()) {
    return Add(list, language, "paper", v1::Checklist::BAD,
               FaultOr(printer->fault(), ErrorCode::kPrinterUnavailable));
  }
  if (printer->paper_low())
    return Add(list, language, "paper", v1::Checklist::ATTENTION, ErrorCode::kPrinterOutOfPaper);
  Add(list, language, "paper", v1::Checklist::GOOD);
}

void AddReader(v1::Checklist& list, Language language,
               const absl::StatusOr<card::v1::StatusResponse>& reader) {
  if (!reader.ok()) return Add(list, language, "reader", v1::Checklist::BAD, ErrorCodeOf(reader.status()));
  if (reader->ready()) return Add(list, language, "reader", v1::Checklist::GOOD);
  Add(list, language, "reader", v1::Checklist::BAD, FaultOr(reader->fault(), ErrorCode::kReaderUnavailable));
}

void AddPinPad(v1::Checklist& list, Language language,
               const absl::StatusOr<pin::v1::PinEntryStatusResponse>& pin_pad) {
  if (!pin_pad.ok()) return Add(list, language, "pin_pad", v1::Checklist::BAD, ErrorCodeOf(pin_pad.status()));
  if (!pin_pad->pad_ready()) {
    return Add(list, language, "pin_pad", v1::Checklist::BAD,
               FaultOr(pin_pad->fault(), ErrorCode::kPinPadUnavailable));
  }
  // The key comes with the sign-on.
  if (!pin_pad->pin_key_ready())
    return Add(list, language, "pin_pad", v1::Checklist::ATTENTION, ErrorCode::kKeyMissing);
  Add(list, language, "pin_pad", v1::Checklist::GOOD);
}

void AddPower(v1::Checklist& list, Language language, const PowerSupply& power) {
  if (power.battery_percent.has_value()) list.set_battery_percent(*power.battery_percent);
  if (power.on_mains.has_value()) list.set_on_mains(*power.on_mains);
  if (power.on_mains.value_or(false)) return Add(list, language, "power", v1::Checklist::GOOD);
  if (!power.battery_percent.has_value()) return Add(list, language, "power", v1::Checklist::NOT_KNOWN);
  const int percent = *power.battery_percent;
  Add(list, language, "power",
      percent < OpeningChecklist::kEmptyBattery ? v1::Checklist::BAD
      : percent < OpeningChecklist::kLowBattery ? v1::Checklist::ATTENTION
                                                : v1::Checklist::GOOD);
}

void AddLine(v1::Checklist& list, Language language, const absl::StatusOr<uplink::v1::StatusResponse>& line) {
  if (!line.ok() || !line->connected()) {
    const ErrorCode why =
        line.ok() ? FaultOr(line->fault(), ErrorCode::kHostUnreachable) : ErrorCodeOf(line.status());
    Add(list, language, "line", v1::Checklist::BAD, why);
    return Add(list, language, "sign_on", v1::Checklist::BAD, ErrorCode::kNotSignedOn);
  }
  if (line->on_backup_host()) {
    Add(list, language, "line", v1::Checklist::ATTENTION, ErrorCode::kHostUnreachable);
  } else {
    Add(list, language, "line", v1::Checklist::GOOD);
  }
  if (line->signed_on()) return Add(list, language, "sign_on", v1::Checklist::GOOD);
  Add(list, language, "sign_on", v1::Checklist::ATTENTION, ErrorCode::kNotSignedOn);
}

void AddStorage(v1::Checklist& list, Language language, const StorageSpace& space) {
  if (space.total == 0) return Add(list, language, "storage", v1::Checklist::NOT_KNOWN);
  if (space.free < kNoSpace)
    return Add(list, language, "storage", v1::Checklist::BAD, ErrorCode::kStorageFull);
  if (space.free < kLittleSpace)
    return Add(list, language, "storage", v1::Checklist::ATTENTION, ErrorCode::kStorageFull);
  Add(list, language, "storage", v1::Checklist::GOOD);
}

}  // namespace

StorageSpace SpaceOf(const std::string& folder) {
  struct statvfs space {};
  if (statvfs(folder.c_str(), &space) != 0) return {};
  const auto unit = static_cast<int64_t>(space.f_frsize);
  return {.total = static_cast<int64_t>(space.f_blocks) * unit,
          .free = static_cast<int64_t>(space.f_bavail) * unit};
}

OpeningChecklist::OpeningChecklist(Neighbours& neighbours, Shop& shop, Clock& clock, std::string power_folder,
                                   std::string state_folder)
    : neighbours_(neighbours),
      shop_(shop),
      clock_(clock),
      power_folder_(std::move(power_folder)),
      state_folder_(std::move(state_folder)) {}

v1::Checklist OpeningChecklist::Look(Language language) {
  v1::Checklist list;
  AddPaper(list, language, neighbours_.Printer());
  AddReader(list, language, neighbours_.Reader());
  AddPinPad(list, language, neighbours_.PinPad());
  AddPower(list, language, ReadPowerSupply(power_folder_));
  const absl::StatusOr<v1::ClockReading> clock = ReadClock();
  const bool years_off = absl::ToCivilYear(clock_.Now(), absl::UTCTimeZone()).year() < 2024;
  const bool apart = clock.ok() && clock->has_host_difference_seconds() &&
                     absl::AbsDuration(absl::Seconds(clock->host_difference_seconds())) > kClockTolerance;
  if (years_off) {
    Add(list, language, "clock", v1::Checklist::BAD, ErrorCode::kClockWrong);
  } else if (apart) {
    Add(list, language, "clock", v1::Checklist::ATTENTION, ErrorCode::kClockWrong);
  } else {
    Add(list, language, "clock", v1::Checklist::GOOD);
  }
  AddLine(list, language, neighbours_.Line());
  const absl::StatusOr<std::optional<absl::Time>> settled = neighbours_.LastSettlement();
  if (!settled.ok()) {
    Add(list, language, "settlement", v1::Checklist::ATTENTION, ErrorCodeOf(settled.status()));
  } else {
    Add(list, language, "settlement", settled->has_value() ? v1::Checklist::GOOD : v1::Checklist::NOT_KNOWN);
    if (settled->has_value()) *list.mutable_last_settlement_time() = ToTimestamp(**settled);
  }
  AddStorage(list, language, SpaceOf(state_folder_));
  list.set_ready(true);
  for (const v1::Checklist::Item& item : list.items()) {
    if (item.mark() == v1::Checklist::BAD) list.set_ready(false);
  }
  return list;
}

absl::StatusOr<v1::ClockReading> OpeningChecklist::ReadClock() {
  const absl::StatusOr<v1::MerchantProfile> profile = shop_.Profile();
  if (!profile.ok()) return profile.status();
  absl::TimeZone zone;
  if (!absl::LoadTimeZone(profile->time_zone(), &zone)) zone = absl::UTCTimeZone();
  const absl::Time now = clock_.Now();
  v1::ClockReading reading;
  *reading.mutable_time() = ToTimestamp(now);
  reading.set_time_zone(profile->time_zone());
  reading.set_correction_seconds(profile->receipt_time_correction_seconds());
  reading.set_printed(absl::FormatTime(
      "%Y-%m-%d %H:%M:%S", now + absl::Seconds(profile->receipt_time_correction_seconds()), zone));
  const absl::StatusOr<uplink::v1::StatusResponse> line = neighbours_.Line();
  if (line.ok() && line->has_host_date_time_at()) {
    const std::optional<absl::Duration> difference =
        HostDifference(line->host_date_time(), FromTimestamp(line->host_date_time_at()), zone);
    if (difference.has_value()) {
      reading.set_host_difference_seconds(static_cast<int32_t>(absl::ToInt64Seconds(*difference)));
    }
  }
  return reading;
}

}  // namespace till::terminal

// SPDX-License-Identifier: Apache-2.0
#include "services/print/settings.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "hal/printer/network/network_printer.h"
#include "hal/printer/serial/serial_printer.h"
#include "services/common/config/config.h"
#include "services/common/config/config_checker.h"
#include "services/common/config/world.h"
#include "services/common/log/log.h"
#include "services/common/status/error.h"
#include "services/print/builtin_templates.h"
#include "services/print/text_layout.h"

namespace till::print {
namespace {

constexpr char kDebiansFont[] = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc";

// CheckSimulated is for the printers that are none.
void CheckSimulated(const config::PrintConfig& config, const char* field, const std::string& path,
                    ConfigChecker& check) {
  check.AbsolutePath(field, path);
  check.Expect(TakesSimulatedDevices(config.common()), field, "is for development and training only");
}

bool IsSimulated(const config::PrintConfig& config) {
  return config.printer_case() == config::PrintConfig::kSimulatedPrinterSocket ||
         config.printer_case() == config::PrintConfig::kRedirectedUsbPrinterSocket;
}

void CheckPrinter(const config::PrintConfig& config, ConfigChecker& check) {
  constexpr uint32_t kMostId = 0xFFFF;
  // Two processes at one printer would tear each other's slips apart.
  check.Expect(!config.common().training() || IsSimulated(config), "printer",
               "training prints on the simulated one only");
  switch (config.printer_case()) {
    case config::PrintConfig::PRINTER_NOT_SET:
      check.Expect(false, "simulated_printer_socket", "some printer is needed");
      break;
    case config::PrintConfig::kSimulatedPrinterSocket:
      CheckSimulated(config, "simulated_printer_socket", config.simulated_printer_socket(), check);
      break;
    case config::PrintConfig::kRedirectedUsbPrinterSocket:
      CheckSimulated(config, "redirected_usb_printer_socket", config.redirected_usb_printer_socket(), check);
      break;
    case config::PrintConfig::kUsbPrinter:
      check.Expect(config.usb_printer().vendor_id() <= kMostId, "usb_printer.vendor_id", "at most 0xFFFF");
      check.Expect(config.usb_printer().product_id() <= kMostId, "usb_printer.product_id", "at most 0xFFFF");
      break;
    case config::PrintConfig::kSerialPrinter:
      check.AbsolutePath("serial_printer.device", config.serial_printer().device());
      check.Expect(config.serial_printer().baud() == 0 || hal::IsBaudRate(config.serial_printer().baud()),
                   "serial_printer.baud", "1200 to 115200, the usual steps");
      break;
    case config::PrintConfig::kNetworkPrinter:
      check.Expect(hal::IsNetworkAddress(config.network_printer().address()), "network_printer.address",
                   "an IPv4 or IPv6 address in figures");
      check.Expect(config.network_printer().port() <= 0xFFFF, "network_printer.port", "at most 65535");
      break;
  }
}

}  // namespace

absl::Status CheckSettings(const config::PrintConfig& config, std::string_view file) {
  ConfigChecker check(file);
  check.Common(config.common());
  CheckPrinter(config, check);
  check.Expect(config.width_columns() == 0 || config.width_columns() == kColumns58mm ||
                   config.width_columns() == kColumns80mm,
               "width_columns", "32 or 48");
  if (!config.font_file().empty()) check.AbsolutePath("font_file", config.font_file());
  for (const std::string& path : config.template_files()) check.AbsolutePath("template_files", path);
  if (!config.logo_file().empty()) check.AbsolutePath("logo_file", config.logo_file());
  check.InRange("settle_ms", config.settle_ms(), 0, 10'000);
  return check.Result();
}

QueueOptions QueueOptionsOf(const config::PrintConfig& config) {
  QueueOptions options;
  if (config.width_columns() != 0) options.columns = config.width_columns();
  options.drawer = config.has_cash_drawer();
  if (config.settle_ms() != 0) options.settle = absl::Milliseconds(config.settle_ms());
  return options;
}

absl::StatusOr<TemplateSet> LoadTemplates(const config::PrintConfig& config) {
  std::vector<std::string> files;
  for (const std::string& path : config.template_files()) {
    absl::StatusOr<std::string> text = ReadConfigFile(path);
    if (!text.ok()) return text.status();
    if (absl::Status parsed = ReceiptTemplate::Parse(*text).status(); !parsed.ok()) {
      return MakeError(ErrorCode::kConfigInvalid, absl::StrCat(path, ": ", parsed.message()));
    }
    files.push_back(*std::move(text));
  }
  std::vector<std::string_view> all(BuiltinTemplates().begin(), BuiltinTemplates().end());
  all.insert(all.end(), files.begin(), files.end());
  absl::StatusOr<TemplateSet> templates = TemplateSet::Create(all);
  if (!templates.ok()) return templates;
  if (config.common().training()) templates->MarkAsTraining();
  if (config.logo_file().empty()) return templates;
  absl::StatusOr<std::string> png = ReadConfigFile(config.logo_file());
  if (!png.ok()) return png.status();
  absl::StatusOr<Image> logo = ReadImage(*png);
  if (!logo.ok()) {
    return MakeError(ErrorCode::kConfigInvalid,
                     absl::StrCat(config.logo_file(), ": ", logo.status().message()));
  }
  templates->SetLogo(*std::move(logo));
  return templates;
}

std::string FontFileOf(const config::PrintConfig& config) {
  return config.font_file().empty() ? kDebiansFont : config.font_file();
}

std::unique_ptr<SlipFont> LoadFont(const config::PrintConfig& config) {
  absl::StatusOr<std::unique_ptr<SlipFont>> font = SlipFont::Load(FontFileOf(config));
  if (font.ok()) return *std::move(font);
  log::Warn("no pictures of slips without a font", {{"why", font.status()}});
  return nullptr;
}

}  // namespace till::print

// SPDX-License-Identifier: Apache-2.0
#include "services/print/settings.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <functional>

#include "absl/strings/str_cat.h"
#include "services/common/config/config.h"
#include "services/common/log/capture.h"
#include "services/common/status/error.h"
#include "services/print/configured_printer.h"

namespace till::print {
namespace {

config::PrintConfig Good() {
  config::PrintConfig config;
  EXPECT_TRUE(LoadConfig("services/print/testdata/print.textproto", &config).ok());
  return config;
}

TEST(Settings, TheSampleIsGood) {
  EXPECT_TRUE(CheckSettings(Good(), "print.textproto").ok()) << CheckSettings(Good(), "print.textproto");
  const QueueOptions options = QueueOptionsOf(Good());
  EXPECT_EQ(options.columns, 48);
  EXPECT_EQ(options.settle, absl::Milliseconds(200));
}

TEST(Settings, EachFaultIsNamed) {
  struct Row {
    const char* words;
    std::function<void(config::PrintConfig&)> spoil;
  };
  const Row rows[] = {
      {"simulated_printer_socket", [](config::PrintConfig& c) { c.clear_simulated_printer_socket(); }},
      {"simulated_printer_socket",
       [](config::PrintConfig& c) { c.set_simulated_printer_socket("relative.sock"); }},
      {"development", [](config::PrintConfig& c) { c.mutable_common()->set_development(false); }},
      {"redirected_usb_printer_socket",
       [](config::PrintConfig& c) {
         c.set_redirected_usb_printer_socket("/run/till/sim/usb_printer.sock");
         c.mutable_common()->set_development(false);
       }},
      {"usb_printer.vendor_id",
       [](config::PrintConfig& c) { c.mutable_usb_printer()->set_vendor_id(0x10000); }},
      {"usb_printer.product_id",
       [](config::PrintConfig& c) { c.mutable_usb_printer()->set_product_id(0x10000); }},
      {"serial_printer.device",
       [](config::PrintConfig& c) { c.mutable_serial_printer()->set_device("ttyS0"); }},
      {"serial_printer.baud", [](config::PrintConfig& c) { c.mutable_serial_printer()->set_baud(9601); }},
      {"network_printer.address",
       [](config::PrintConfig& c) { c.mutable_network_printer()->set_address("printer.example"); }},
      {"network_printer.port", [](config::PrintConfig& c) { c.mutable_network_printer()->set_port(65536); }},
      {"width_columns", [](config::PrintConfig& c) { c.set_width_columns(40); }},
      {"font_file", [](config::PrintConfig& c) { c.set_font_file("font.ttf"); }},
      {"template_files", [](config::PrintConfig& c) { c.add_template_files("../receipt.textproto"); }},
      {"logo_file", [](config::PrintConfig& c) { c.set_logo_file("logo.png"); }},
      {"settle_ms", [](config::PrintConfig& c) { c.set_settle_ms(-1); }},
      {"state_directory", [](config::PrintConfig& c) { c.mutable_common()->clear_state_directory(); }},
  };
  for (const Row& row : rows) {
    config::PrintConfig config = Good();
    row.spoil(config);
    const absl::Status status = CheckSettings(config, "print.textproto");
    EXPECT_TRUE(HasErrorCode(status, ErrorCode::kConfigInvalid)) << row.words;
    EXPECT_NE(status.message().find(row.words), absl::string_view::npos) << status;
  }
}

TEST(Settings, ARealPrinterNeedsNoDevelopment) {
  const std::function<void(config::PrintConfig&)> choices[] = {
      [](config::PrintConfig& c) { c.mutable_usb_printer(); },
      [](config::PrintConfig& c) { c.mutable_serial_printer()->set_device("/dev/ttyS0"); },
      [](config::PrintConfig& c) { c.mutable_network_printer()->set_address("192.0.2.7"); },
  };
  for (const auto& choose : choices) {
    config::PrintConfig config = Good();
    config.mutable_common()->set_development(false);
    choose(config);
    EXPECT_TRUE(CheckSettings(config, "print.textproto").ok()) << CheckSettings(config, "print.textproto");
    // None of them is here: each says so in its own words, and none is reached by being made.
    ConfiguredPrinter printer(config);
    EXPECT_EQ(printer.printer().QueryStatus(absl::ZeroDuration()).status().code(),
              absl::StatusCode::kInvalidArgument);
  }
}

TEST(Settings, AMerchantsTemplateReplacesTheBuiltInOne) {
  const std::string path = absl::StrCat(testing::TempDir(), "/own-", getpid(), ".textproto");
  config::PrintConfig config = Good();
  config.add_template_files(path);
  std::ofstream(path) << "name: \"receipt\" elements { text { words { any: \"our own\" } } }";
  const absl::StatusOr<TemplateSet> templates = LoadTemplates(config);
  ASSERT_TRUE(templates.ok()) << templates.status();
  const absl::StatusOr<Document> document = templates->Fill("receipt", {}, DocumentLanguage::kChinese);
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(std::get<Text>(document->elements.front()).text, "our own");

  std::ofstream(path) << "name: \"receipt\"\nelements { tekst {} }";
  const absl::Status broken = LoadTemplates(config).status();
  EXPECT_TRUE(HasErrorCode(broken, ErrorCode::kConfigInvalid));
  EXPECT_NE(broken.message().find("line 2"), absl::string_view::npos) << broken;
  unlink(path.c_str());
}

TEST(Settings, TrainingMarksEverySlipAndHasTheSimulatedPrinterOnly) {
  config::PrintConfig config = Good();
  config.mutable_common()->set_development(false);
  config.mutable_common()->set_training(true);
  config.mutable_common()->set_run_directory("/run/till/training");
  config.mutable_common()->set_state_directory("/var/lib/till/training/print");
  ASSERT_TRUE(CheckSettings(config, "f").ok()) << CheckSettings(config, "f");
  const Document slip = *LoadTemplates(config)->Fill("receipt", {}, DocumentLanguage::kEnglish);
  EXPECT_EQ(std::get<Text>(slip.elements.front()).text, "培训 TRAINING");

  config.mutable_network_printer()->set_address("192.0.2.7");
  EXPECT_NE(CheckSettings(config, "f").message().find("printer: training"), absl::string_view::npos);
}

TEST(Settings, WithoutAFontThereAreNoPicturesAndTheLogSaysSo) {
  config::PrintConfig config = Good();
  EXPECT_NE(LoadFont(config), nullptr);
  config.set_font_file("/nonexistent.ttf");
  log::Capture log;
  EXPECT_EQ(LoadFont(config), nullptr);
  EXPECT_EQ(log.events().size(), 1u);
}

}  // namespace
}  // namespace till::print

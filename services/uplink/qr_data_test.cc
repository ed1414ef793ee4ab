// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/qr_data.h"

#include <gtest/gtest.h>

#include <functional>

#include "services/common/status/error.h"

namespace till::uplink {
namespace {

RiskInfo Risk() {
  return {
      .network_licence = "P3100", .serial_number = "SN0001", .app_version = "1.2", .place = "+31.23/+121.47"};
}

TEST(QrData, TellsActionOrderAndCode) {
  EXPECT_EQ(
      QrData({.action = "01", .order_number = "Q42", .customer_code = "130123456789012345"}, {}, "").value(),
      "A100201A2003Q42A3018130123456789012345");
}

TEST(QrData, RiskInfoIsRowsOfItsOwn) {
  EXPECT_EQ(
      QrData({.action = "02", .order_number = "Q42", .with_risk_info = true}, Risk(), "AAAAAAAAAAA=").value(),
      "A100202A2003Q42A4085"
      "0100204"
      "02005P3100"
      "03006SN0001"
      "04003Q42"
      "05012AAAAAAAAAAA="
      "060081.2     "
      "07014+31.23/+121.47");
  EXPECT_EQ(QrData({.action = "02", .order_number = "Q42", .with_risk_info = true}, {}, "").value(),
            "A100202A2003Q42");
  EXPECT_EQ(QrData({.action = "03", .order_number = "Q42"}, Risk(), "").value(), "A100203A2003Q42");
}

TEST(QrData, TheFactorIsTheEndOfWhatIsPaidWith) {
  EXPECT_EQ(RiskFactor({.order_number = "Q42000001", .customer_code = "130123456789012345"}), "012345");
  EXPECT_EQ(RiskFactor({.order_number = "Q42000001"}), "000001");
  EXPECT_EQ(RiskFactor({.order_number = "Q4"}), "Q4");
}

TEST(QrData, OrdersAndCodesThatAreNoneAreRefused) {
  for (const char* order : {"", "Q 42", "Q-42", "123456789012345678901234567890123"}) {
    EXPECT_FALSE(QrData({.action = "03", .order_number = order}, {}, "").ok()) << order;
  }
  for (const std::string& code : {std::string("12345"), std::string(513, '1'), std::string("12345\n")}) {
    EXPECT_FALSE(QrData({.action = "01", .order_number = "Q42", .customer_code = code}, {}, "").ok()) << code;
  }
}

TEST(QrData, RiskInfoThatCannotBeSentIsAFaultOfTheConfiguration) {
  EXPECT_TRUE(CheckRiskInfo({}).ok());
  EXPECT_TRUE(CheckRiskInfo(Risk()).ok());
  const std::function<void(RiskInfo&)> rows[] = {
      [](RiskInfo& r) { r.network_licence = "3100"; },      [](RiskInfo& r) { r.network_licence = "P31000"; },
      [](RiskInfo& r) { r.network_licence = "P31x0"; },     [](RiskInfo& r) { r.device_type = "4"; },
      [](RiskInfo& r) { r.serial_number.assign(51, '1'); }, [](RiskInfo& r) { r.app_version = "123456789"; },
      [](RiskInfo& r) { r.place.assign(65, '1'); },         [](RiskInfo& r) { r.place = "a\nb"; },
  };
  for (const auto& spoil : rows) {
    RiskInfo risk = Risk();
    spoil(risk);
    EXPECT_TRUE(HasErrorCode(CheckRiskInfo(risk), ErrorCode::kConfigInvalid));
  }
}

}  // namespace
}  // namespace till::uplink

// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/words/bank_words.h"

#include <algorithm>

namespace till::kiosk {

const QList<Bank>& Banks() {
  const auto bank = [](const char* code, const char* name, const char* english) {
    return Bank{QLatin1String(code), QString::fromUtf8(name), QLatin1String(english)};
  };
  // The first three digits of a branch's number are its bank (JR/T 0115, "行别代码").
  static const QList<Bank> kBanks = {
      bank("102", "中国工商银行", "Industrial and Commercial Bank of China"),
      bank("103", "中国农业银行", "Agricultural Bank of China"),
      bank("104", "中国银行", "Bank of China"),
      bank("105", "中国建设银行", "China Construction Bank"),
      bank("301", "交通银行", "Bank of Communications"),
      bank("302", "中信银行", "China CITIC Bank"),
      bank("303", "中国光大银行", "China Everbright Bank"),
      bank("304", "华夏银行", "Hua Xia Bank"),
      bank("305", "中国民生银行", "China Minsheng Bank"),
      bank("306", "广发银行", "China Guangfa Bank"),
      bank("307", "平安银行", "Ping An Bank"),
      bank("308", "招商银行", "China Merchants Bank"),
      bank("309", "兴业银行", "Industrial Bank"),
      bank("310", "上海浦东发展银行", "Shanghai Pudong Development Bank"),
      bank("403", "中国邮政储蓄银行", "Postal Savings Bank of China"),
  };
  return kBanks;
}

const Bank* FindBank(const QString& branch_code) {
  const QList<Bank>& banks = Banks();
  const auto found = std::find_if(banks.cbegin(), banks.cend(),
                                  [&](const Bank& bank) { return branch_code.startsWith(bank.code); });
  return found == banks.cend() ? nullptr : &*found;
}

}  // namespace till::kiosk

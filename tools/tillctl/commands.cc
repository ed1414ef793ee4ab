// SPDX-License-Identifier: Apache-2.0
// The table of commands.

#include "tools/tillctl/command.h"

namespace till::tillctl {
namespace {

constexpr OptionSpec kCommonOptions[] = {
    {"run-directory",
     "FOLDER",
     "",
     {"终端的运行目录($TILL_RUN,否则 /run/till)", "the terminal's run folder ($TILL_RUN, else /run/till)"}},
    {"device",
     "HOST:PORT",
     "",
     {"网络上的终端(先用 tillctl pair 配对)", "a terminal on the network (after tillctl pair)"}},
    {"training",
     "",
     "",
     {"培训:模拟卡片与银行,不产生真实交易;未启动时自动启动",
      "in training: simulated cards and bank, no money moves; starts it when it is not up"}},
    {"language",
     "LANGUAGE",
     "zh en",
     {"信息的语言($TILL_LANGUAGE,否则按 $LANG)", "of messages ($TILL_LANGUAGE, else by $LANG)"}},
    {"json", "", "", {"输出一个 JSON 对象,代替文字", "one JSON object instead of words"}},
    {"help", "", "", {"显示本帮助", "this help"}},
};

}  // namespace

std::span<const OptionSpec> CommonOptions() {
  return kCommonOptions;
}

std::vector<OptionSpec> Command::AllOptions() const {
  std::vector<OptionSpec> all(options.begin(), options.end());
  all.insert(all.end(), shared_options.begin(), shared_options.end());
  all.insert(all.end(), CommonOptions().begin(), CommonOptions().end());
  return all;
}

std::span<const Command> Commands() {
  static const Command kCommands[] = {
      kSaleCommand,       kPreAuthorizeCommand, kCompleteCommand,   kVoidCommand,
      kRefundCommand,     kTipCommand,          kInstalmentCommand, kOfflineSettleCommand,
      kPointsSaleCommand, kReservationCommand,  kBalanceCommand,    kTopUpCommand,
      kQrCommand,         kBatchCommand,        kPresentCommand,    kCardsCommand,
      kPaymentsCommand,   kCancelCommand,       kReceiptCommand,    kSignCommand,
      kLedgerCommand,     kStatusCommand,       kSignInCommand,     kIsoCommand,
      kEmvCommand,        kOperatorsCommand,    kAuditCommand,      kPromotionsCommand,
      kBindingCommand,    kPayeeCommand,        kNoticesCommand,    kDeviceCommand,
      kSelfTestCommand,   kUpdateCommand,       kEndpointCommand,   kPairCommand,
      kVersionCommand,    kCompletionCommand,
  };
  return kCommands;
}

}  // namespace till::tillctl

// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_TOOLS_TILLCTL_COMMAND_H_
#define TILL_TOOLS_TILLCTL_COMMAND_H_

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tools/tillctl/arguments.h"

namespace grpc {
class Channel;
}

namespace till::tillctl {

// What tillctl exits with.
enum ExitCode : int {
  // The payment is approved; the command did what it should.
  kDone = 0,
  // The payment is declined or cancelled: the world said no, and no money moved.
  kDeclined = 1,
  // It could not be done.
  kCouldNot = 2,
};

// Environment is what every command runs in.
struct Environment {
  std::string run_directory;
  std::string language;  // "zh" or "en"
  bool json = false;
  bool training = false;  // run_directory is the training set's: nothing that is done moves money
  // --device: the terminal on another machine ("HOST:PORT") that is meant instead of the one of
  // run_directory, and the line to it.
  std::string device;
  std::shared_ptr<grpc::Channel> device_line = nullptr;
};

// Command is one row of the table of commands.
struct Command {
  std::string_view name;
  std::string_view usage;  // what follows the name
  Words summary;           // one line
  std::string_view
      subjects;  // completion of the first positional word, separated by spaces; "@cards" for card names
  std::span<const OptionSpec> options;
  int min_positional;
  int max_positional;
  ExitCode (*run)(const Environment& environment, const Arguments& arguments);
  std::span<const OptionSpec> shared_options = {};  // that it has in common with other commands
  bool beside_terminal = false;                     // not over a network: calls what integrators may not

  // AllOptions returns every option that the command takes: its own, the shared ones, and those of every
  // command.
  std::vector<OptionSpec> AllOptions() const;
};

// Commands returns the table; each row is defined in the file of its command.
std::span<const Command> Commands();

// Options that every command takes.
std::span<const OptionSpec> CommonOptions();

extern const Command kSaleCommand;
extern const Command kPreAuthorizeCommand;
extern const Command kInstalmentCommand;
extern const Command kOfflineSettleCommand;
extern const Command kPointsSaleCommand;
extern const Command kReservationCommand;
extern const Command kVoidCommand;
extern const Command kRefundCommand;
extern const Command kCompleteCommand;
extern const Command kTipCommand;
extern const Command kBalanceCommand;
extern const Command kTopUpCommand;
extern const Command kQrCommand;
extern const Command kBatchCommand;
extern const Command kPresentCommand;
extern const Command kCardsCommand;
extern const Command kPaymentsCommand;
extern const Command kCancelCommand;
extern const Command kReceiptCommand;
extern const Command kLedgerCommand;
extern const Command kStatusCommand;
extern const Command kSignCommand;
extern const Command kSignInCommand;
extern const Command kIsoCommand;
extern const Command kEmvCommand;
extern const Command kOperatorsCommand;
extern const Command kAuditCommand;
extern const Command kPromotionsCommand;
extern const Command kBindingCommand;
extern const Command kPayeeCommand;
extern const Command kNoticesCommand;
extern const Command kDeviceCommand;
extern const Command kSelfTestCommand;
extern const Command kUpdateCommand;
extern const Command kEndpointCommand;
extern const Command kPairCommand;
extern const Command kVersionCommand;
extern const Command kCompletionCommand;

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_COMMAND_H_

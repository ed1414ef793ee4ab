// SPDX-License-Identifier: Apache-2.0
// tillctl present: holds a simulated card out to whatever payment waits for one.

#include "tools/tillctl/command.h"
#include "tools/tillctl/counter.h"
#include "tools/tillctl/json.h"
#include "tools/tillctl/output.h"
#include "tools/tillctl/shared_options.h"

namespace till::tillctl {
namespace {

constexpr OptionSpec kOptions[] = {
    kInsert,
    kTap,
    kSwipe,
    kPin,
};

ExitCode Run(const Environment& environment, const Arguments& arguments) {
  const absl::StatusOr<Presentation> presentation = PresentationFrom(arguments.positional()[0], arguments);
  if (!presentation.ok()) return Fail(environment, presentation.status());
  Counter counter(environment);
  if (absl::Status known = counter.CheckCard(presentation->card); !known.ok())
    return Fail(environment, known);
  if (absl::Status presented = counter.Present(*presentation); !presented.ok())
    return Fail(environment, presented);
  if (environment.json) {
    Print(JsonObject().Text("card", presentation->card).Null("error").ToString());
  } else {
    Print(std::string(InLanguage(environment, "已出示 ", "presented ")) + presentation->card);
  }
  return kDone;
}

}  // namespace

const Command kPresentCommand = {
    "present",
    "CARD [--insert|--tap|--swipe] [--pin DIGITS]",
    {"出示一张模拟卡片(培训、开发版)", "hold out a simulated card (training, development builds)"},
    "@cards",
    kOptions,
    1,
    1,
    Run};

}  // namespace till::tillctl

// SPDX-License-Identifier: Apache-2.0
// tillctl cards: the simulated cards.

#include "tools/tillctl/command.h"
#include "tools/tillctl/counter.h"
#include "tools/tillctl/json.h"
#include "tools/tillctl/output.h"

namespace till::tillctl {
namespace {

ExitCode Run(const Environment& environment, const Arguments&) {
  const absl::StatusOr<std::vector<SimulatedCard>> cards = Counter(environment).Cards();
  if (!cards.ok()) return Fail(environment, cards.status());
  JsonArray list;
  for (const SimulatedCard& card : *cards) {
    std::string ways;
    JsonArray ways_json;
    for (const std::string& way : card.how) {
      ways += (ways.empty() ? "" : " ") + way;
      ways_json.Add(JsonQuote(way));
    }
    list.Add(JsonObject()
                 .Text("name", card.name)
                 .Text("words", card.words)
                 .Raw("how", ways_json.ToString())
                 .ToString());
    if (!environment.json) Print(PadRight(card.name, 20) + PadRight(ways, 18) + card.words);
  }
  if (environment.json) Print(JsonObject().Raw("cards", list.ToString()).Null("error").ToString());
  return kDone;
}

}  // namespace

const Command kCardsCommand = {
    "cards", "", {"列出模拟卡片(培训、开发版)", "list the simulated cards (training, development builds)"},
    "",      {}, 0,
    0,       Run};

}  // namespace till::tillctl

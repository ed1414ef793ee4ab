// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_TOOLS_TILLCTL_COUNTER_H_
#define TILL_TOOLS_TILLCTL_COUNTER_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "tools/tillctl/command.h"

namespace till::tillctl {

// SimulatedCard is a card that the simulated counter has.
struct SimulatedCard {
  std::string name;
  std::string words;
  std::vector<std::string> how;  // "insert", "tap", "swipe"
};

// Presentation is how a simulated card is held out once.
struct Presentation {
  std::string card;
  std::string how;  // empty: the card's own way
  std::optional<std::string>
      pin;  // typed when the pad asks; "cancel" presses cancel; nothing presses nothing
};

// Counter speaks to the simulated counter (RUN/sim/counter.sock, one JSON object a line). A release build has
// it in training alone, and answers NOT_SUPPORTED else.
class Counter {
 public:
  explicit Counter(const Environment& environment)
      : path_(environment.run_directory + "/sim/counter.sock"),
        language_(environment.language),
        training_(environment.training) {}

  absl::StatusOr<std::vector<SimulatedCard>> Cards();
  // CheckCard is UNKNOWN_CARD when no card has that name.
  absl::Status CheckCard(const std::string& name);
  absl::Status Present(const Presentation& presentation);

 private:
  // Ask sends one line and returns the answering line.
  absl::StatusOr<std::string> Ask(const std::string& line);

  const std::string path_;
  const std::string language_;
  [[maybe_unused]] const bool training_;
};

// PresentationFrom reads --card, --tap, --insert, --swipe and --pin.
absl::StatusOr<Presentation> PresentationFrom(const std::string& card, const Arguments& arguments);

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_COUNTER_H_

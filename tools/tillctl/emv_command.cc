// SPDX-License-Identifier: Apache-2.0
// tillctl emv: explains chip data. Needs no terminal.

#include "services/common/status/error.h"
#include "tools/tillctl/command.h"
#include "tools/tillctl/decode/emv_explanation.h"
#include "tools/tillctl/decode/hex.h"
#include "tools/tillctl/json.h"
#include "tools/tillctl/output.h"

namespace till::tillctl {
namespace {

constexpr OptionSpec kOptions[] = {
    {"tag",
     "HEX",
     "",
     {"HEX 是该标签(95、9B、9F34、9F66 …)的值,而不是数据对象列表",
      "HEX is the value of this tag (95, 9B, 9F34, 9F66 …) and not a list of data objects"}},
};

absl::StatusOr<std::vector<Explanation>> Explain(const Arguments& arguments, std::span<const uint8_t> bytes) {
  if (!arguments.Has("tag")) return ExplainTlv(bytes);
  const absl::StatusOr<std::vector<uint8_t>> tag = ParseHex(arguments.Get("tag"));
  if (!tag.ok() || tag->size() > 4) {
    return absl::InvalidArgumentError("--tag: one to four bytes of hex");
  }
  tlv::Tag number = 0;
  for (const uint8_t byte : *tag) number = number << 8 | byte;
  return std::vector<Explanation>{ExplainTag(number, bytes)};
}

// Refuse says what is wrong with what was typed, under the code that every program may expect.
ExitCode Refuse(const Environment& environment, const absl::Status& wrong) {
  return Fail(environment, MakeError(ErrorCode::kInvalidRequest, wrong.message()));
}

ExitCode Run(const Environment& environment, const Arguments& arguments) {
  if (arguments.positional()[0] != "decode") {
    return Refuse(environment, absl::InvalidArgumentError("usage: tillctl emv decode HEX"));
  }
  const absl::StatusOr<std::vector<uint8_t>> bytes = ParseHex(arguments.positional()[1]);
  if (!bytes.ok()) return Refuse(environment, bytes.status());
  const absl::StatusOr<std::vector<Explanation>> explanations = Explain(arguments, *bytes);
  if (!explanations.ok()) return Refuse(environment, explanations.status());
  if (environment.json) {
    JsonArray objects;
    for (const Explanation& explanation : *explanations)
      objects.Add(ExplanationJson(explanation, environment.language));
    Print(JsonObject().Raw("objects", objects.ToString()).Null("error").ToString());
    return kDone;
  }
  std::string text;
  for (const Explanation& explanation : *explanations)
    text += ExplanationText(explanation, environment.language);
  while (text.ends_with('\n')) text.pop_back();
  Print(text);
  return kDone;
}

}  // namespace

const Command kEmvCommand = {"emv",
                             "decode HEX [--tag TAG]",
                             {"解释芯片数据:TLV、TVR、TSI、CVM 结果、TTQ、AIP、AUC、终端性能",
                              "explain chip data: TLV, TVR, TSI, CVM results, TTQ, AIP, AUC, capabilities"},
                             "decode",
                             kOptions,
                             2,
                             2,
                             Run};

}  // namespace till::tillctl

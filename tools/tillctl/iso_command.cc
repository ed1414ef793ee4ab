// SPDX-License-Identifier: Apache-2.0
// tillctl iso: explains an ISO 8583 message. Needs no terminal.

#include "services/common/status/error.h"
#include "tools/tillctl/command.h"
#include "tools/tillctl/decode/hex.h"
#include "tools/tillctl/decode/iso_explanation.h"
#include "tools/tillctl/output.h"

namespace till::tillctl {
namespace {

constexpr OptionSpec kOptions[] = {
    {"profile",
     "NAME",
     "unionpay-pos unionpay-pos/006 iso1993",
     {"收单行的报文规范,使用 SM4 密钥时为 /006(默认取第一个符合的)",
      "the acquirer's profile, /006 while SM4 keys are in use (else the first that fits)"}},
    {"mak",
     "HEX",
     "",
     {"测试主机的明文 MAC 密钥:用来校验 MAC", "the clear MAC key of a test host: checks the MAC"}},
};

// Refuse says what is wrong with what was typed, under the code that every program may expect.
ExitCode Refuse(const Environment& environment, const absl::Status& wrong) {
  return Fail(environment, MakeError(ErrorCode::kInvalidRequest, wrong.message()));
}

ExitCode Run(const Environment& environment, const Arguments& arguments) {
  if (arguments.positional()[0] != "decode") {
    return Refuse(environment, absl::InvalidArgumentError("usage: tillctl iso decode HEX"));
  }
  const absl::StatusOr<std::vector<uint8_t>> bytes = ParseHex(arguments.positional()[1]);
  if (!bytes.ok()) return Refuse(environment, bytes.status());
  std::vector<uint8_t> mac_key;
  if (arguments.Has("mak")) {
    absl::StatusOr<std::vector<uint8_t>> key = ParseHex(arguments.Get("mak"));
    if (!key.ok()) {
      return Refuse(environment, absl::InvalidArgumentError("--mak: " + std::string(key.status().message())));
    }
    mac_key = *std::move(key);
  }
  const absl::StatusOr<IsoExplanation> explanation = ExplainIso(*bytes, arguments.Get("profile"), mac_key);
  if (!explanation.ok()) return Refuse(environment, explanation.status());
  std::string text = environment.json ? IsoJson(*explanation, environment.language)
                                      : IsoText(*explanation, environment.language);
  while (text.ends_with('\n')) text.pop_back();
  Print(text);
  return kDone;
}

}  // namespace

const Command kIsoCommand = {
    "iso",
    "decode HEX [--profile NAME] [--mak HEX]",
    {"逐域解释 ISO 8583 报文,卡数据屏蔽", "explain an ISO 8583 message field by field, card data masked"},
    "decode",
    kOptions,
    2,
    2,
    Run};

}  // namespace till::tillctl

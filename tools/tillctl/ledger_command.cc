// SPDX-License-Identifier: Apache-2.0
// tillctl ledger: proves the books, exports the journal, sums a batch.

#include <charconv>

#include "absl/strings/escaping.h"
#include "absl/time/time.h"
#include "services/ledger/client/grpc_reports_client.h"
#include "tools/tillctl/amount.h"
#include "tools/tillctl/command.h"
#include "tools/tillctl/connection.h"
#include "tools/tillctl/json.h"
#include "tools/tillctl/output.h"

namespace till::tillctl {
namespace {

constexpr OptionSpec kOptions[] = {
    {"from",
     "SEQUENCE",
     "",
     {"从第几条日志开始导出,默认 1", "the first journal entry to export, 1 if not given"}},
    {"limit", "COUNT", "", {"最多导出多少条,默认全部", "the most entries to export; all if not given"}},
    {"batch", "NUMBER", "", {"要汇总的批次,默认当前批次", "the batch to sum, the current one if not given"}},
};

ledger::GrpcReportsClient Reports(const Environment& environment) {
  return ledger::GrpcReportsClient(ChannelOf(environment, "ledger", "reports"), environment.language);
}

bool ReadNumber(const std::string& text, int64_t& number) {
  if (text.empty()) return true;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number >= 0;
}

std::string TimeText(const google::protobuf::Timestamp& time) {
  return absl::FormatTime("%Y-%m-%dT%H:%M:%E6SZ",
                          absl::FromUnixSeconds(time.seconds()) + absl::Nanoseconds(time.nanos()),
                          absl::UTCTimeZone());
}

ExitCode Verify(const Environment& environment) {
  const absl::StatusOr<ledger::v1::VerifyResponse> proof = Reports(environment).Verify();
  if (!proof.ok()) return Fail(environment, proof.status());
  const std::string head = absl::BytesToHexString(proof->head_hash());
  JsonArray findings;
  for (const ledger::v1::VerifyResponse::Finding& finding : proof->findings()) {
    findings.Add(JsonObject()
                     .Text("check", finding.check())
                     .Number("sequence", finding.sequence())
                     .Text("detail", finding.detail())
                     .ToString());
    if (!environment.json) {
      Print("  " + finding.check() + " " + std::to_string(finding.sequence()) + ": " + finding.detail());
    }
  }
  if (environment.json) {
    Print(JsonObject()
              .Bool("sound", proof->sound())
              .Number("entries", proof->entries())
              .Number("payments", proof->payments())
              .Text("head_hash", head)
              .Raw("findings", findings.ToString())
              .Null("error")
              .ToString());
  } else {
    Print(std::string(proof->sound() ? InLanguage(environment, "账目完好: ", "The books are sound: ")
                                     : InLanguage(environment, "账目有误: ", "THE BOOKS ARE NOT SOUND: ")) +
          std::to_string(proof->entries()) + std::string(InLanguage(environment, " 条记录, ", " entries, ")) +
          std::to_string(proof->payments()) +
          std::string(InLanguage(environment, " 笔交易, ", " payments, ")) + "head " + head);
  }
  return proof->sound() ? kDone : kDeclined;
}

std::string EntryJson(const ledger::v1::JournalEntry& entry) {
  JsonArray postings;
  for (const ledger::v1::Posting& posting : entry.postings()) {
    postings.Add(JsonObject()
                     .Text("account", posting.account())
                     .Number("minor_units", posting.minor_units())
                     .Text("currency", posting.currency_code())
                     .ToString());
  }
  return JsonObject()
      .Number("sequence", entry.sequence())
      .Text("time", TimeText(entry.time()))
      .Text("kind", entry.kind())
      .Text("payment", entry.payment())
      .Raw("postings", postings.ToString())
      .Text("payload", absl::BytesToHexString(entry.payload()))
      .Text("previous_hash", absl::BytesToHexString(entry.previous_hash()))
      .Text("hash", absl::BytesToHexString(entry.hash()))
      .ToString();
}

// One JSON object a line with --json, so that a reader need not wait for the end.
ExitCode Export(const Environment& environment, const Arguments& arguments) {
  int64_t from = 0;
  int64_t limit = 0;
  if (!ReadNumber(arguments.Get("from"), from) || !ReadNumber(arguments.Get("limit"), limit)) {
    return Fail(environment, absl::InvalidArgumentError("--from and --limit want numbers"));
  }
  ledger::v1::ExportRequest request;
  request.set_from_sequence(from);
  request.set_limit(limit);
  const absl::Status exported =
      Reports(environment).Export(request, [&](const ledger::v1::JournalEntry& entry) {
        if (environment.json) {
          Print(EntryJson(entry));
          return true;
        }
        std::string line = PadRight(std::to_string(entry.sequence()), 8) + TimeText(entry.time()) + "  " +
                           PadRight(entry.kind(), 8) + PadRight(entry.payment(), 44);
        for (const ledger::v1::Posting& posting : entry.postings()) {
          line += " " + posting.account() + (posting.minor_units() < 0 ? "" : "+") +
                  std::to_string(posting.minor_units());
        }
        Print(line);
        return true;
      });
  return exported.ok() ? kDone : Fail(environment, exported);
}

ExitCode Totals(const Environment& environment, const Arguments& arguments) {
  int64_t batch = 0;
  if (!ReadNumber(arguments.Get("batch"), batch) || batch > 999'999) {
    return Fail(environment, absl::InvalidArgumentError("--batch wants a number up to 999999"));
  }
  ledger::v1::TotalsRequest request;
  request.set_batch_number(static_cast<int>(batch));
  const absl::StatusOr<ledger::v1::TotalsResponse> totals = Reports(environment).Totals(request);
  if (!totals.ok()) return Fail(environment, totals.status());
  JsonArray lines;
  for (const ledger::v1::TotalsResponse::Line& line : totals->lines()) {
    lines.Add(JsonObject()
                  .Text("operator", line.operator_id())
                  .Text("scheme", line.scheme())
                  .Number("shift", line.shift_number())
                  .Text("kind", ledger::v1::PaymentKind_Name(line.kind()))
                  .Number("count", line.count())
                  .Number("amount_minor", line.amount().minor_units())
                  .Text("currency", line.amount().currency_code())
                  .ToString());
    if (environment.json) continue;
    const std::string who =
        !line.operator_id().empty() ? line.operator_id()
        : !line.scheme().empty()    ? line.scheme()
        : line.shift_number() != 0
            ? std::string(InLanguage(environment, "班次 ", "shift ")) + std::to_string(line.shift_number())
            : std::string(InLanguage(environment, "合计", "batch"));
    Print(PadRight(who, 12) + PadRight(std::to_string(line.count()), 8) +
          FormatAmount(line.amount().minor_units(), line.amount().currency_code()));
  }
  if (environment.json) {
    Print(JsonObject()
              .Number("batch", totals->batch_number())
              .Raw("lines", lines.ToString())
              .Number("open", totals->open_count())
              .Number("reversals_owed", totals->reversal_owed_count())
              .Null("error")
              .ToString());
  }
  return kDone;
}

ExitCode Run(const Environment& environment, const Arguments& arguments) {
  const std::string& what = arguments.positional()[0];
  if (what == "verify") return Verify(environment);
  if (what == "export") return Export(environment, arguments);
  if (what == "totals") return Totals(environment, arguments);
  return Fail(environment, absl::InvalidArgumentError("usage: tillctl ledger verify | export | totals"));
}

}  // namespace

const Command kLedgerCommand = {
    "ledger",
    "verify | export [--from SEQUENCE] [--limit COUNT] | totals [--batch NUMBER]",
    {"验证账本、导出日志、汇总批次", "prove the books, export the journal, sum a batch"},
    "verify export totals",
    kOptions,
    1,
    1,
    Run};

}  // namespace till::tillctl

// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/terminal.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/common/status/error.h"
#include "services/payment/projection.h"
#include "services/payment/sale.h"
#include "tests/simulation/process_death.h"

namespace till::simulation {

using ledger::v1::PaymentRecord;
using payment::Sale;

namespace {

constexpr int kWritesOfOpening = 40;

// The same content has the same digest.
std::string DigestOf(const Wish& wish) {
  std::string digest = absl::StrCat(static_cast<int>(wish.kind), " ", wish.amount, " ", wish.original);
  digest.resize(32, '.');
  return digest;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Terminal>> Terminal::Boot(World& world, const std::string& path) {
  ledger::LedgerOptions options;
  if (world.faults.Strike(Fault::kTornWrite)) {
    world.disk.CrashAtWrite(static_cast<int>(world.random.Below(kWritesOfOpening)));
  }
  absl::StatusOr<std::unique_ptr<ledger::Ledger>> opened = ledger::Ledger::Open(path, options, world.clock);
  if (world.disk.DoNotCrash()) {
    world.log.Add("death while opening the books");
    throw ProcessDeath();
  }
  if (!opened.ok()) return opened.status();
  return std::unique_ptr<Terminal>(new Terminal(world, *std::move(opened)));
}

Terminal::Terminal(World& world, std::unique_ptr<ledger::Ledger> ledger)
    : world_(world),
      ledger_(std::move(ledger)),
      real_books_(*ledger_, world.disk, world.random.Fork(), world.faults, world.log,
                  [&world] { world.PeopleAct(); }),
      planted_books_(world.seams.books ? world.seams.books(real_books_) : nullptr),
      planted_host_(world.seams.host ? world.seams.host(world.line) : nullptr),
      books_(planted_books_ ? *planted_books_ : real_books_),
      host_(planted_host_ ? *planted_host_ : static_cast<payment::HostPort&>(world.line)),
      recovery_(
          {.books = books_, .host = host_}, absl::Seconds(30), [](const std::string&) { return false; },
          [](const PaymentRecord&) {}) {}

absl::StatusOr<int> Terminal::WorkOff() {
  const absl::StatusOr<int> remaining = recovery_.ResolveAll();
  if (remaining.ok()) work_waiting_ = *remaining > 0;
  return remaining;
}

absl::Status Terminal::BeReadyForTheHost() {
  work_waiting_ = world_.line.HeardLate() || work_waiting_;
  if (!work_waiting_) return absl::OkStatus();
  const absl::StatusOr<int> remaining = WorkOff();
  if (!remaining.ok()) return remaining.status();
  if (*remaining > 0) return MakeError(ErrorCode::kReversalOwed, "a payment is still being undone");
  return absl::OkStatus();
}

absl::Status Terminal::Take(const Wish& wish) {
  if (absl::Status ready = BeReadyForTheHost(); !ready.ok()) return ready;
  ledger::v1::RecordIntentRequest intent;
  intent.set_payment(absl::StrFormat("payments/%012x%010x", absl::ToUnixMillis(world_.clock.Now()),
                                     world_.random.Below(int64_t{1} << 40)));
  intent.set_request_id(wish.request_id);
  intent.set_request_digest(DigestOf(wish));
  intent.set_kind(wish.kind);
  intent.mutable_amount()->set_minor_units(wish.amount);
  intent.mutable_amount()->set_currency_code("CNY");
  intent.set_operator_id("01");
  // From here on something may be open in the books that nobody works at.
  work_waiting_ = true;
  const absl::StatusOr<ledger::v1::RecordIntentResponse> recorded = books_.RecordIntent(intent);
  if (!recorded.ok()) return recorded.status();
  if (recorded->existed()) return absl::OkStatus();

  const PaymentRecord& record = recorded->record();
  auto log = std::make_shared<payment::PaymentLog>(payment::PaymentFromRecord(record), world_.clock);
  world_.shown[record.payment()] = log;
  Sale sale({.card = world_.card, .pin = world_.pin, .host = host_, .books = books_, .clock = world_.clock},
            {}, record, *log);
  world_.cancel = [&sale] { sale.Cancel(); };
  sale.Run();
  world_.cancel = nullptr;
  work_waiting_ = sale.MayBeOpenInTheBooks();
  const payment::v1::Payment ended = log->Now();
  world_.log.Add("shown: ", record.payment(), " ", payment::v1::Payment::State_Name(ended.state()));
  if (ended.state() == payment::v1::Payment::APPROVED) {
    // Paper is no money: when this fails, it can be had later.
    books_.RecordReceipt(record.payment(), {"jobs/" + wish.request_id}).IgnoreError();
  }
  return absl::OkStatus();
}

}  // namespace till::simulation

// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/terminal.h"

#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/common/status/error.h"
#include "services/payment/host_messages.h"
#include "services/payment/projection.h"
#include "services/payment/settlement_run.h"
#include "tests/simulation/process_death.h"

namespace till::simulation {

using ledger::v1::PaymentRecord;
using payment::PaymentOrder;
using payment::v1::Payment;

namespace {

constexpr int kWritesOfOpening = 40;
constexpr absl::Duration kReplyTimeout = absl::Seconds(60);

// As the payment desk sees it.
bool IsLineDown(const absl::Status& status) {
  const ErrorCode code = ErrorCodeOf(status);
  return code == ErrorCode::kHostUnreachable || code == ErrorCode::kHostSilent ||
         code == ErrorCode::kNotSignedOn || code == ErrorCode::kReversalOwed;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Terminal>> Terminal::Boot(World& world, const std::string& path) {
  if (world.faults.Strike(Fault::kTornWrite)) {
    world.disk.CrashAtWrite(static_cast<int>(world.random.Below(kWritesOfOpening)));
  }
  absl::StatusOr<std::unique_ptr<ledger::Ledger>> opened = ledger::Ledger::Open(path, {}, world.clock);
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
      intake_({.card = world.card,
               .pin = world.pin,
               .host = host_,
               .books = books_,
               .shop = world.shop,
               .clock = world.clock},
              [this] { return NewName(); }),
      duties_(
          {.card = world.card, .host = host_, .books = books_, .shop = world.shop, .clock = world.clock},
          [](const std::string&) { return false; }, [](const PaymentRecord&) {}) {}

std::string Terminal::NewName() {
  return absl::StrFormat("payments/%012x%010x", absl::ToUnixMillis(world_.clock.Now()),
                         world_.random.Below(int64_t{1} << 40));
}

absl::Status Terminal::Take(PaymentOrder order) {
  if (absl::Status checked = intake_.Check(order); !checked.ok()) return checked;
  const absl::StatusOr<std::optional<ledger::v1::Settlement>> settlement = books_.RunningSettlement();
  if (!settlement.ok()) return settlement.status();
  if (settlement->has_value())
    return MakeError(ErrorCode::kSettlementInProgress, "the batch is being settled");
  if (world_.line.HeardLate()) duties_.NoteWork();
  bool host_is_away = false;
  if (absl::Status ready = duties_.BeReady(); !ready.ok()) {
    if (!IsLineDown(ready)) return ready;
    if (absl::Status may = intake_.MayGoAheadWithout(order, ready); !may.ok()) return may;
    world_.log.Add("the host is away: ", ErrorCodeName(ErrorCodeOf(ready)));
    host_is_away = true;
  }
  const absl::StatusOr<ledger::v1::RecordIntentResponse> recorded = intake_.Record(order);
  if (!recorded.ok()) {
    duties_.NoteWork();
    return recorded.status();
  }
  if (!recorded->existed()) Run(order, recorded->record(), host_is_away);
  return absl::OkStatus();
}

void Terminal::Run(const PaymentOrder& order, const PaymentRecord& intent, bool host_is_away) {
  auto log = std::make_shared<payment::PaymentLog>(payment::PaymentFromRecord(intent), world_.clock);
  world_.shown[intent.payment()] = log;
  const absl::StatusOr<std::unique_ptr<payment::RunningPayment>> machine =
      intake_.Make(order, intent, *log, host_is_away);
  if (!machine.ok()) {
    duties_.NoteWork();
    return;
  }
  world_.card.ExpectCardOf(order.original);
  world_.cancel = [&machine] { (*machine)->Cancel(); };
  (*machine)->Run();
  world_.cancel = nullptr;
  const Payment ended = log->Now();
  world_.log.Add("shown: ", intent.payment(), " ", Payment::State_Name(ended.state()));
  if (payment::AsksForSignOn(ended.host().response().code())) duties_.NoteSignOn();
  if ((*machine)->LeftWork()) duties_.NoteWork();
  if (ended.state() != Payment::APPROVED && ended.state() != Payment::ADVICE_OWED) return;
  // Paper is no money: when this fails, it can be had later.
  books_.RecordReceipt(intent.payment(), {"jobs/" + order.request_id}).IgnoreError();
}

absl::Status Terminal::WorkOff() {
  if (world_.line.HeardLate()) duties_.NoteWork();
  if (duties_.HasWork()) {
    if (absl::Status ready = duties_.BeReady(); !ready.ok()) return ready;
  }
  const absl::StatusOr<std::optional<ledger::v1::Settlement>> settlement = books_.RunningSettlement();
  if (!settlement.ok()) return settlement.status();
  return settlement->has_value() ? Settle() : absl::OkStatus();
}

absl::Status Terminal::Settle() {
  duties_.NoteWork();
  if (absl::Status ready = duties_.BeReady(); !ready.ok()) return ready;
  payment::SettlementRun run({.host = host_, .books = books_}, kReplyTimeout,
                             [](const ledger::v1::Settlement&) { return std::vector<std::string>{}; });
  const absl::Status settled = run.Run("01", [this](const ledger::v1::Settlement& settlement) {
    world_.log.Add("settlement ", settlement.name(), " ",
                   ledger::v1::Settlement::State_Name(settlement.state()), " ", settlement.uploaded(), " of ",
                   settlement.to_upload());
  });
  if (!settled.ok()) return settled;
  duties_.NoteSignOn();
  duties_.BeReady().IgnoreError();
  return absl::OkStatus();
}

absl::StatusOr<int> Terminal::OpenPayments() {
  const absl::StatusOr<std::vector<PaymentRecord>> open = books_.OpenPayments();
  if (!open.ok()) return open.status();
  return static_cast<int>(open->size());
}

}  // namespace till::simulation

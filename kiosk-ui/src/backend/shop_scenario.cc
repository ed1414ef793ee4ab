// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/shop_scenario.h"

#include "kiosk-ui/src/backend/scenario_fields.h"

namespace till::kiosk {
namespace {

Money Yuan(int minor_units) {
  return {minor_units, QStringLiteral("CNY")};
}

Sums ParseSums(const QJsonObject& object, QString* error) {
  Sums sums;
  ScenarioFields fields(object, QStringLiteral("shop.sums"), error);
  sums.batch = fields.Number("batch", 0);
  sums.shift = fields.Number("shift", 0);
  sums.open = fields.Number("open", 0);
  sums.reversals_owed = fields.Number("reversals_owed", 0);
  sums.advices_owed = fields.Number("advices_owed", 0);
  for (const QJsonObject& item : fields.Objects("lines")) {
    ScenarioFields line(item, QStringLiteral("shop.sums.lines"), error);
    sums.lines.append({line.Text("operator"), line.Text("scheme"), line.Text("kind"), line.Number("count", 0),
                       Yuan(line.Number("amount_minor", 0)), line.Number("shift", 0)});
    line.Done();
  }
  fields.Done();
  return sums;
}

SettlementGroup ParseGroup(const QJsonObject& object, QString* error) {
  ScenarioFields fields(object, QStringLiteral("shop.settlements.group"), error);
  SettlementGroup group;
  group.taken = Yuan(fields.Number("taken_minor", 0));
  group.taken_count = fields.Number("taken_count", 0);
  group.given_back = Yuan(fields.Number("given_back_minor", 0));
  group.given_back_count = fields.Number("given_back_count", 0);
  group.word = fields.Truth("equal", true) ? SettlementGroup::Word::Equal : SettlementGroup::Word::Different;
  fields.Done();
  return group;
}

Settlement ParseSettlement(const QJsonObject& object, QString* error) {
  ScenarioFields fields(object, QStringLiteral("shop.settlements"), error);
  Settlement settlement;
  settlement.id = fields.Text("id");
  settlement.batch = fields.Number("batch", 0);
  settlement.stage = Settlement::Stage::Closed;
  settlement.domestic = ParseGroup(fields.Object("domestic"), error);
  settlement.foreign = ParseGroup(fields.Object("foreign"), error);
  settlement.uploaded = fields.Number("uploaded", 0);
  settlement.to_upload = settlement.uploaded;
  settlement.operator_number = fields.Text("operator");
  settlement.begun = fields.Moment("time");
  settlement.closed = settlement.begun;
  settlement.has_slip = true;
  fields.Done();
  return settlement;
}

BookEntry ParseEntry(const QJsonObject& object, QString* error) {
  ScenarioFields fields(object, QStringLiteral("shop.books"), error);
  BookEntry entry;
  entry.id = fields.Text("id");
  entry.kind = fields.Text("kind", QStringLiteral("SALE"));
  entry.amount = Yuan(fields.Number("amount_minor", 0));
  const QString state = fields.Text("state", QStringLiteral("Posted"));
  if (state == QLatin1String("Posted")) {
    entry.state = BookState::Posted;
  } else if (state == QLatin1String("Voided")) {
    entry.state = BookState::Voided;
  } else if (state == QLatin1String("Open")) {
    entry.state = BookState::Open;
  } else {
    fields.Fail("state", "is Posted, Voided or Open");
  }
  entry.being_undone = fields.Truth("being_undone", false);
  entry.card.scheme = fields.Text("scheme");
  entry.card.masked_number = fields.Text("masked_number");
  entry.operator_number = fields.Text("operator", QStringLiteral("01"));
  entry.time = fields.Moment("time");
  fields.Done();
  return entry;
}

StaffMember ParseStaff(const QJsonObject& object, QString* error) {
  ScenarioFields fields(object, QStringLiteral("shop.staff"), error);
  StaffMember member;
  member.number = fields.Text("number");
  member.name = fields.Text("name");
  const QString role = fields.Text("role", QStringLiteral("cashier"));
  if (role == QLatin1String("supervisor")) {
    member.role = StaffRole::Supervisor;
  } else if (role == QLatin1String("administrator")) {
    member.role = StaffRole::Administrator;
  } else if (role != QLatin1String("cashier")) {
    fields.Fail("role", "is cashier, supervisor or administrator");
  }
  member.locked = fields.Truth("locked", false);
  member.disabled = fields.Truth("disabled", false);
  member.owes_password = fields.Truth("owes_password", false);
  member.last_sign_in = fields.Moment("last_sign_in");
  fields.Done();
  return member;
}

AuditEntry ParseAudit(const QJsonObject& object, QString* error) {
  ScenarioFields fields(object, QStringLiteral("shop.audit"), error);
  AuditEntry entry{fields.Moment("time"), fields.Text("operator"), fields.Text("act"), fields.Text("subject"),
                   fields.Text("outcome", QStringLiteral("done"))};
  fields.Done();
  return entry;
}

TerminalSettings ParseSettings(const QJsonObject& object, QString* error) {
  ScenarioFields fields(object, QStringLiteral("shop.settings"), error);
  TerminalSettings settings;
  settings.shop_name_zh = fields.Text("shop_name_zh");
  settings.shop_name_en = fields.Text("shop_name_en");
  settings.receipt_header = fields.Text("receipt_header");
  settings.receipt_footer = fields.Text("receipt_footer");
  settings.receipt_language = fields.Text("receipt_language", QStringLiteral("both"));
  settings.time_zone = fields.Text("time_zone", QStringLiteral("Asia/Shanghai"));
  settings.sale_limit = fields.Number("sale_limit_minor", 5'000'000);
  settings.refund_limit = fields.Number("refund_limit_minor", 0);
  settings.contactless_limit = fields.Number("contactless_limit_minor", 100'000);
  settings.contact = fields.Truth("contact", true);
  settings.contactless = fields.Truth("contactless", true);
  settings.stripe = fields.Truth("stripe", true);
  settings.disabled_kinds = fields.Texts("disabled_kinds");
  settings.typed_kinds = fields.Texts("typed_kinds");
  settings.typed_limit = fields.Number("typed_limit_minor", 0);
  settings.completion_percent = fields.Number("completion_percent", 115);
  settings.offline_limit = fields.Number("offline_limit_minor", 0);
  settings.void_needs_card = fields.Truth("void_needs_card", false);
  settings.acquirer_name = fields.Text("acquirer_name");
  settings.merchant_id = fields.Text("merchant_id");
  settings.terminal_id = fields.Text("terminal_id");
  settings.receipt_copies = fields.Number("receipt_copies", 2);
  settings.idle_seconds = fields.Number("idle_seconds", 300);
  settings.settlement_time = fields.Text("settlement_time");
  fields.Done();
  return settings;
}

Payee ParsePayee(const QJsonObject& object, QString* error) {
  ScenarioFields fields(object, QStringLiteral("shop.payee"), error);
  Payee payee;
  payee.name = fields.Text("name");
  payee.identity_number = fields.Text("identity_number");
  payee.phone = fields.Text("phone");
  payee.address = fields.Text("address");
  payee.photos = fields.Texts("photos");
  payee.updated_by = fields.Text("updated_by", QStringLiteral("99"));
  payee.reviewed_by = fields.Text("reviewed_by");
  payee.review_note = fields.Text("review_note");
  const QString review = fields.Text("review", QStringLiteral("NotSubmitted"));
  if (review == QLatin1String("Submitted")) {
    payee.review = Payee::Review::Submitted;
    payee.submission = QStringLiteral("payee/1");
  } else if (review == QLatin1String("Accepted")) {
    payee.review = Payee::Review::Accepted;
  } else if (review == QLatin1String("Refused")) {
    payee.review = Payee::Review::Refused;
  } else if (review != QLatin1String("NotSubmitted")) {
    fields.Fail("review", "is NotSubmitted, Submitted, Accepted or Refused");
  }
  fields.Done();
  return payee;
}

Promotion ParsePromotion(const QJsonObject& object, QString* error) {
  ScenarioFields fields(object, QStringLiteral("shop.promotions"), error);
  Promotion promotion;
  promotion.id = fields.Text("id");
  promotion.name_zh = fields.Text("name_zh");
  promotion.name_en = fields.Text("name_en");
  promotion.enabled = fields.Truth("enabled", true);
  promotion.percent_hundredths = fields.Number("percent_hundredths", 0);
  promotion.amount_off = fields.Number("amount_off_minor", 0);
  promotion.least_amount = fields.Number("least_amount_minor", 0);
  promotion.most_off = fields.Number("most_off_minor", 0);
  promotion.first_day = fields.Text("first_day");
  promotion.last_day = fields.Text("last_day");
  fields.Done();
  return promotion;
}

MachineFacts ParseFacts(const QJsonObject& object, QString* error) {
  ScenarioFields fields(object, QStringLiteral("shop.machine"), error);
  MachineFacts facts;
  facts.version = fields.Text("version");
  facts.serial_number = fields.Text("serial_number");
  facts.development = fields.Truth("development", false);
  facts.started = fields.Moment("started");
  facts.storage_total = fields.Number("storage_total_megabytes", 0) * qint64{1'000'000};
  facts.storage_free = fields.Number("storage_free_megabytes", 0) * qint64{1'000'000};
  fields.Done();
  return facts;
}

QList<ShopScenario::FakeFinding> ParseFindings(const QList<QJsonObject>& items, const char* where,
                                               QString* error) {
  QList<ShopScenario::FakeFinding> findings;
  for (const QJsonObject& item : items) {
    ScenarioFields fields(item, QLatin1String(where), error);
    findings.append({fields.Text("point"), fields.Named("health", Health::Good), fields.Text("fault"),
                     fields.Spoken("advice")});
    fields.Done();
  }
  return findings;
}

}  // namespace

ShopScenario ShopScenario::Parse(const QJsonObject& object, QString* error) {
  ShopScenario shop;
  ScenarioFields fields(object, QStringLiteral("shop"), error);
  shop.sums = ParseSums(fields.Object("sums"), error);
  ScenarioFields line(fields.Object("line"), QStringLiteral("shop.line"), error);
  shop.line.connected = line.Truth("connected", true);
  shop.line.signed_on = line.Truth("signed_on", true);
  shop.line.problem.code = line.Text("problem");
  line.Done();
  for (const QJsonObject& item : fields.Objects("settlements"))
    shop.settlements.append(ParseSettlement(item, error));
  shop.balances = fields.Truth("balances", true);
  shop.settle_fails_with = fields.Text("settle_fails_with");
  shop.sign_on_fails_with = fields.Text("sign_on_fails_with");
  for (const QJsonObject& item : fields.Objects("books")) shop.books.append(ParseEntry(item, error));
  for (const QJsonObject& item : fields.Objects("staff")) shop.staff.append(ParseStaff(item, error));
  for (const QJsonObject& item : fields.Objects("audit")) shop.audit.append(ParseAudit(item, error));
  shop.settings = ParseSettings(fields.Object("settings"), error);
  shop.change_fails_with = fields.Text("change_fails_with");
  if (fields.Has("payee")) shop.payee = ParsePayee(fields.Object("payee"), error);
  for (const QJsonObject& item : fields.Objects("promotions"))
    shop.promotions.append(ParsePromotion(item, error));
  shop.quote_takes_ms = fields.Number("quote_takes_ms", 0);
  shop.facts = ParseFacts(fields.Object("machine"), error);
  shop.checklist = ParseFindings(fields.Objects("checklist"), "shop.checklist", error);
  shop.tests = ParseFindings(fields.Objects("tests"), "shop.tests", error);
  shop.office = OfficeScenario::Parse(fields.Object("office"), error);
  fields.Done();
  return shop;
}

}  // namespace till::kiosk

// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/reports_service.h"

#include <string>

#include "services/common/rpc/status_mapping.h"
#include "services/ledger/convert.h"

namespace till::ledger {
namespace {

PaymentFilter FilterFromProto(const v1::SearchRequest& request) {
  PaymentFilter filter;
  if (request.has_from()) filter.from_micros = MicrosFromProto(request.from());
  if (request.has_to()) filter.to_micros = MicrosFromProto(request.to());
  filter.amount_minor = request.amount().minor_units();
  filter.currency = request.amount().currency_code();
  filter.last_four = request.last_four();
  filter.reference_number = request.reference_number();
  filter.operator_id = request.operator_id();
  filter.batch_number = request.batch_number();
  filter.kinds = {request.kinds().begin(), request.kinds().end()};
  filter.trace_number = request.trace_number();
  filter.business_date = request.business_date();
  filter.shift_number = request.shift_number();
  filter.original = request.original();
  filter.with_messages = request.with_messages();
  switch (request.state()) {
    case v1::PaymentRecord::OPEN:
      filter.state = PaymentFilter::State::kOpen;
      break;
    case v1::PaymentRecord::POSTED:
      filter.state = PaymentFilter::State::kPosted;
      break;
    case v1::PaymentRecord::VOIDED:
      filter.state = PaymentFilter::State::kVoided;
      break;
    default:
      filter.state = PaymentFilter::State::kAny;
  }
  return filter;
}

}  // namespace

grpc::Status ReportsService::Search(grpc::ServerContext* context, const v1::SearchRequest* request,
                                    v1::SearchResponse* response) {
  const absl::StatusOr<PaymentPage> page =
      reader_.Search(FilterFromProto(*request), request->page().page_size(), request->page().page_token());
  if (!page.ok()) return rpc::ToGrpc(page.status(), context);
  for (const PaymentRecord& payment : page->payments) RecordToPublicProto(payment, *response->add_records());
  response->set_next_page_token(page->next_page_token);
  return grpc::Status::OK;
}

grpc::Status ReportsService::Totals(grpc::ServerContext* context, const v1::TotalsRequest* request,
                                    v1::TotalsResponse* response) {
  const absl::StatusOr<LedgerTotals> totals = reader_.Totals({.batch_number = request->batch_number(),
                                                              .business_date = request->business_date(),
                                                              .shift_number = request->shift_number()});
  if (!totals.ok()) return rpc::ToGrpc(totals.status(), context);
  response->set_batch_number(totals->batch_number);
  for (const TotalsLine& line : totals->lines) {
    v1::TotalsResponse::Line& out = *response->add_lines();
    out.set_operator_id(line.operator_id);
    out.set_scheme(line.scheme);
    out.set_kind(static_cast<v1::PaymentKind>(line.payment_kind));
    out.set_count(line.count);
    out.mutable_amount()->set_minor_units(line.amount_minor);
    out.mutable_amount()->set_currency_code(line.currency);
    out.mutable_tips()->set_minor_units(line.tips_minor);
    out.mutable_tips()->set_currency_code(line.currency);
    out.set_shift_number(line.shift_number);
  }
  response->set_open_count(totals->open_count);
  response->set_reversal_owed_count(totals->reversal_owed_count);
  response->set_advice_owed_count(totals->advice_owed_count);
  response->set_shift_number(totals->shift_number);
  return grpc::Status::OK;
}

grpc::Status ReportsService::Verify(grpc::ServerContext* context, const v1::VerifyRequest*,
                                    v1::VerifyResponse* response) {
  const absl::StatusOr<Verification> verified = reader_.Verify();
  if (!verified.ok()) return rpc::ToGrpc(verified.status(), context);
  response->set_sound(verified->sound());
  response->set_entries(verified->entries);
  response->set_payments(verified->payments);
  response->set_head_hash(verified->head_hash);
  response->set_head_signature(signer_.Sign(verified->entries, verified->head_hash));
  response->set_public_key(signer_.public_key());
  for (const Finding& finding : verified->findings) {
    v1::VerifyResponse::Finding& out = *response->add_findings();
    out.set_check(finding.check);
    out.set_sequence(finding.sequence);
    out.set_detail(finding.detail);
  }
  return grpc::Status::OK;
}

grpc::Status ReportsService::ExportStream(grpc::ServerContext* context, const v1::ExportRequest* request,
                                          grpc::ServerWriter<v1::JournalEntry>* writer) {
  const absl::Status exported =
      reader_.Export(request->from_sequence(), request->limit(), [&](const ExportedRecord& record) {
        v1::JournalEntry entry;
        EntryToProto(record, entry);
        return !context->IsCancelled() && writer->Write(entry);
      });
  return rpc::ToGrpc(exported, context);
}

grpc::Status ReportsService::ListSettlements(grpc::ServerContext* context,
                                             const v1::ListSettlementsRequest* request,
                                             v1::ListSettlementsResponse* response) {
  const absl::StatusOr<SettlementPage> page =
      reader_.ListSettlements(request->page().page_size(), request->page().page_token());
  if (!page.ok()) return rpc::ToGrpc(page.status(), context);
  for (const Settlement& settlement : page->settlements)
    SettlementToProto(settlement, *response->add_settlements());
  response->set_next_page_token(page->next_page_token);
  return grpc::Status::OK;
}

grpc::Status ReportsService::ExportBackup(grpc::ServerContext* context, const v1::ExportBackupRequest*,
                                          grpc::ServerWriter<v1::BackupChunk>* writer) {
  const absl::Status exported = reader_.BackUp([&](std::string_view bytes) {
    v1::BackupChunk chunk;
    chunk.set_data(std::string(bytes));
    return !context->IsCancelled() && writer->Write(chunk);
  });
  return rpc::ToGrpc(exported, context);
}

}  // namespace till::ledger

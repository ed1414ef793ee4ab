// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/grpc_settings.h"

#include <string>
#include <utility>
#include <vector>

namespace till::kiosk {
namespace {

namespace ledger = till::ledger::v1;
namespace terminal = till::terminal::v1;

QString Text(const std::string& text) {
  return QString::fromStdString(text);
}

// What 0 means (protos/till/terminal/v1/parameters.proto).
constexpr int kCompletionPercent = 115;
constexpr int kPreAuthorizationDays = 30;
constexpr int kTipPercent = 20;
constexpr int kOfflineMost = 5;
constexpr int kOfflineHours = 24;

int Effective(int value, int usual) {
  return value == 0 ? usual : value;
}

// A 0 stays while the screen still has what it stands for: reading settings and sending them changes nothing.
int Kept(int before, int wanted, int usual) {
  return before == 0 && wanted == usual ? 0 : wanted;
}

// Those that this build knows, as the API numbers them.
std::vector<ledger::PaymentKind> Kinds(const QStringList& names) {
  std::vector<ledger::PaymentKind> kinds;
  for (const QString& name : names) {
    ledger::PaymentKind parsed = ledger::PAYMENT_KIND_UNSPECIFIED;
    if (ledger::PaymentKind_Parse(name.toStdString(), &parsed)) kinds.push_back(parsed);
  }
  return kinds;
}

QStringList Names(const google::protobuf::RepeatedField<int>& kinds) {
  QStringList names;
  for (const int kind : kinds)
    names.append(Text(ledger::PaymentKind_Name(static_cast<ledger::PaymentKind>(kind))));
  return names;
}

// Fills in what the screen changes; the rest stays.
void Put(const TerminalSettings& settings, terminal::MerchantProfile* profile) {
  profile->set_name_zh(settings.shop_name_zh.toStdString());
  profile->set_name_en(settings.shop_name_en.toStdString());
  profile->set_receipt_header(settings.receipt_header.toStdString());
  profile->set_receipt_footer(settings.receipt_footer.toStdString());
  profile->set_receipt_language(settings.receipt_language.toStdString());
  profile->set_time_zone(settings.time_zone.toStdString());
}

void Put(const TerminalSettings& settings, terminal::TerminalParameters* parameters) {
  parameters->set_sale_limit_minor(settings.sale_limit);
  parameters->set_refund_limit_minor(settings.refund_limit);
  parameters->set_contactless_no_cvm_limit_minor(settings.contactless_limit);
  parameters->set_contact_enabled(settings.contact);
  parameters->set_contactless_enabled(settings.contactless);
  parameters->set_stripe_enabled(settings.stripe);
  parameters->clear_disabled_kinds();
  for (const ledger::PaymentKind kind : Kinds(settings.disabled_kinds)) parameters->add_disabled_kinds(kind);
  parameters->clear_typed_kinds();
  for (const ledger::PaymentKind kind : Kinds(settings.typed_kinds)) parameters->add_typed_kinds(kind);
  parameters->set_typed_limit_minor(settings.typed_limit);
  parameters->set_completion_cap_percent(
      Kept(parameters->completion_cap_percent(), settings.completion_percent, kCompletionPercent));
  parameters->set_pre_authorization_days(
      Kept(parameters->pre_authorization_days(), settings.pre_authorization_days, kPreAuthorizationDays));
  parameters->set_tip_cap_percent(Kept(parameters->tip_cap_percent(), settings.tip_percent, kTipPercent));
  parameters->set_offline_limit_minor(settings.offline_limit);
  parameters->set_offline_most(Kept(parameters->offline_most(), settings.offline_most, kOfflineMost));
  parameters->set_offline_total_minor(settings.offline_total);
  parameters->set_offline_hours(Kept(parameters->offline_hours(), settings.offline_hours, kOfflineHours));
  parameters->set_void_needs_card(settings.void_needs_card);
  parameters->set_void_needs_pin(settings.void_needs_pin);
  parameters->set_partial_approval_enabled(settings.partial_approval);
  parameters->set_receipt_copies(settings.receipt_copies);
  parameters->set_idle_sign_out_seconds(settings.idle_seconds);
  parameters->set_settlement_time(settings.settlement_time.toStdString());
}

}  // namespace

GrpcSettings::GrpcSettings(ServiceLine& line)
    : line_(line),
      profiles_(terminal::Profile::NewStub(line.Dial("terminal", "profile"))),
      parameters_stub_(terminal::Parameters::NewStub(line.Dial("terminal", "parameters"))) {}

TerminalSettings GrpcSettings::Now() const {
  TerminalSettings settings;
  settings.shop_name_zh = Text(profile_.name_zh());
  settings.shop_name_en = Text(profile_.name_en());
  settings.receipt_header = Text(profile_.receipt_header());
  settings.receipt_footer = Text(profile_.receipt_footer());
  settings.receipt_language = Text(profile_.receipt_language());
  settings.time_zone = Text(profile_.time_zone());
  if (!profile_.currency_code().empty()) settings.currency = Text(profile_.currency_code());
  settings.acquirer_name = Text(profile_.acquirer_name());
  settings.merchant_id = Text(profile_.merchant_id());
  settings.terminal_id = Text(profile_.terminal_id());
  settings.sale_limit = parameters_.sale_limit_minor();
  settings.refund_limit = parameters_.refund_limit_minor();
  settings.contactless_limit = parameters_.contactless_no_cvm_limit_minor();
  settings.contact = parameters_.contact_enabled();
  settings.contactless = parameters_.contactless_enabled();
  settings.stripe = parameters_.stripe_enabled();
  settings.disabled_kinds = Names(parameters_.disabled_kinds());
  settings.typed_kinds = Names(parameters_.typed_kinds());
  settings.typed_limit = parameters_.typed_limit_minor();
  settings.completion_percent = Effective(parameters_.completion_cap_percent(), kCompletionPercent);
  settings.pre_authorization_days = Effective(parameters_.pre_authorization_days(), kPreAuthorizationDays);
  settings.tip_percent = Effective(parameters_.tip_cap_percent(), kTipPercent);
  settings.offline_limit = parameters_.offline_limit_minor();
  settings.offline_most = Effective(parameters_.offline_most(), kOfflineMost);
  settings.offline_total = parameters_.offline_total_minor();
  settings.offline_hours = Effective(parameters_.offline_hours(), kOfflineHours);
  settings.void_needs_card = parameters_.void_needs_card();
  settings.void_needs_pin = parameters_.void_needs_pin();
  settings.partial_approval = parameters_.partial_approval_enabled();
  settings.receipt_copies = parameters_.receipt_copies();
  settings.idle_seconds = parameters_.idle_sign_out_seconds();
  settings.settlement_time = Text(parameters_.settlement_time());
  return settings;
}

void GrpcSettings::Fetch() {
  calls_.Unary<terminal::MerchantProfile>(
      line_.Context(), std::make_shared<terminal::GetProfileRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        profiles_->async()->GetProfile(call, request, reply, std::move(done));
      },
      [this](const grpc::Status& status, const terminal::MerchantProfile& reply) {
        if (!status.ok()) {
          Q_EMIT fetchFailed(line_.Heard(status));
          return;
        }
        profile_ = reply;
        FetchParameters();
      });
}

void GrpcSettings::FetchParameters() {
  calls_.Unary<terminal::TerminalParameters>(
      line_.Context(), std::make_shared<terminal::GetParametersRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        parameters_stub_->async()->GetParameters(call, request, reply, std::move(done));
      },
      [this](const grpc::Status& status, const terminal::TerminalParameters& reply) {
        if (!status.ok()) {
          Q_EMIT fetchFailed(line_.Heard(status));
          return;
        }
        parameters_ = reply;
        Q_EMIT fetched(Now());
      });
}

void GrpcSettings::Change(const TerminalSettings& settings) {
  terminal::MerchantProfile wanted = profile_;
  Put(settings, &wanted);
  // Whichever did not change is not sent: nobody's audit trail gets an act that did nothing.
  if (wanted.SerializeAsString() != profile_.SerializeAsString()) {
    SendProfile(wanted, settings);
  } else {
    SendParameters(settings);
  }
}

void GrpcSettings::SendProfile(const terminal::MerchantProfile& wanted, const TerminalSettings& settings) {
  auto request = std::make_shared<terminal::UpdateProfileRequest>();
  *request->mutable_profile() = wanted;
  calls_.Unary<terminal::MerchantProfile>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        profiles_->async()->UpdateProfile(call, sent, reply, std::move(done));
      },
      [this, settings](const grpc::Status& status, const terminal::MerchantProfile& reply) {
        if (!status.ok()) {
          Q_EMIT changeFailed(line_.Heard(status));
          return;
        }
        profile_ = reply;
        SendParameters(settings);
      });
}

void GrpcSettings::SendParameters(const TerminalSettings& settings) {
  terminal::TerminalParameters wanted = parameters_;
  Put(settings, &wanted);
  if (wanted.SerializeAsString() == parameters_.SerializeAsString()) {
    Q_EMIT fetched(Now());
    return;
  }
  auto request = std::make_shared<terminal::UpdateParametersRequest>();
  *request->mutable_parameters() = wanted;
  calls_.Unary<terminal::TerminalParameters>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        parameters_stub_->async()->UpdateParameters(call, sent, reply, std::move(done));
      },
      [this](const grpc::Status& status, const terminal::TerminalParameters& reply) {
        if (!status.ok()) {
          Q_EMIT changeFailed(line_.Heard(status));
          return;
        }
        parameters_ = reply;
        Q_EMIT fetched(Now());
      });
}

}  // namespace till::kiosk

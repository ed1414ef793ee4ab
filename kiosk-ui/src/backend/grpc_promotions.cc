// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/grpc_promotions.h"

#include <chrono>
#include <string>
#include <utility>

namespace till::kiosk {
namespace {

namespace terminal = till::terminal::v1;

// A customer waits for it: after this the sale goes on at the full price.
constexpr std::chrono::milliseconds kQuoteDeadline = std::chrono::seconds(2);

QString Text(const std::string& text) {
  return QString::fromStdString(text);
}

Money ToMoney(const till::common::v1::Amount& amount) {
  return {amount.minor_units(), Text(amount.currency_code())};
}

Promotion ToPromotion(const terminal::Promotion& message) {
  Promotion promotion;
  promotion.id = Text(message.promotion());
  promotion.name_zh = Text(message.name_zh());
  promotion.name_en = Text(message.name_en());
  promotion.enabled = message.enabled();
  promotion.percent_hundredths = message.percent_hundredths_off();
  promotion.amount_off = message.amount_off_minor();
  promotion.least_amount = message.least_amount_minor();
  promotion.most_off = message.most_off_minor();
  promotion.first_day = Text(message.first_day());
  promotion.last_day = Text(message.last_day());
  return promotion;
}

void Put(const Promotion& promotion, terminal::Promotion* message) {
  message->set_promotion(promotion.id.toStdString());
  message->set_name_zh(promotion.name_zh.toStdString());
  message->set_name_en(promotion.name_en.toStdString());
  message->set_enabled(promotion.enabled);
  if (promotion.percent_hundredths > 0) {
    message->set_percent_hundredths_off(promotion.percent_hundredths);
  } else {
    message->set_amount_off_minor(promotion.amount_off);
  }
  message->set_least_amount_minor(promotion.least_amount);
  message->set_most_off_minor(promotion.most_off);
  message->set_first_day(promotion.first_day.toStdString());
  message->set_last_day(promotion.last_day.toStdString());
}

}  // namespace

GrpcPromotions::GrpcPromotions(ServiceLine& line)
    : line_(line), promotions_(terminal::Promotions::NewStub(line.Dial("terminal", "promotions"))) {}

void GrpcPromotions::List() {
  calls_.Unary<terminal::ListPromotionsResponse>(
      line_.Context(), std::make_shared<terminal::ListPromotionsRequest>(),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        promotions_->async()->ListPromotions(call, sent, reply, std::move(done));
      },
      [this](const grpc::Status& status, const terminal::ListPromotionsResponse& reply) {
        if (!status.ok()) {
          Q_EMIT failed(line_.Heard(status));
          return;
        }
        QList<Promotion> promotions;
        for (const terminal::Promotion& each : reply.promotions()) promotions.append(ToPromotion(each));
        Q_EMIT listed(promotions);
      });
}

void GrpcPromotions::Add(const Promotion& promotion) {
  auto request = std::make_shared<terminal::AddPromotionRequest>();
  Put(promotion, request->mutable_promotion());
  calls_.Unary<terminal::Promotion>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        promotions_->async()->AddPromotion(call, sent, reply, std::move(done));
      },
      [this](const grpc::Status& status, const terminal::Promotion& reply) {
        if (status.ok()) {
          Q_EMIT done(Text(reply.promotion()));
        } else {
          Q_EMIT failed(line_.Heard(status));
        }
      });
}

void GrpcPromotions::Change(const Promotion& promotion) {
  auto request = std::make_shared<terminal::UpdatePromotionRequest>();
  Put(promotion, request->mutable_promotion());
  calls_.Unary<terminal::Promotion>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        promotions_->async()->UpdatePromotion(call, sent, reply, std::move(done));
      },
      [this](const grpc::Status& status, const terminal::Promotion& reply) {
        if (status.ok()) {
          Q_EMIT done(Text(reply.promotion()));
        } else {
          Q_EMIT failed(line_.Heard(status));
        }
      });
}

void GrpcPromotions::Remove(const QString& id) {
  auto request = std::make_shared<terminal::RemovePromotionRequest>();
  request->set_promotion(id.toStdString());
  calls_.Unary<terminal::RemovePromotionResponse>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        promotions_->async()->RemovePromotion(call, sent, reply, std::move(done));
      },
      [this, id](const grpc::Status& status, const terminal::RemovePromotionResponse&) {
        if (status.ok()) {
          Q_EMIT done(id);
        } else {
          Q_EMIT failed(line_.Heard(status));
        }
      });
}

void GrpcPromotions::Quote(const Money& amount) {
  auto request = std::make_shared<terminal::QuoteRequest>();
  request->mutable_amount()->set_minor_units(amount.minor_units);
  request->mutable_amount()->set_currency_code(amount.currency.toStdString());
  calls_.Unary<terminal::Quotation>(
      line_.Context(kQuoteDeadline), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        promotions_->async()->Quote(call, sent, reply, std::move(done));
      },
      [this, amount](const grpc::Status& status, const terminal::Quotation& reply) {
        if (!status.ok()) {
          Q_EMIT quoteFailed(amount, line_.Heard(status));
          return;
        }
        Quotation quotation{amount, ToMoney(reply.discount()), ToMoney(reply.payable()), {}};
        if (reply.has_promotion()) quotation.promotion = ToPromotion(reply.promotion());
        Q_EMIT quoted(quotation);
      });
}

}  // namespace till::kiosk

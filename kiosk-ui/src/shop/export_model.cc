// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/export_model.h"

#include <utility>

#include "kiosk-ui/src/shop/payments_table.h"

namespace till::kiosk {

ExportModel::ExportModel(Books& books, Subject subject, Sticks& sticks, Scheduler& scheduler,
                         LanguageModel& language, const MerchantModel& merchant, QObject* parent)
    : StickFileModel(sticks, scheduler, language, merchant, parent),
      books_(books),
      subject_(std::move(subject)),
      merchant_(merchant) {
  connect(&books, &Books::found, this,
          [this](int number, const QList<BookEntry>& entries, const QString& next_page_token) {
            if (number != number_) return;
            entries_.append(entries);
            Progressed(static_cast<int>(entries_.size()));
            if (!next_page_token.isEmpty() && entries_.size() < kMost) {
              query_.page_token = next_page_token;
              Ask();
              return;
            }
            number_ = 0;
            const QByteArray table = PaymentsTable(std::exchange(entries_, {}), merchant_.TimeZone());
            Made(QStringLiteral("payments"), QStringLiteral("csv"), table);
          });
  connect(&books, &Books::searchFailed, this, [this](int number, const Problem& problem) {
    if (number != number_) return;
    number_ = 0;
    entries_.clear();
    MakingFailed(problem);
  });
}

void ExportModel::Ask() {
  number_ = books_.NewNumber();
  books_.Search(number_, query_);
}

void ExportModel::Make() {
  entries_.clear();
  query_ = subject_.query();
  Ask();
}

QString ExportModel::Title() const {
  return tr("Export payments");
}

QString ExportModel::Explanation() const {
  return tr("%1, as a table for a spreadsheet. Put a USB stick in", "which payments").arg(subject_.words());
}

}  // namespace till::kiosk

// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/payments_table.h"

#include <QCoreApplication>
#include <QStringList>

#include "kiosk-ui/src/format/money_format.h"
#include "kiosk-ui/src/words/card_words.h"
#include "kiosk-ui/src/words/kind_words.h"

namespace till::kiosk {
namespace {

QString Words(const char* text) {
  return QCoreApplication::translate("PaymentsTable", text);
}

QString StateOf(const BookEntry& entry) {
  switch (entry.state) {
    case BookState::Posted:
      return Words(QT_TRANSLATE_NOOP("PaymentsTable", "Approved"));
    case BookState::Voided:
      return Words(QT_TRANSLATE_NOOP("PaymentsTable", "Not taken"));
    case BookState::Open:
    case BookState::Any:
      break;
  }
  return entry.being_undone ? Words(QT_TRANSLATE_NOOP("PaymentsTable", "Being undone"))
                            : Words(QT_TRANSLATE_NOOP("PaymentsTable", "Not finished"));
}

QString Cell(QString text) {
  static const QString kFormula = QStringLiteral("=+-@\t\r");
  if (!text.isEmpty() && kFormula.contains(text.front())) text.prepend(QLatin1Char('\''));
  const bool quoted = text.contains(QLatin1Char(',')) || text.contains(QLatin1Char('"')) ||
                      text.contains(QLatin1Char('\n')) || text.contains(QLatin1Char('\r'));
  if (!quoted) return text;
  return QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

void Append(const QStringList& cells, QByteArray* table) {
  QStringList escaped;
  for (const QString& cell : cells) escaped.append(Cell(cell));
  table->append(escaped.join(QLatin1Char(',')).toUtf8() + "\r\n");
}

}  // namespace

QByteArray PaymentsTable(const QList<BookEntry>& entries, const QTimeZone& zone) {
  QByteArray table("\xEF\xBB\xBF");
  Append(
      {Words(QT_TRANSLATE_NOOP("PaymentsTable", "Time")), Words(QT_TRANSLATE_NOOP("PaymentsTable", "Kind")),
       Words(QT_TRANSLATE_NOOP("PaymentsTable", "State")),
       Words(QT_TRANSLATE_NOOP("PaymentsTable", "Amount")),
       Words(QT_TRANSLATE_NOOP("PaymentsTable", "Currency")),
       Words(QT_TRANSLATE_NOOP("PaymentsTable", "Card scheme")),
       Words(QT_TRANSLATE_NOOP("PaymentsTable", "Card")),
       Words(QT_TRANSLATE_NOOP("PaymentsTable", "Operator")),
       Words(QT_TRANSLATE_NOOP("PaymentsTable", "Batch")), Words(QT_TRANSLATE_NOOP("PaymentsTable", "Trace")),
       Words(QT_TRANSLATE_NOOP("PaymentsTable", "Reference")),
       Words(QT_TRANSLATE_NOOP("PaymentsTable", "Payment"))},
      &table);
  for (const BookEntry& entry : entries) {
    Append({entry.time.toTimeZone(zone).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")),
            KindWords::For(entry.kind).name, StateOf(entry), PlainAmount(entry.amount), entry.amount.currency,
            SchemeName(entry.card.scheme), entry.card.masked_number, entry.operator_number,
            QStringLiteral("%1").arg(entry.batch, 6, 10, QLatin1Char('0')),
            QStringLiteral("%1").arg(entry.trace, 6, 10, QLatin1Char('0')), entry.reference, entry.id},
           &table);
  }
  return table;
}

}  // namespace till::kiosk

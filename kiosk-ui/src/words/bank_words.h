// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_WORDS_BANK_WORDS_H_
#define TILL_KIOSK_UI_SRC_WORDS_BANK_WORDS_H_

#include <QList>
#include <QString>

namespace till::kiosk {

// Bank is a bank that shops are paid through.
struct Bank {
  QString code;  // how the numbers of its branches (联行号) begin: "102"
  QString name;  // in full and in Chinese, as slips and forms have it
  QString english;
};

// Banks are the country-wide ones, by code; there are hundreds more.
const QList<Bank>& Banks();

// FindBank is the bank whose branches have numbers that begin so; nullptr for one that is not listed.
const Bank* FindBank(const QString& branch_code);

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_WORDS_BANK_WORDS_H_

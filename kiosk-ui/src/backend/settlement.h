// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_SETTLEMENT_H_
#define TILL_KIOSK_UI_SRC_BACKEND_SETTLEMENT_H_

#include <QDateTime>
#include <QString>

#include "kiosk-ui/src/format/money.h"

namespace till::kiosk {

// SettlementGroup is what the terminal told the bank of one group of cards, and the bank's word about it.
struct SettlementGroup {
  enum class Word { NotHeard, Equal, Different, Failed };

  Money taken;
  int taken_count = 0;
  Money given_back;
  int given_back_count = 0;
  Word word = Word::NotHeard;
};

// Settlement is one closing of a batch, as far as it has come.
struct Settlement {
  enum class Stage { Begun, Balanced, Unbalanced, Uploaded, Closed };

  QString id;  // "settlements/…"
  int batch = 0;
  Stage stage = Stage::Begun;
  SettlementGroup domestic;
  SettlementGroup foreign;
  int uploaded = 0;
  int to_upload = 0;
  QString operator_number;  // "auto" when the terminal settled by itself
  QDateTime begun;
  QDateTime closed;  // invalid before
  bool has_slip = false;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_SETTLEMENT_H_

// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_ROW_LIST_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_ROW_LIST_MODEL_H_

#include <QAbstractListModel>
#include <QAnyStringView>
#include <QList>
#include <QString>

#include "kiosk-ui/src/backend/types.h"

namespace till::kiosk {

// RowListModel is a list whose rows are words chosen in C++: what RowList.qml shows. Models of lists derive
// from it or own one.
class RowListModel : public QAbstractListModel {
  Q_OBJECT
  Q_PROPERTY(int count READ count NOTIFY rowsChanged)
  // place: the row at the top of what is shown, kept while another page lies over the list.
  Q_PROPERTY(int place MEMBER place_)

 public:
  // Mark is the sign before a row.
  enum class Mark { None, Good, Attention, Bad, Waiting };
  Q_ENUM(Mark)

  // Shape is how a row looks.
  enum class Shape {
    Choice,       // a card that may be touched
    Fact,         // words and a value
    Heading,      // over the rows that follow
    Total,        // a fact that sums up those before
    Switch,       // a card that is on or off
    Fingerprint,  // groups of characters, to be compared one by one
  };
  Q_ENUM(Shape)

  struct Row {
    QString id = {};
    QString text = {};
    QString note = {};
    QString value = {};
    QString icon = {};
    Mark mark = Mark::None;
    Shape shape = Shape::Fact;
    bool on = false;  // of a Switch

    // The sorts of rows; what is left out of one is set on what it returns.
    static Row Heading(const QString& text, const QString& value = {}) {
      return {.text = text, .value = value, .shape = Shape::Heading};
    }
    static Row Fact(const QString& text, const QString& value = {}, const QString& note = {},
                    Mark mark = Mark::None) {
      return {.text = text, .note = note, .value = value, .mark = mark};
    }
    static Row Total(const QString& text, const QString& value, const QString& note) {
      return {.text = text, .note = note, .value = value, .shape = Shape::Total};
    }
    // Fingerprint: groups with a space between them.
    static Row Fingerprint(const QString& text, const QString& groups, const QString& note = {}) {
      return {.text = text, .note = note, .value = groups, .shape = Shape::Fingerprint};
    }
    static Row Choice(QAnyStringView id, const QString& text, const QString& value = {},
                      const QString& note = {}) {
      return {.id = id.toString(), .text = text, .note = note, .value = value, .shape = Shape::Choice};
    }
    // Act is a choice under a sign: something that can be done.
    static Row Act(QAnyStringView id, const char* icon, const QString& text, const QString& note = {}) {
      return {.id = id.toString(),
              .text = text,
              .note = note,
              .icon = QLatin1String(icon),
              .shape = Shape::Choice};
    }
    static Row Switch(QAnyStringView id, const QString& text, bool on, const QString& note = {}) {
      return {.id = id.toString(), .text = text, .note = note, .shape = Shape::Switch, .on = on};
    }
  };

  enum Role {
    IdRole = Qt::UserRole + 1,
    TextRole,
    NoteRole,
    ValueRole,
    IconRole,
    MarkRole,
    ShapeRole,
    OnRole
  };

  explicit RowListModel(QObject* parent = nullptr) : QAbstractListModel(parent) {}

  int count() const { return static_cast<int>(rows_.size()); }
  const QList<Row>& rows() const { return rows_; }

  // SetRows shows these rows. Rows that stay at the top stay untouched, so that a list that grows keeps its
  // place.
  void SetRows(const QList<Row>& rows);

  // MarkOf is the mark for a part's health.
  static Mark MarkOf(Health health);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 Q_SIGNALS:
  void rowsChanged();

 private:
  QList<Row> rows_;
  int place_ = 0;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_ROW_LIST_MODEL_H_

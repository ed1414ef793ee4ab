// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_SELF_TEST_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_SELF_TEST_MODEL_H_

#include <QMap>
#include <QString>

#include "kiosk-ui/src/backend/machine.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/shop/row_list_model.h"

namespace till::kiosk {

// SelfTestModel is the tests of the machine and their results: those that the terminal runs, and two that
// only a person at the screen can judge, the touch grid and the display's colours.
class SelfTestModel final : public RowListModel {
  Q_OBJECT
  Q_PROPERTY(bool running READ running NOTIFY stateChanged)
  Q_PROPERTY(bool tested READ tested NOTIFY stateChanged)
  Q_PROPERTY(QString headline READ headline NOTIFY stateChanged)
  Q_PROPERTY(QString problemText READ problemText NOTIFY stateChanged)
  Q_PROPERTY(QString reportText READ reportText NOTIFY stateChanged)
  // The touch grid: how many fields, and how many were touched.
  Q_PROPERTY(int touched READ touchedCount NOTIFY touchesChanged)
  Q_PROPERTY(QList<bool> touches READ touches NOTIFY touchesChanged)
  // The colour that fills the display now: 0 to 4.
  Q_PROPERTY(int pattern READ pattern NOTIFY patternChanged)

 public:
  static constexpr int kColumns = 6;
  static constexpr int kRows = 8;
  static constexpr int kPatterns = 5;

  SelfTestModel(Machine& machine, LanguageModel& language, QObject* parent = nullptr);

  bool running() const { return running_; }
  bool tested() const { return !results_.isEmpty(); }
  QString headline() const;
  QString problemText() const;
  QString reportText() const;
  int touchedCount() const { return static_cast<int>(touches_.count(true)); }
  QList<bool> touches() const { return touches_; }
  int pattern() const { return pattern_; }

  // look asks which tests there are.
  Q_INVOKABLE void look();
  // run runs one of the terminal's tests; runAll runs all of them.
  Q_INVOKABLE void run(const QString& test);
  Q_INVOKABLE void runAll();
  Q_INVOKABLE void printReport();

  // The touch grid is begun anew, a field of it touched, or given up.
  Q_INVOKABLE void beginTouch();
  Q_INVOKABLE void touch(int field);
  Q_INVOKABLE void endTouch();
  // The display's colours are begun, one is seen well or not.
  Q_INVOKABLE void beginPatterns();
  Q_INVOKABLE void nextPattern();
  Q_INVOKABLE void judgePatterns(bool good);

 Q_SIGNALS:
  void stateChanged();
  void touchesChanged();
  void patternChanged();
  // opens: a page of the kiosk's own tests is wanted; closes: it may go.
  void opensTouch();
  void opensPatterns();
  void closes();

 private:
  static QString TestName(const QString& test);
  QList<Finding> Own() const;
  void Fill();

  Machine& machine_;
  QStringList tests_;
  QMap<QString, Finding> results_;
  QStringList waiting_;
  QList<bool> touches_;
  int pattern_ = 0;
  bool running_ = false;
  bool printed_ = false;
  Problem problem_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_SELF_TEST_MODEL_H_

// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_PRACTICE_H_
#define TILL_KIOSK_UI_SRC_BACKEND_PRACTICE_H_

#include <QObject>
#include <QString>

namespace till::kiosk {

// Practice is the training set of this terminal (docs/decisions/0007): asked for from the real one, and,
// once in it, its simulated customer. Keeps to the duties of backend.h.
class Practice : public QObject {
  Q_OBJECT

 public:
  ~Practice() override = default;

  // active: everything that this kiosk calls is the training set's.
  virtual bool active() const = 0;

  // AskServices asks the services which world they are of; answered by servicesSaid, or not at all while they
  // are away.
  virtual void AskServices() = 0;

  // Ask wants the training set up; answered by progressed while it starts, then by ready or failed. It stays
  // up for as long as this object lives.
  virtual void Ask() = 0;
  // GiveUp wants it no longer.
  virtual void GiveUp() = 0;

  // HoldOut has the simulated customer hold out a card in one way ("tap", "insert", "swipe") and type the PIN
  // when the pad asks. Only while active.
  virtual void HoldOut(const QString& card, const QString& way, const QString& pin) = 0;
  // PayNextOrder has the customer pay the next order that is shown as a code. Only while active.
  virtual void PayNextOrder() = 0;

 Q_SIGNALS:
  void servicesSaid(bool training);
  // progressed: `done` of `of` parts are up.
  void progressed(int done, int of);
  void ready();
  // failed: there is no training set, or it ended.
  void failed();
  // activeChanged: in tests, where a kiosk is put into training.
  void activeChanged();
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_PRACTICE_H_

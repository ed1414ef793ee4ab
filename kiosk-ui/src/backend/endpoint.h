// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_ENDPOINT_H_
#define TILL_KIOSK_UI_SRC_BACKEND_ENDPOINT_H_

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>

#include "kiosk-ui/src/backend/types.h"

namespace till::kiosk {

// AdmittedProgram is a till program on another machine that may call this terminal.
struct AdmittedProgram {
  QString fingerprint;  // of its certificate: 64 small hexadecimal digits
  QString name;         // what people call it
  QDateTime admitted;
};

// WaitingProgram is one that called and is not admitted.
struct WaitingProgram {
  QString fingerprint;   // of its certificate
  QString address;       // where it called from, as the network says
  QString claimed_name;  // what it calls itself; believe nothing of it; may be empty
  QDateTime called;      // the last time
};

// EndpointState is where other machines may call this terminal, which of them may, and which would like to.
struct EndpointState {
  int port = 0;         // 0: the terminal listens to no other machine
  QString fingerprint;  // of the terminal's own certificate
  QList<AdmittedProgram> admitted;
  QList<WaitingProgram> waiting;  // newest first
};

// Endpoint says which programs on other machines may call this terminal. Keeps to the duties of backend.h.
class Endpoint : public QObject {
  Q_OBJECT

 public:
  // The most that the terminal admits.
  static constexpr int kMostAdmitted = 16;
  // The longest name, in characters.
  static constexpr int kLongestName = 40;

  ~Endpoint() override = default;

  // Fetch asks how things are; answered by fetched or fetchFailed. Where nobody set an endpoint up it is
  // fetched, with port 0.
  virtual void Fetch() = 0;
  // Each of these is answered by changed or changeFailed. Admit lets a program in, or gives one that is
  // admitted another name.
  virtual void Admit(const QString& fingerprint, const QString& name) = 0;
  virtual void Remove(const QString& fingerprint) = 0;

 Q_SIGNALS:
  void fetched(const till::kiosk::EndpointState& state);
  void fetchFailed(const till::kiosk::Problem& problem);
  void changed(const till::kiosk::EndpointState& state);
  void changeFailed(const till::kiosk::Problem& problem);
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_ENDPOINT_H_

// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/session_model.h"

#include <utility>

namespace till::kiosk {

SessionModel::SessionModel(Backend& backend, LanguageModel& language, QObject* parent)
    : QObject(parent), backend_(backend) {
  connect(&backend, &Backend::signedIn, this, [this](const Operator& signed_in) {
    busy_ = false;
    signed_in_ = true;
    locked_ = false;
    operator_ = signed_in;
    Q_EMIT changed();
  });
  connect(&backend, &Backend::signInFailed, this, [this](const Problem& problem) {
    busy_ = false;
    Q_EMIT failed(problem);  // first: what was typed is kept for another try
    Q_EMIT changed();
  });
  connect(&language, &LanguageModel::changed, this, &SessionModel::namesChanged);
  connect(this, &SessionModel::changed, this, &SessionModel::namesChanged);
  connect(&backend, &Backend::sessionExpired, this, [this] { End(); });
}

QString SessionModel::operatorName() const {
  return operator_.name.isEmpty() ? tr("Operator %1").arg(operator_.number) : operator_.name;
}

QString SessionModel::operatorText() const {
  return operator_.name.isEmpty() ? operatorName()
                                  : QString(operator_.name + QString::fromUtf8("  ·  ") + operator_.number);
}

void SessionModel::SignIn(const QString& number, SecretBuffer password) {
  if (busy_) return;
  busy_ = true;
  Q_EMIT changed();
  backend_.SignIn(number, std::move(password));
}

void SessionModel::signOut() {
  if (!signed_in_) return;
  backend_.SignOut();
  End();
}

void SessionModel::lock() {
  if (!signed_in_ || locked_) return;
  locked_ = true;
  Q_EMIT changed();
}

void SessionModel::End() {
  operator_ = Operator();
  signed_in_ = false;
  locked_ = false;
  busy_ = false;
  Q_EMIT changed();
}

}  // namespace till::kiosk

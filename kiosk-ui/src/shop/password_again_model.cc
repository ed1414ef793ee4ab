// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/password_again_model.h"

#include <utility>

namespace till::kiosk {

PasswordAgainModel::PasswordAgainModel(const SessionModel& session, LanguageModel& language, QObject* parent)
    : CredentialModel(parent), session_(session) {
  connect(&session, &SessionModel::changed, this, [this] {
    // Nobody else's session gets what was typed in this one.
    if (session_.signedIn() && !session_.locked()) return;
    busy_ = false;
    typed_ = nullptr;
    Clear();
    Q_EMIT changed();
  });
  connect(&language, &LanguageModel::changed, this, &PasswordAgainModel::changed);
}

void PasswordAgainModel::Ask(Wording wording, Typed typed) {
  wording_ = std::move(wording);
  typed_ = std::move(typed);
  busy_ = false;
  Clear();
  Fix(session_.operatorNumber());
  Q_EMIT changed();
  Q_EMIT asked();
}

void PasswordAgainModel::Submit(const QString& number, SecretBuffer password) {
  if (!typed_) return;
  busy_ = true;
  Q_EMIT changed();
  typed_(std::move(password));
}

void PasswordAgainModel::Refused(const Problem& problem) {
  busy_ = false;
  Refuse(problem);
}

void PasswordAgainModel::Accepted() {
  busy_ = false;
  typed_ = nullptr;
  Clear();
  Q_EMIT changed();
  Q_EMIT done();
}

}  // namespace till::kiosk

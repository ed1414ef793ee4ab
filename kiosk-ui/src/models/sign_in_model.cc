// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/sign_in_model.h"

#include <utility>

namespace till::kiosk {

SignInModel::SignInModel(SessionModel& session, LanguageModel& language, QObject* parent)
    : CredentialModel(parent), session_(session) {
  connect(&session, &SessionModel::changed, this, [this] {
    // Any change but the answer to a wrong password starts afresh.
    if (!session_.busy() && !has_problem()) Clear();
    if (!session_.busy() && session_.locked()) Fix(session_.operatorNumber());
    Q_EMIT changed();
  });
  connect(&session, &SessionModel::failed, this, [this](const Problem& problem) { Refuse(problem); });
  connect(&language, &LanguageModel::changed, this, &SignInModel::changed);
}

void SignInModel::Submit(const QString& number, SecretBuffer password) {
  session_.SignIn(number, std::move(password));
}

}  // namespace till::kiosk

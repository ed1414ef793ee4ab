// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/fake_endpoint.h"

namespace till::kiosk {

using std::chrono::milliseconds;

void FakeEndpoint::Fetch() {
  ++fetches_;
  scheduler_.After(milliseconds(0), this, [this, code = fails_with_] {
    if (code.isEmpty()) {
      Q_EMIT fetched(state_);
    } else {
      Q_EMIT fetchFailed({code, {}});
    }
  });
}

void FakeEndpoint::AnswerChange(const QString& code) {
  scheduler_.After(milliseconds(0), this, [this, code] {
    if (code.isEmpty()) {
      Q_EMIT changed(state_);
    } else {
      Q_EMIT changeFailed({code, {}});
    }
  });
}

void FakeEndpoint::Admit(const QString& fingerprint, const QString& name) {
  if (!fails_with_.isEmpty()) return AnswerChange(fails_with_);
  Drop(state_.waiting, fingerprint);
  Drop(state_.admitted, fingerprint);
  state_.admitted.append({fingerprint, name, scheduler_.Now()});
  AnswerChange({});
}

void FakeEndpoint::Remove(const QString& fingerprint) {
  if (!fails_with_.isEmpty()) return AnswerChange(fails_with_);
  AnswerChange(Drop(state_.admitted, fingerprint) ? QString() : QStringLiteral("NOT_FOUND"));
}

}  // namespace till::kiosk

// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/fake_sticks.h"

#include "kiosk-ui/src/backend/sample_photo.h"

namespace till::kiosk {

using std::chrono::milliseconds;

void FakeSticks::Save(const QString& name, const QString& ending, const QByteArray& content) {
  scheduler_.After(milliseconds(600), this, [this, name, ending, content] {
    if (!fails_with_.isEmpty()) {
      Q_EMIT saveFailed(name, {fails_with_, {}});
      return;
    }
    content_ = content;
    Q_EMIT saved(name, QStringLiteral("%1.%2").arg(name, ending), QStringLiteral("KINGSTON"));
  });
}

void FakeSticks::FindPhotos() {
  scheduler_.After(milliseconds(600), this, [this] {
    if (!fails_with_.isEmpty() || photos_.isEmpty()) {
      Q_EMIT photosNotFound({fails_with_.isEmpty() ? QStringLiteral("NO_PHOTOS") : fails_with_, {}});
      return;
    }
    QList<StickPhoto> photos;
    for (const ScenarioPhoto& each : photos_)
      photos.append({QStringLiteral("KINGSTON"), each.file.toUtf8(), each.file, {}});
    Q_EMIT photosFound(photos);
  });
}

void FakeSticks::ReadPhoto(const StickPhoto& photo) {
  scheduler_.After(milliseconds(300), this, [this, photo, number = ++photos_asked_] {
    if (number != photos_asked_) return;
    for (const ScenarioPhoto& each : photos_) {
      if (each.file != photo.name) continue;
      const QString problem = fails_with_.isEmpty() ? each.fails_with : fails_with_;
      if (problem.isEmpty()) {
        Q_EMIT photoRead(photo, SmallPhoto::OfPicture(DrawSamplePhoto(each.shows)));
      } else {
        Q_EMIT photoNotRead(photo, {problem, {}});
      }
    }
  });
}

}  // namespace till::kiosk

// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_DEVICE_H_
#define TILL_KIOSK_UI_SRC_BACKEND_DEVICE_H_

#include <QByteArray>
#include <QDateTime>
#include <QObject>
#include <QString>
#include <optional>

#include "kiosk-ui/src/backend/types.h"

namespace till::kiosk {

// NetworkFacts is where the terminal is connected.
struct NetworkFacts {
  QString host;  // "host:port" of the bank
  bool connected = false;
  bool signed_on = false;
  bool on_backup_host = false;
  QDateTime last_reply;  // invalid when there was none
  QString fault;         // why not connected: an error code
};

// ClockFacts is what time it is: the terminal's, the bank's, the slips'.
struct ClockFacts {
  QDateTime time;
  QString time_zone;                   // IANA
  int correction_seconds = 0;          // added where the bank gave no time
  std::optional<int> bank_difference;  // the bank's clock less the terminal's, seconds; unset: not known
  QString printed;                     // "YYYY-MM-DD hh:mm:ss" as a slip would have it
};

// Device is the terminal's line, its clock, and what support wants to see of it. Keeps to the duties of
// backend.h.
class Device : public QObject {
  Q_OBJECT

 public:
  ~Device() override = default;

  // FetchNetwork is answered by networkFetched or networkFailed.
  virtual void FetchNetwork() = 0;
  // FetchClock is answered by clockFetched or clockFailed, AdjustClock by clockFetched or adjustFailed.
  virtual void FetchClock() = 0;
  virtual void AdjustClock(int correction_seconds) = 0;
  // FetchSupportFile is answered by supportFileFetched, with a whole tar file, or supportFileFailed.
  virtual void FetchSupportFile() = 0;
  // ResetToFactory gives everything on the terminal up: `approval` is a second person's word on `request_id`.
  // Answered by resetBegun, after which the terminal restarts by itself, or resetRefused.
  virtual void ResetToFactory(const QString& request_id, const QString& approval) = 0;

 Q_SIGNALS:
  void networkFetched(const till::kiosk::NetworkFacts& facts);
  void networkFailed(const till::kiosk::Problem& problem);
  void clockFetched(const till::kiosk::ClockFacts& facts);
  void clockFailed(const till::kiosk::Problem& problem);
  void adjustFailed(const till::kiosk::Problem& problem);
  void supportFileFetched(const QByteArray& content);
  void supportFileFailed(const till::kiosk::Problem& problem);
  void resetBegun();
  void resetRefused(const till::kiosk::Problem& problem);
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_DEVICE_H_

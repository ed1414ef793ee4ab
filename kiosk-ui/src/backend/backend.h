// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_BACKEND_H_
#define TILL_KIOSK_UI_SRC_BACKEND_BACKEND_H_

#include <QObject>
#include <QString>

#include "kiosk-ui/src/backend/types.h"
#include "services/common/secret/secret_buffer.h"

namespace till::kiosk {

// Backend is all that the kiosk may ask of the terminal's services.
//
// Duties of an implementation: every method returns at once and never blocks the GUI thread; every call that
// it makes ends by a deadline of its own; every answer comes as a signal on the GUI thread, never from within
// the call that asked. Each request is answered by exactly one of its pair of signals (SignIn: signedIn or
// signInFailed, and so on).
class Backend : public QObject {
  Q_OBJECT

 public:
  ~Backend() override = default;

  // Start begins to watch the connection, the merchant's profile and the device's health.
  virtual void Start() = 0;

  // SetLanguage says in which language the services should word what they send: "zh" or "en".
  virtual void SetLanguage(const QString& language) = 0;

  // SignIn opens an operator's session; also used to unlock. Answered by signedIn or signInFailed.
  virtual void SignIn(const QString& number, SecretBuffer password) = 0;

  // SignOut ends the session; nothing answers.
  virtual void SignOut() = 0;

  // StartPayment asks for a payment of any kind. Answered by paymentChanged for each event until the payment
  // is Finished, or by paymentFailed if it could not be started or followed.
  virtual void StartPayment(const Order& order) = 0;

  // CancelPayment asks to cancel; what came of it arrives as paymentChanged.
  virtual void CancelPayment(const QString& payment_id) = 0;

  // ChooseApplication answers a payment in stage ChoosingApplication.
  virtual void ChooseApplication(const QString& payment_id, const QString& application_id) = 0;

  // ResumePayment looks for the newest payment that a kiosk of this terminal asked for and nobody has seen
  // the end of: one that is not over, or was over only minutes ago. For a kiosk that was started anew.
  // Answered by paymentResumed, then as StartPayment; by nothing when there is none.
  virtual void ResumePayment() = 0;

  // QueryPayment asks how a payment stands now; answered by paymentChanged or queryFailed.
  virtual void QueryPayment(const QString& payment_id) = 0;

  // ListPayments asks for the newest payments, newest first; answered by paymentsListed or listFailed.
  virtual void ListPayments(int at_most) = 0;

  // FetchReceipt asks for the receipt of a payment as an image; answered by receiptFetched or receiptFailed.
  virtual void FetchReceipt(const QString& payment_id) = 0;

  // FetchHealth asks for a fresh look at the device; answered by healthChanged.
  virtual void FetchHealth() = 0;

 Q_SIGNALS:
  void onlineChanged(bool online);
  void merchantChanged(const till::kiosk::Merchant& merchant);
  void healthChanged(const till::kiosk::DeviceHealth& health);
  void signedIn(const till::kiosk::Operator& signed_in);
  void signInFailed(const till::kiosk::Problem& problem);
  // sessionExpired: the services no longer accept the operator's session.
  void sessionExpired();
  void paymentChanged(const till::kiosk::Payment& payment);
  void paymentResumed(const till::kiosk::Payment& payment);
  void paymentFailed(const QString& request_id, const till::kiosk::Problem& problem);
  void queryFailed(const QString& payment_id, const till::kiosk::Problem& problem);
  void paymentsListed(const QList<till::kiosk::Payment>& payments);
  void listFailed(const till::kiosk::Problem& problem);
  void receiptFetched(const till::kiosk::Receipt& receipt);
  void receiptFailed(const QString& payment_id, const till::kiosk::Problem& problem);
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_BACKEND_H_

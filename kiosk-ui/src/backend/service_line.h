// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_SERVICE_LINE_H_
#define TILL_KIOSK_UI_SRC_BACKEND_SERVICE_LINE_H_

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/support/status.h>

#include <QObject>
#include <QString>
#include <chrono>
#include <memory>
#include <string>

#include "kiosk-ui/src/backend/types.h"

namespace till::kiosk {

// ServiceLine is what every call to the terminal's services shares: where they are, the language in which
// they shall answer, and the operator's session.
class ServiceLine final : public QObject {
  Q_OBJECT

 public:
  // Deadline of a call that asks a machine, not a person.
  static constexpr std::chrono::milliseconds kCallDeadline = std::chrono::seconds(10);
  // Of a stream: longer than anything that a person does.
  static constexpr std::chrono::milliseconds kStreamDeadline = std::chrono::minutes(30);

  explicit ServiceLine(std::string run_directory) : run_directory_(std::move(run_directory)) {}

  // Dial returns the channel to a facet's socket; it connects when it is first used.
  std::shared_ptr<grpc::Channel> Dial(const char* service, const char* facet) const;

  // HasSocket says whether a facet's socket is there: a service that nobody set up has none.
  bool HasSocket(const char* service, const char* facet) const;

  // Context makes a context with deadline, language and session; `approval` is a supervisor's word on the
  // spot, empty for none.
  std::unique_ptr<grpc::ClientContext> Context(std::chrono::milliseconds deadline = kCallDeadline,
                                               const QString& approval = {}) const;

  // Heard turns a failed call into a problem, and notices on the way that the session has ended.
  Problem Heard(const grpc::Status& status);

  const std::string& language() const { return language_; }
  void SetLanguage(const QString& language) { language_ = language.toStdString(); }

  bool has_session() const { return !session_.empty(); }
  void SetSession(const std::string& token) { session_ = token; }

 Q_SIGNALS:
  // sessionExpired: the services no longer accept the operator's session.
  void sessionExpired();

 private:
  std::string run_directory_;
  std::string language_ = "zh";
  std::string session_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_SERVICE_LINE_H_

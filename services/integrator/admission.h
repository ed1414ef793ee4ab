// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_INTEGRATOR_ADMISSION_H_
#define TILL_SERVICES_INTEGRATOR_ADMISSION_H_

#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/common/clock/clock.h"

namespace till::integrator {

// Admission knows which till programs may call, and who knocked in vain. Thread-safe.
class Admission {
 public:
  // Client is a program that may call.
  struct Client {
    std::string fingerprint;
    std::string name;
    absl::Time admitted;  // whole seconds
  };
  // Knock is a program that called and may not.
  struct Knock {
    std::string fingerprint;
    std::string address;
    std::string claimed_name;
    absl::Time time;
  };

  static constexpr size_t kMostClients = 16;
  static constexpr size_t kMostKnocks = 8;
  static constexpr absl::Duration kKnockIsForgotten = absl::Minutes(10);

  // Reads who was admitted from the file at `path`, and keeps it there. A file that cannot be read lets
  // nobody in: it is put aside under the name "<path>.damaged" and that is logged.
  Admission(std::string path, const Clock& clock);

  bool Admits(std::string_view fingerprint) const;

  // Admit and Remove: see the API (endpoint.proto); what they changed is on the disk when they return OK.
  absl::Status Admit(std::string_view fingerprint, std::string_view name);
  absl::Status Remove(std::string_view fingerprint);

  // Knocked remembers who called in vain. `claimed_name` may be anything.
  void Knocked(std::string_view fingerprint, std::string_view address, std::string_view claimed_name);

  std::vector<Client> Clients() const;  // by name
  std::vector<Knock> Knocks() const;    // newest first

 private:
  using ByFingerprint = std::map<std::string, Client, std::less<>>;

  ByFingerprint Read() const;
  absl::Status Keep(ByFingerprint clients);  // with the lock held

  const std::string path_;
  const Clock& clock_;
  mutable std::mutex mutex_;
  ByFingerprint clients_;
  std::deque<Knock> knocks_;  // newest first
};

}  // namespace till::integrator

#endif  // TILL_SERVICES_INTEGRATOR_ADMISSION_H_

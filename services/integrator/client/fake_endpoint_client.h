// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_INTEGRATOR_CLIENT_FAKE_ENDPOINT_CLIENT_H_
#define TILL_SERVICES_INTEGRATOR_CLIENT_FAKE_ENDPOINT_CLIENT_H_

#include <string>

#include "services/integrator/client/endpoint_client.h"

namespace till::integrator {

// FakeEndpointClient has the state that a test gives it, and changes it as asked. `refusal`, when it is not
// OK, is what every call gets.
class FakeEndpointClient final : public EndpointClient {
 public:
  absl::StatusOr<v1::EndpointState> Get() override { return Answer(); }

  absl::StatusOr<v1::EndpointState> Admit(const std::string& fingerprint, const std::string& name,
                                          const std::string& session) override {
    last_session = session;
    if (!refusal.ok()) return refusal;
    v1::EndpointState::Client& client = *state.add_clients();
    client.set_fingerprint(fingerprint);
    client.set_name(name);
    return state;
  }

  absl::StatusOr<v1::EndpointState> Remove(const std::string& fingerprint,
                                           const std::string& session) override {
    last_session = session;
    if (!refusal.ok()) return refusal;
    for (int i = 0; i < state.clients_size(); ++i) {
      if (state.clients(i).fingerprint() == fingerprint) state.mutable_clients()->DeleteSubrange(i--, 1);
    }
    return state;
  }

  v1::EndpointState state;
  absl::Status refusal;
  std::string last_session;

 private:
  absl::StatusOr<v1::EndpointState> Answer() const {
    if (!refusal.ok()) return refusal;
    return state;
  }
};

}  // namespace till::integrator

#endif  // TILL_SERVICES_INTEGRATOR_CLIENT_FAKE_ENDPOINT_CLIENT_H_

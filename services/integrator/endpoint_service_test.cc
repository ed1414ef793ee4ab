// SPDX-License-Identifier: Apache-2.0
#include "services/integrator/endpoint_service.h"

#include <gtest/gtest.h>
#include <sys/socket.h>

#include <cstdlib>
#include <string>

#include "services/common/clock/fake_clock.h"
#include "services/common/rpc/call.h"
#include "services/common/rpc/testing/local_facet.h"
#include "services/common/session/permission_checker.h"
#include "services/common/status/error.h"
#include "services/integrator/fingerprint.h"

namespace till::integrator {
namespace {

// Whoever says "administrator" is one.
class Believing final : public PermissionChecker {
 public:
  absl::Status Check(common::v1::Permission permission, const CallCredentials& credentials) const override {
    if (credentials.session == "administrator" && permission == common::v1::CONFIGURE)
      return absl::OkStatus();
    return MakeError(ErrorCode::kNotSignedIn, "no session");
  }
};

class EndpointServiceTest : public ::testing::Test {
 protected:
  EndpointServiceTest()
      : folder_(MakeFolder()),
        identity_(*LoadOrMakeIdentity(folder_ + "/identity.pem", "till-terminal")),
        admission_(folder_ + "/clients.state", clock_),
        routes_(AccessMatrix::Embedded(), folder_),
        relay_(routes_, admission_),
        server_(relay_),
        service_(server_, admission_, identity_.certificate_pem),
        facet_(std::in_place_type<v1::Endpoint>, &service_, {.rules = {.permissions = &permissions_}}),
        stub_(v1::Endpoint::NewStub(facet_.channel())) {}

  static std::string MakeFolder() {
    std::string folder = ::testing::TempDir() + "/endpoint-XXXXXX";
    EXPECT_NE(mkdtemp(folder.data()), nullptr);
    return folder;
  }

  absl::StatusOr<v1::EndpointState> Admit(const std::string& fingerprint, const std::string& name,
                                          const std::string& session = "administrator") {
    v1::AdmitClientRequest request;
    request.set_fingerprint(fingerprint);
    request.set_name(name);
    return rpc::UnaryCall(*stub_, &v1::Endpoint::Stub::AdmitClient, request,
                          {.deadline = absl::Seconds(10), .session = session});
  }

  absl::StatusOr<v1::EndpointState> Remove(const std::string& fingerprint,
                                           const std::string& session = "administrator") {
    v1::RemoveClientRequest request;
    request.set_fingerprint(fingerprint);
    return rpc::UnaryCall(*stub_, &v1::Endpoint::Stub::RemoveClient, request,
                          {.deadline = absl::Seconds(10), .session = session});
  }

  absl::StatusOr<v1::EndpointState> Get() {
    return rpc::UnaryCall(*stub_, &v1::Endpoint::Stub::GetEndpoint, v1::GetEndpointRequest(),
                          absl::Seconds(10));
  }

  const std::string fingerprint_ = std::string(64, 'a');
  FakeClock clock_;
  Believing permissions_;
  const std::string folder_;
  const Identity identity_;
  Admission admission_;
  Routes routes_;
  Relay relay_;
  TlsServer server_;
  EndpointService service_;
  rpc::testing::LocalFacet facet_;
  std::unique_ptr<v1::Endpoint::Stub> stub_;
};

TEST_F(EndpointServiceTest, SaysWhereItListensAndWhatItShows) {
  EXPECT_EQ(Get()->port(), 0);
  UniqueFd listener(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  ASSERT_EQ(listen(listener.get(), 1), 0);
  ASSERT_TRUE(server_.Start(std::move(listener), identity_).ok());
  EXPECT_GT(server_.port(), 0);
  const absl::StatusOr<v1::EndpointState> state = Get();
  ASSERT_TRUE(state.ok()) << state.status();
  EXPECT_EQ(state->port(), server_.port());
  EXPECT_EQ(state->certificate_pem(), identity_.certificate_pem);
  EXPECT_EQ(state->fingerprint(), FingerprintOf(identity_.certificate_pem));
}

TEST_F(EndpointServiceTest, AnAdministratorAdmitsAndRemoves) {
  admission_.Knocked(fingerprint_, "192.0.2.7", "Till 1");
  ASSERT_EQ(Get()->knocks_size(), 1);
  EXPECT_EQ(Get()->knocks(0).address(), "192.0.2.7");
  EXPECT_EQ(Get()->knocks(0).claimed_name(), "Till 1");
  EXPECT_EQ(Get()->knocks(0).time().seconds(), absl::ToUnixSeconds(clock_.Now()));
  const absl::StatusOr<v1::EndpointState> admitted = Admit(fingerprint_, "Till 1");
  ASSERT_TRUE(admitted.ok()) << admitted.status();
  ASSERT_EQ(admitted->clients_size(), 1);
  EXPECT_EQ(admitted->clients(0).name(), "Till 1");
  EXPECT_EQ(admitted->clients(0).admit_time().seconds(), absl::ToUnixSeconds(clock_.Now()));
  EXPECT_EQ(admitted->knocks_size(), 0);
  EXPECT_TRUE(admission_.Admits(fingerprint_));
  const absl::StatusOr<v1::EndpointState> removed = Remove(fingerprint_);
  ASSERT_TRUE(removed.ok()) << removed.status();
  EXPECT_EQ(removed->clients_size(), 0);
  EXPECT_TRUE(HasErrorCode(Remove(fingerprint_).status(), ErrorCode::kNotFound));
}

TEST_F(EndpointServiceTest, NobodyElseDoes) {
  ASSERT_TRUE(Admit(fingerprint_, "Till 1").ok());
  EXPECT_TRUE(HasErrorCode(Admit(std::string(64, 'b'), "Till 2", "").status(), ErrorCode::kNotSignedIn));
  EXPECT_TRUE(HasErrorCode(Remove(fingerprint_, "cashier").status(), ErrorCode::kNotSignedIn));
  EXPECT_TRUE(admission_.Admits(fingerprint_));
  EXPECT_EQ(admission_.Clients().size(), 1u);
}

TEST_F(EndpointServiceTest, WhatIsWrongIsSaid) {
  EXPECT_TRUE(HasErrorCode(Admit("12", "Till 1").status(), ErrorCode::kInvalidRequest));
  EXPECT_TRUE(HasErrorCode(Admit(fingerprint_, "").status(), ErrorCode::kInvalidRequest));
}

}  // namespace
}  // namespace till::integrator

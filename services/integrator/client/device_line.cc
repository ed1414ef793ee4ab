// SPDX-License-Identifier: Apache-2.0
#include "services/integrator/client/device_line.h"

#include <algorithm>
#include <functional>
#include <mutex>
#include <utility>

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/security/tls_certificate_provider.h>
#include <grpcpp/security/tls_certificate_verifier.h>
#include <grpcpp/security/tls_credentials_options.h>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/common/status/error.h"
#include "services/integrator/fingerprint.h"

namespace till::integrator {
namespace {

namespace tls = grpc::experimental;

constexpr int kMostMessageBytes = 1 << 20;
constexpr absl::Duration kLook = absl::Milliseconds(50);

// Seen is the fingerprint that the other end showed; empty until it did.
class Seen {
 public:
  void Set(std::string fingerprint) {
    const std::lock_guard lock(mutex_);
    fingerprint_ = std::move(fingerprint);
  }
  std::string Get() const {
    const std::lock_guard lock(mutex_);
    return fingerprint_;
  }

 private:
  mutable std::mutex mutex_;
  std::string fingerprint_;
};

// Pinned takes one certificate and no other: no authority, no host name, no date is asked for.
class Pinned final : public tls::ExternalCertificateVerifier {
 public:
  Pinned(std::string fingerprint, std::shared_ptr<Seen> seen)
      : fingerprint_(std::move(fingerprint)), seen_(std::move(seen)) {}

  bool Verify(tls::TlsCustomVerificationCheckRequest* request, std::function<void(grpc::Status)>,
              grpc::Status* status) override {
    const grpc::string_ref pem = request->peer_cert();
    const std::string shown = FingerprintOf(std::string_view(pem.data(), pem.size())).value_or("");
    seen_->Set(shown);
    *status = !shown.empty() && shown == fingerprint_
                  ? grpc::Status::OK
                  : grpc::Status(grpc::StatusCode::UNAUTHENTICATED, "another certificate: " + shown);
    return true;
  }

  void Cancel(tls::TlsCustomVerificationCheckRequest*) override {}

 private:
  const std::string fingerprint_;
  const std::shared_ptr<Seen> seen_;
};

std::shared_ptr<grpc::Channel> Dial(const std::string& address, const std::string& fingerprint,
                                    const Identity& identity, std::shared_ptr<Seen> seen) {
  tls::TlsChannelCredentialsOptions options;
  options.set_certificate_provider(std::make_shared<tls::StaticDataCertificateProvider>(
      std::vector<tls::IdentityKeyCertPair>{{identity.private_key_pem, identity.certificate_pem}}));
  options.watch_identity_key_cert_pairs();
  // Instead of these, Pinned.
  options.set_verify_server_certs(false);
  options.set_check_call_host(false);
  options.set_certificate_verifier(
      tls::ExternalCertificateVerifier::Create<Pinned>(fingerprint, std::move(seen)));
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
  arguments.SetInt(GRPC_ARG_SERVICE_CONFIG_DISABLE_RESOLUTION, 1);
  // gRPC compares it, too, and complains on standard error.
  arguments.SetSslTargetNameOverride(kTerminalName);
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, 30'000);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 10'000);
  arguments.SetMaxReceiveMessageSize(kMostMessageBytes);
  arguments.SetMaxSendMessageSize(kMostMessageBytes);
  return grpc::CreateCustomChannel(address, tls::TlsCredentials(options), arguments);
}

}  // namespace

std::shared_ptr<grpc::Channel> DialDevice(const std::string& address, const std::string& fingerprint,
                                          const Identity& identity) {
  return Dial(address, fingerprint, identity, std::make_shared<Seen>());
}

absl::StatusOr<std::string> AskFingerprint(const std::string& address, const Identity& identity,
                                           absl::Duration patience) {
  const auto seen = std::make_shared<Seen>();
  const std::shared_ptr<grpc::Channel> channel = Dial(address, "", identity, seen);
  const absl::Time end = absl::Now() + patience;
  while (seen->Get().empty() && absl::Now() < end) {
    // Not a sleep: who waits for a change is also who looks for what the other end says.
    channel->WaitForStateChange(channel->GetState(/*try_to_connect=*/true),
                                absl::ToChronoTime(std::min(absl::Now() + kLook, end)));
  }
  if (std::string shown = seen->Get(); !shown.empty()) return shown;
  return MakeError(ErrorCode::kServiceUnavailable, absl::StrCat("no terminal answers at ", address));
}

}  // namespace till::integrator

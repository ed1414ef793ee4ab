// SPDX-License-Identifier: Apache-2.0
#include "services/common/rpc/testing/local_facet.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "services/common/rpc/channel.h"

namespace till::rpc::testing {
namespace {

void Require(bool condition, const char* what) {
  if (condition) return;
  std::perror(what);
  std::abort();
}

std::string MakeFolder() {
  // Not under TEST_TMPDIR: a socket's path has at most 107 bytes (unix(7)).
  char folder[] = "/tmp/till-facet-XXXXXX";
  Require(mkdtemp(folder) != nullptr, "mkdtemp");
  return folder;
}

}  // namespace

UniqueFd ListenAt(const std::string& socket_path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  Require(socket_path.size() < sizeof(address.sun_path), "the socket's path is too long");
  std::memcpy(address.sun_path, socket_path.data(), socket_path.size());
  unlink(socket_path.c_str());
  UniqueFd fd(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  Require(fd.valid(), "socket");
  Require(bind(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0, "bind");
  Require(listen(fd.get(), 16) == 0, "listen");
  return fd;
}

LocalFacet::LocalFacet(std::string full_name, grpc::Service* service, Options options)
    : full_name_(std::move(full_name)),
      service_(service),
      options_(std::move(options)),
      folder_(MakeFolder()),
      socket_path_(folder_ + "/facet.sock"),
      metrics_("test"),
      rpc_metrics_(metrics_),
      channel_(Dial(socket_path_)) {
  Start();
}

LocalFacet::~LocalFacet() {
  Stop();
  unlink(socket_path_.c_str());
  rmdir(folder_.c_str());
}

void LocalFacet::Start() {
  const uid_t uid = options_.admitted_uid == static_cast<uid_t>(-1) ? geteuid() : options_.admitted_uid;
  server_ = std::make_unique<FacetServer>(
      FacetServer::Options{
          .name = "test/facet",
          .listener = ListenAt(socket_path_),
          .policy = PeerPolicy().Allow(uid, options_.caller),
          .rules = options_.rules,
          .metrics = &rpc_metrics_,
      },
      full_name_, service_);
  Require(server_->Start().ok(), "the facet does not start");
}

void LocalFacet::Stop() {
  if (server_ == nullptr) return;
  server_->Stop(absl::ZeroDuration());
  server_.reset();
}

}  // namespace till::rpc::testing

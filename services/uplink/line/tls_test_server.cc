// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/line/tls_test_server.h"

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <signal.h>
#include <sys/socket.h>

#include <cstdio>
#include <utility>

#include "absl/strings/str_cat.h"

namespace till::uplink {
namespace {

constexpr long kDay = 24 * 60 * 60;

EVP_PKEY* NewKey() {
  return EVP_EC_gen("P-256");
}

void AddExtension(X509* certificate, int nid, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
  ASSERT_NE(extension, nullptr) << value;
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

X509* NewCertificate(const std::string& subject, EVP_PKEY* key, const std::string& issuer,
                     EVP_PKEY* issuer_key, bool is_authority) {
  X509* certificate = X509_new();
  X509_set_version(certificate, 2);
  static long serial = 1;
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), serial++);
  X509_gmtime_adj(X509_getm_notBefore(certificate), -kDay);
  X509_gmtime_adj(X509_getm_notAfter(certificate), kDay);
  X509_set_pubkey(certificate, key);
  const auto name = [](X509_NAME* into, const std::string& text) {
    X509_NAME_add_entry_by_txt(into, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(text.c_str()),
                               -1, -1, 0);
  };
  name(X509_get_subject_name(certificate), subject);
  name(X509_get_issuer_name(certificate), issuer);
  if (is_authority) {
    AddExtension(certificate, NID_basic_constraints, "critical,CA:TRUE");
  } else {
    AddExtension(certificate, NID_subject_alt_name, "DNS:" + subject);
  }
  X509_sign(certificate, issuer_key, EVP_sha256());
  return certificate;
}

}  // namespace

TestAuthority::TestAuthority() : key_(NewKey()) {
  static int made = 0;
  certificate_ = NewCertificate("Test authority", key_, "Test authority", key_, true);
  ca_file_ = absl::StrCat(::testing::TempDir(), "/authority_", ++made, ".pem");
  FILE* file = fopen(ca_file_.c_str(), "w");
  PEM_write_X509(file, certificate_);
  fclose(file);
}

TestAuthority::~TestAuthority() {
  X509_free(certificate_);
  EVP_PKEY_free(key_);
}

TlsTestServer::TlsTestServer(const TestAuthority& authority, Options options, Script script)
    : options_(std::move(options)), script_(std::move(script)), context_(SSL_CTX_new(TLS_server_method())) {
  signal(SIGPIPE, SIG_IGN);
  EVP_PKEY* key = NewKey();
  X509* certificate = NewCertificate(options_.name, key, "Test authority", authority.key_, false);
  SSL_CTX_use_certificate(context_, certificate);
  SSL_CTX_use_PrivateKey(context_, key);
  X509_free(certificate);
  EVP_PKEY_free(key);
  if (options_.newest_version != 0) {
    SSL_CTX_set_max_proto_version(context_, options_.newest_version);
    SSL_CTX_set_cipher_list(context_, "ALL:@SECLEVEL=0");
  }
  listener_ = UniqueFd(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  EXPECT_EQ(bind(listener_.get(), reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
  EXPECT_EQ(listen(listener_.get(), 16), 0);
  socklen_t length = sizeof(address);
  getsockname(listener_.get(), reinterpret_cast<sockaddr*>(&address), &length);
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { Run(); });
}

TlsTestServer::~TlsTestServer() {
  GoAway();
  thread_.join();
  SSL_CTX_free(context_);
}

void TlsTestServer::GoAway() {
  absl::MutexLock lock(&mutex_);
  stopping_ = true;
  // accept and read return; the descriptors are closed by their thread.
  shutdown(listener_.get(), SHUT_RDWR);
  if (connection_ >= 0) shutdown(connection_, SHUT_RDWR);
}

void TlsTestServer::Run() {
  for (;;) {
    UniqueFd connection(accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC));
    {
      absl::MutexLock lock(&mutex_);
      if (stopping_ || !connection.valid()) {
        listener_.Reset();
        return;
      }
      connection_ = connection.get();
    }
    if (options_.mute) {
      char byte;
      while (read(connection.get(), &byte, 1) > 0) {
      }
    } else {
      SSL* ssl = SSL_new(context_);
      SSL_set_fd(ssl, connection.get());
      if (SSL_accept(ssl) == 1) {
        Peer peer(ssl, connection.get());
        script_(peer);
        SSL_shutdown(ssl);
      }
      SSL_free(ssl);
    }
    absl::MutexLock lock(&mutex_);
    connection_ = -1;
  }
}

std::optional<std::string> TlsTestServer::Peer::Read(size_t count) {
  std::string bytes(count, '\0');
  for (size_t at = 0; at < count;) {
    const int taken = SSL_read(ssl_, bytes.data() + at, static_cast<int>(count - at));
    if (taken <= 0) return std::nullopt;
    at += static_cast<size_t>(taken);
  }
  return bytes;
}

std::optional<std::string> TlsTestServer::Peer::ReadFrame() {
  const std::optional<std::string> length = Read(2);
  if (!length.has_value()) return std::nullopt;
  const std::optional<std::string> body =
      Read(static_cast<size_t>(static_cast<uint8_t>((*length)[0])) << 8 | static_cast<uint8_t>((*length)[1]));
  if (!body.has_value()) return std::nullopt;
  return *length + *body;
}

void TlsTestServer::Peer::Write(const std::string& bytes) {
  SSL_write(ssl_, bytes.data(), static_cast<int>(bytes.size()));
}

bool TlsTestServer::Peer::WaitForEnd() {
  char byte;
  int taken;
  do {
    taken = SSL_read(ssl_, &byte, 1);
  } while (taken > 0);
  return SSL_get_error(ssl_, taken) == SSL_ERROR_ZERO_RETURN;
}

void TlsTestServer::Peer::Break() {
  const linger hard{.l_onoff = 1, .l_linger = 0};
  setsockopt(socket_, SOL_SOCKET, SO_LINGER, &hard, sizeof(hard));
  shutdown(socket_, SHUT_RDWR);
}

}  // namespace till::uplink

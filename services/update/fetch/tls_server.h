// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_FETCH_TLS_SERVER_H_
#define TILL_SERVICES_UPDATE_FETCH_TLS_SERVER_H_

#include <string>
#include <thread>

namespace till::update {

// TlsServer is an HTTPS server on this machine, for tests: it makes a certificate of its own for the address
// that it is told, and answers every request with "till".
class TlsServer {
 public:
  // `address` is what the certificate says; `pem_file` gets it.
  TlsServer(const std::string& address, const std::string& pem_file);
  ~TlsServer();

  TlsServer(const TlsServer&) = delete;
  TlsServer& operator=(const TlsServer&) = delete;

  // "https://127.0.0.1:PORT/".
  std::string Url() const;

 private:
  void Run();

  void* context_ = nullptr;
  int listener_ = -1;
  int port_ = 0;
  std::thread thread_;
};

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_FETCH_TLS_SERVER_H_

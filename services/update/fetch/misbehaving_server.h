// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_FETCH_MISBEHAVING_SERVER_H_
#define TILL_SERVICES_UPDATE_FETCH_MISBEHAVING_SERVER_H_

#include <string>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "services/update/fetch/served_file.h"

namespace till::update {

// MisbehavingServer is a web server on this machine, for tests: HTTP/1.1, one request a connection, and each
// file in its manner. It shares no code with any fetcher.
class MisbehavingServer {
 public:
  MisbehavingServer();
  ~MisbehavingServer();

  MisbehavingServer(const MisbehavingServer&) = delete;
  MisbehavingServer& operator=(const MisbehavingServer&) = delete;

  // Serve adds a file and returns its path: "/0".
  std::string Serve(ServedFile file);

  // "http://127.0.0.1:PORT".
  std::string Origin() const;

 private:
  void Run();
  void Answer(int connection);

  int listener_ = -1;
  int port_ = 0;
  mutable absl::Mutex mutex_;
  std::vector<ServedFile> files_ ABSL_GUARDED_BY(mutex_);
  std::vector<int> open_ ABSL_GUARDED_BY(mutex_);
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::vector<std::thread> answers_;  // of Run's thread, and of the destructor after it
  std::thread thread_;
};

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_FETCH_MISBEHAVING_SERVER_H_

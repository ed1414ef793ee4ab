// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/uplink/simulated_acquirer.h"

#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

extern char** environ;

namespace till {

SimulatedAcquirer::SimulatedAcquirer() {
  char folder[] = "/tmp/acqXXXXXX";
  if (mkdtemp(folder) == nullptr) return;
  folder_ = folder;
  mkdir((folder_ + "/sim").c_str(), 0700);
  mkdir((folder_ + "/state").c_str(), 0700);
  int output[2];
  if (pipe(output) != 0) return;
  std::string run = folder_;
  std::string state = folder_ + "/state";
  std::string program = "tests/simulators/acquirer/acquirer";
  char* arguments[] = {
      program.data(),         const_cast<char*>("--run-dir"),   run.data(),   const_cast<char*>("--port"),
      const_cast<char*>("0"), const_cast<char*>("--state-dir"), state.data(), nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO);
  posix_spawn_file_actions_addclose(&actions, output[0]);
  if (posix_spawn(&process_, program.c_str(), &actions, nullptr, arguments, environ) != 0) process_ = -1;
  posix_spawn_file_actions_destroy(&actions);
  close(output[1]);
  FILE* lines = fdopen(output[0], "r");
  unsigned port = 0;
  // The line ends the wait; so does the program's end.
  if (fscanf(lines, "acquirer: ready on 127.0.0.1:%u", &port) == 1) port_ = static_cast<uint16_t>(port);
  fclose(lines);
}

SimulatedAcquirer::~SimulatedAcquirer() {
  if (process_ > 0) {
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
  }
  std::error_code ignored;
  if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
}

std::string SimulatedAcquirer::Control(const std::string& line) const {
  const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  strncpy(address.sun_path, (folder_ + "/sim/acquirer.sock").c_str(), sizeof(address.sun_path) - 1);
  std::string answer;
  if (connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0) {
    const std::string request = line + "\n";
    if (write(socket, request.data(), request.size()) == static_cast<ssize_t>(request.size())) {
      char byte = 0;
      while (read(socket, &byte, 1) == 1 && byte != '\n') answer.push_back(byte);
    }
  }
  close(socket);
  return answer;
}

}  // namespace till

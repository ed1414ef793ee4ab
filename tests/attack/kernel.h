// SPDX-License-Identifier: Apache-2.0
#ifndef TESTS_ATTACK_KERNEL_H_
#define TESTS_ATTACK_KERNEL_H_

#include <string>

// What the kernel does for those who are privileged, and sockets of the network. Each returns 0 or the
// system's error; a call whose arguments are wrong on purpose has succeeded when it gets as far as looking at
// them.
namespace till::attack {

// OpenSocket opens a socket of the KIND: tcp, udp, raw, packet, route.
int OpenSocket(const std::string& kind);
// Listen waits for callers at a port that the kernel chooses; Bind takes the port of that number.
int Listen();
int Bind(const std::string& port);
// Become asks to be of the context, at once; BecomeNext when it runs a program.
int Become(const std::string& context);
int BecomeNext(const std::string& context);
int LoadModule();
int Mount();
int SetUser();
int ChangeRoot();
int MakeDevice(const std::string& path);
int Unshare(int what);
int Reboot();
int SetTime();
int SetName();
int OpenIoPorts();

}  // namespace till::attack

#endif  // TESTS_ATTACK_KERNEL_H_

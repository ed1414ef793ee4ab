// SPDX-License-Identifier: Apache-2.0
// bazel run -c opt //tests/bench:uplink
//
// How many ISO 8583 messages a second one core packs and unpacks: a 0200 of 17 fields with field 55, by the
// shipped profile. Time is that of the thread on its core, so a busy machine does not count; each figure is
// the median of nine rounds. The floors are measured in the same rounds: copying the message's bytes, which
// no codec can do without, and the two triple DES blocks of its MAC.

#include <openssl/evp.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <new>
#include <string>
#include <vector>

#include "services/uplink/iso8583/codec.h"
#include "services/uplink/iso8583/golden.h"

namespace {

std::atomic<uint64_t> allocations{0};

}  // namespace

void* operator new(size_t size) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  void* const memory = std::malloc(size);
  if (memory == nullptr) std::abort();
  return memory;
}

void operator delete(void* memory) noexcept {
  std::free(memory);
}

void operator delete(void* memory, size_t) noexcept {
  std::free(memory);
}

namespace till::bench {
namespace {

using uplink::ByteWriter;
using uplink::IsoMessage;

constexpr int kRounds = 9;
constexpr double kSecondsPerRound = 0.2;
constexpr int kMessagesPerLook = 2000;

[[noreturn]] void Fail(const char* why) {
  std::fprintf(stderr, "uplink: %s\n", why);
  std::exit(1);
}

double CoreSeconds() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

// Keep makes the compiler believe that `bytes` are read.
void Keep(const void* bytes) {
  asm volatile("" : : "g"(bytes) : "memory");
}

struct Work {
  std::string name;
  std::function<void()> once;
  std::vector<double> nanoseconds = {};  // For one message, each round.
  double allocations_each = 0;

  double median() const {
    std::vector<double> sorted = nanoseconds;
    std::sort(sorted.begin(), sorted.end());
    return sorted[sorted.size() / 2];
  }
};

void Round(Work& work) {
  const uint64_t allocations_before = allocations.load();
  const double start = CoreSeconds();
  double spent = 0;
  uint64_t messages = 0;
  while (spent < kSecondsPerRound) {
    for (int i = 0; i < kMessagesPerLook; ++i) work.once();
    messages += kMessagesPerLook;
    spent = CoreSeconds() - start;
  }
  work.nanoseconds.push_back(1e9 * spent / static_cast<double>(messages));
  work.allocations_each =
      static_cast<double>(allocations.load() - allocations_before) / static_cast<double>(messages);
}

// TripleDes is the MAC's cipher without anything around it.
class TripleDes {
 public:
  TripleDes() : context_(EVP_CIPHER_CTX_new()) {
    const std::array<uint8_t, 24> key = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    if (EVP_EncryptInit_ex(context_, EVP_des_ede3_ecb(), nullptr, key.data(), nullptr) != 1) Fail("no 3DES");
    EVP_CIPHER_CTX_set_padding(context_, 0);
  }
  ~TripleDes() { EVP_CIPHER_CTX_free(context_); }

  void Block(std::array<uint8_t, 8>& block) {
    int written = 0;
    EVP_EncryptUpdate(context_, block.data(), &written, block.data(), 8);
  }

 private:
  EVP_CIPHER_CTX* const context_;
};

void Print(const Work& work, double copy) {
  std::printf("%-34s %8.0f ns %11.0f /s %8.1f x a copy %5.2f allocations\n", work.name.c_str(), work.median(),
              1e9 / work.median(), work.median() / copy, work.allocations_each);
}

int Main() {
  const uplink::MessageSpec& spec = uplink::golden::UnionPaySpec();
  const std::vector<uint8_t> wire =
      uplink::golden::Bytes(uplink::golden::Message(uplink::golden::kSaleFrame));
  const absl::StatusOr<IsoMessage> sale = uplink::DecodeMessage(spec, wire);
  if (!sale.ok()) Fail("the sale is not readable");
  std::vector<std::pair<int, std::string>> values;
  for (const int field : sale->field_numbers()) values.emplace_back(field, *sale->Reveal(field));
  std::array<uint8_t, 1024> memory{};
  const auto pack = [&](const IsoMessage& message) {
    ByteWriter writer(memory);
    if (!uplink::EncodeMessage(message, writer).ok()) Fail("the sale is not packed");
    Keep(memory.data());
  };
  pack(*sale);
  if (std::memcmp(memory.data(), wire.data(), wire.size()) != 0) Fail("packed is not what was unpacked");

  TripleDes cipher;
  std::array<uint8_t, 8> block{};
  std::vector<Work> works;
  works.push_back({"floor: copy of its bytes", [&] {
                     std::memcpy(memory.data(), wire.data(), wire.size());
                     Keep(memory.data());
                   }});
  works.push_back({"floor: two 3DES blocks (its MAC)", [&] {
                     cipher.Block(block);
                     cipher.Block(block);
                     Keep(block.data());
                   }});
  works.push_back({"pack", [&] { pack(*sale); }});
  works.push_back({"unpack", [&] {
                     const absl::StatusOr<IsoMessage> message = uplink::DecodeMessage(spec, wire);
                     if (!message.ok()) Fail("the sale is not unpacked");
                     Keep(&message);
                   }});
  works.push_back({"set every field, pack", [&] {
                     IsoMessage message(spec);
                     bool set = message.SetType("0200").ok();
                     for (const auto& [field, value] : values) set = set && message.Set(field, value).ok();
                     if (!set) Fail("a field is not set");
                     pack(message);
                   }});
  works.push_back({"unpack, read every field", [&] {
                     const absl::StatusOr<IsoMessage> message = uplink::DecodeMessage(spec, wire);
                     if (!message.ok()) Fail("the sale is not unpacked");
                     for (const auto& [field, value] : values) {
                       if (message->Reveal(field)->size() != value.size()) Fail("a field differs");
                     }
                   }});
  for (int round = 0; round < kRounds; ++round) {
    for (Work& work : works) Round(work);
  }
  std::printf("a 0200 of %zu fields and %zu bytes, field 55 with %zu; one core, median of %d rounds\n",
              values.size(), wire.size(), sale->Reveal(55)->size(), kRounds);
  for (const Work& work : works) Print(work, works[0].median());
  return 0;
}

}  // namespace
}  // namespace till::bench

int main() {
  return till::bench::Main();
}

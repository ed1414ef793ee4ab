// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/instant_host.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/evp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <map>
#include <stdexcept>

namespace till::bench {
namespace {

using Bytes = std::vector<uint8_t>;

constexpr size_t kTpduAndHeader = 11;
// TEST ONLY: the simulated acquirer's master key, and working keys that never change.
const Bytes kMasterKey = {0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF,
                          0xFE, 0xDC, 0xBA, 0x98, 0x76, 0x54, 0x32, 0x10};
const Bytes kPinKey = {0x10, 0x20, 0x31, 0x40, 0x51, 0x61, 0x70, 0x80,
                       0x91, 0xA1, 0xB0, 0xC1, 0xD0, 0xE0, 0xF1, 0x01};
const Bytes kMacKey = {0x2A, 0x37, 0x46, 0x54, 0x62, 0x70, 0x8C, 0x98};

// One ECB pass of DES (8-byte key) or two-key triple DES (16-byte key).
Bytes Encipher(const Bytes& key, const Bytes& data) {
  Bytes triple = key;
  if (key.size() == 8) triple.insert(triple.end(), key.begin(), key.end());
  triple.insert(triple.end(), triple.begin(), triple.begin() + 8);
  Bytes out(data.size());
  int size = 0;
  EVP_CIPHER_CTX* cipher = EVP_CIPHER_CTX_new();
  EVP_EncryptInit_ex(cipher, EVP_des_ede3_ecb(), nullptr, triple.data(), nullptr);
  EVP_CIPHER_CTX_set_padding(cipher, 0);
  EVP_EncryptUpdate(cipher, out.data(), &size, data.data(), static_cast<int>(data.size()));
  EVP_CIPHER_CTX_free(cipher);
  return out;
}

void Append(Bytes& to, const Bytes& more) {
  to.insert(to.end(), more.begin(), more.end());
}
void Append(Bytes& to, const std::string& text) {
  to.insert(to.end(), text.begin(), text.end());
}

Bytes CheckValue(const Bytes& key) {
  Bytes value = Encipher(key, Bytes(8, 0));
  value.resize(4);
  return value;
}

// The fields of a request, as they stand in it; a field of variable length that is repeated keeps its length.
std::map<int, Bytes> Repeated(const Bytes& message) {
  std::map<int, Bytes> fields;
  size_t at = 10;  // Message type and bitmap.
  const auto take = [&](size_t size) {
    Bytes value;
    if (at + size <= message.size())
      value.assign(message.begin() + static_cast<ptrdiff_t>(at),
                   message.begin() + static_cast<ptrdiff_t>(at + size));
    at += size;
    return value;
  };
  const auto bcd = [&](size_t size) {
    size_t value = 0;
    for (const uint8_t byte : take(size))
      value = value * 100 + static_cast<size_t>((byte >> 4) * 10 + (byte & 15));
    return value;
  };
  const auto half = [](size_t digits) { return (digits + 1) / 2; };
  for (int field = 2; field <= 60; ++field) {
    if ((message[2 + static_cast<size_t>(field - 1) / 8] & (0x80 >> ((field - 1) % 8))) == 0) continue;
    switch (field) {
      case 2:
      case 32:
      case 35:
        fields[field] = take(half(bcd(1)));
        break;
      case 3:
      case 11:
      case 12:
        fields[field] = take(3);
        break;
      case 4:
        fields[field] = take(6);
        break;
      case 13:
      case 14:
      case 15:
      case 22:
      case 23:
        fields[field] = take(2);
        break;
      case 25:
      case 26:
        fields[field] = take(1);
        break;
      case 37:
        fields[field] = take(12);
        break;
      case 38:
        fields[field] = take(6);
        break;
      case 39:
        fields[field] = take(2);
        break;
      case 41:
        fields[field] = take(8);
        break;
      case 42:
        fields[field] = take(15);
        break;
      case 49:
        fields[field] = take(3);
        break;
      case 52:
      case 53:
        fields[field] = take(8);
        break;
      case 55:
        fields[field] = take(bcd(2));
        break;
      case 60: {
        Bytes length = take(2);
        at -= 2;
        fields[field] = length;
        Append(fields[field], take(half(bcd(2))));
        break;
      }
      default:
        throw std::runtime_error("a field that this host does not know");
    }
  }
  return fields;
}

}  // namespace

InstantHost::InstantHost(const std::string& testdata) {
  context_ = SSL_CTX_new(TLS_server_method());
  if (SSL_CTX_use_certificate_chain_file(context_, (testdata + "/acquirer_cert.pem").c_str()) != 1 ||
      SSL_CTX_use_PrivateKey_file(context_, (testdata + "/acquirer_key.pem").c_str(), SSL_FILETYPE_PEM) !=
          1) {
    throw std::runtime_error("no certificate in " + testdata);
  }
  listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  if (bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 || listen(listener_, 4) != 0 ||
      getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    throw std::runtime_error("cannot listen");
  }
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { Accept(); });
}

InstantHost::~InstantHost() {
  shutdown(listener_, SHUT_RDWR);
  thread_.join();
  close(listener_);
  SSL_CTX_free(context_);
}

void InstantHost::Accept() {
  while (true) {
    const int fd = accept(listener_, nullptr, nullptr);
    if (fd < 0) return;
    const int now = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &now, sizeof(now));
    SSL* line = SSL_new(context_);
    SSL_set_fd(line, fd);
    if (SSL_accept(line) == 1) Serve(line);
    SSL_free(line);
    close(fd);
  }
}

void InstantHost::Serve(SSL* line) {
  const auto read_exactly = [line](uint8_t* data, size_t size) {
    while (size > 0) {
      const int got = SSL_read(line, data, static_cast<int>(size));
      if (got <= 0) return false;
      data += got;
      size -= static_cast<size_t>(got);
    }
    return true;
  };
  uint8_t length[2];
  while (read_exactly(length, 2)) {
    Bytes frame(static_cast<size_t>((length[0] << 8) | length[1]));
    if (frame.size() < kTpduAndHeader + 10 || !read_exactly(frame.data(), frame.size())) return;
    Bytes reply(frame.begin(), frame.begin() + kTpduAndHeader);
    Append(reply, Answer({frame.begin() + kTpduAndHeader, frame.end()}));
    reply.insert(reply.begin(),
                 {static_cast<uint8_t>(reply.size() >> 8), static_cast<uint8_t>(reply.size())});
    if (SSL_write(line, reply.data(), static_cast<int>(reply.size())) <= 0) return;
  }
}

Bytes InstantHost::Answer(const Bytes& message) {
  const bool sign_on = message[0] == 0x08 && message[1] == 0x00;
  const std::map<int, Bytes> request = Repeated(message);
  std::map<int, Bytes> reply;
  for (const int field : {3, 4, 11, 25, 41, 42, 49, 60}) {
    if (request.count(field) > 0) reply[field] = request.at(field);
  }
  reply[12] = {0x12, 0x00, 0x00};
  reply[13] = {0x11, 0x22};
  char reference[13];
  std::snprintf(reference, sizeof(reference), "%012u", ++reference_);
  Append(reply[37], std::string(reference));
  if (!sign_on) Append(reply[38], std::string("123456"));
  Append(reply[39], std::string("00"));
  Bytes keys;
  if (sign_on) {
    Append(keys, Encipher(kMasterKey, kPinKey));
    Append(keys, CheckValue(kPinKey));
    Append(keys, Encipher(kMasterKey, kMacKey));
    Append(keys, Bytes(8, 0));
    Append(keys, CheckValue(kMacKey));
  }

  Bytes out = {message[0], static_cast<uint8_t>(message[1] + 0x10)};
  Bytes bitmap(8, 0);
  const auto mark = [&bitmap](int field) {
    bitmap[static_cast<size_t>(field - 1) / 8] |= static_cast<uint8_t>(0x80 >> ((field - 1) % 8));
  };
  for (const auto& [field, value] : reply) mark(field);
  if (sign_on) mark(62);
  if (!sign_on) mark(64);
  Append(out, bitmap);
  for (const auto& [field, value] : reply) Append(out, value);
  if (sign_on) {
    out.push_back(0);
    out.push_back(0x40);
    Append(out, keys);
  } else {
    Append(out, Mac(out));
  }
  return out;
}

// UnionPay POS MAC: XOR of all blocks, as hex, two DES steps, the first eight hex characters.
Bytes InstantHost::Mac(const Bytes& message) const {
  Bytes folded(8, 0);
  for (size_t i = 0; i < message.size(); ++i) folded[i % 8] ^= message[i];
  const auto hex = [](const Bytes& bytes) {
    std::string text;
    for (const uint8_t byte : bytes) {
      char pair[3];
      std::snprintf(pair, sizeof(pair), "%02X", byte);
      text += pair;
    }
    return text;
  };
  const std::string text = hex(folded);
  Bytes step = Encipher(kMacKey, Bytes(text.begin(), text.begin() + 8));
  for (size_t i = 0; i < 8; ++i) step[i] ^= static_cast<uint8_t>(text[8 + i]);
  const std::string mac = hex(Encipher(kMacKey, step)).substr(0, 8);
  return Bytes(mac.begin(), mac.end());
}

}  // namespace till::bench

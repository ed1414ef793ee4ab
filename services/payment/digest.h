// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_DIGEST_H_
#define TILL_SERVICES_PAYMENT_DIGEST_H_

#include <string>
#include <string_view>

namespace till::payment {

// Sha256 returns the 32 bytes of a text's hash: what "the same content" of a request means.
std::string Sha256(std::string_view text);

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_DIGEST_H_

// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_RPC_LANGUAGE_H_
#define TILL_SERVICES_COMMON_RPC_LANGUAGE_H_

#include <string_view>

#include <grpcpp/server_context.h>

#include "services/common/status/error_catalogue.h"

namespace till::rpc {

// ParseLanguage returns the language that an "accept-language" value (RFC 9110, 12.5.4) asks for first:
// "zh-CN,en" is Chinese. Quality values are not weighed: the first language that the terminal speaks wins.
// Nothing it speaks, or nothing at all, is English: a caller that shows words to people says which, and who
// does not is a program.
Language ParseLanguage(std::string_view accept_language);

// LanguageOf returns the language that the caller of this RPC asked for in metadata "accept-language".
Language LanguageOf(const grpc::ServerContextBase& context);

// LanguageTag returns "en" or "zh".
std::string_view LanguageTag(Language language);

}  // namespace till::rpc

#endif  // TILL_SERVICES_COMMON_RPC_LANGUAGE_H_

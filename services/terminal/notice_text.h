// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_NOTICE_TEXT_H_
#define TILL_SERVICES_TERMINAL_NOTICE_TEXT_H_

#include <map>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "till/terminal/v1/notices.pb.h"

namespace till::terminal {

// FillTemplate puts values where a template says {name}; a name that is not in the map stays as it stands.
// `escape` is how a value is written there.
std::string FillTemplate(std::string_view text, const std::map<std::string, std::string>& values,
                         std::string (*escape)(std::string_view));

// JsonEscaped is the inside of a JSON string (RFC 8259, 7); UrlEscaped has all but the unreserved characters
// percent-encoded (RFC 3986, 2.3); Plain is the text itself.
std::string JsonEscaped(std::string_view text);
std::string UrlEscaped(std::string_view text);
std::string Plain(std::string_view text);

// CheckNoticeSettings is OK for settings that can be used; INVALID_REQUEST names the first field that cannot.
// `development` allows http.
absl::Status CheckNoticeSettings(const v1::NoticeSettings& settings, bool development);

// EventOf is what an act of the audit trail is to people elsewhere; UNSPECIFIED for what they are not told.
v1::NoticeEvent EventOf(std::string_view act, std::string_view outcome);

// EventWords is what happened, in both languages: "结算卡变更 / settlement card".
std::string EventWords(v1::NoticeEvent event);

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_NOTICE_TEXT_H_

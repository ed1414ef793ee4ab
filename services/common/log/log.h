// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_LOG_LOG_H_
#define TILL_SERVICES_COMMON_LOG_LOG_H_

#include <initializer_list>
#include <string_view>

#include "services/common/log/value.h"

namespace till::log {

// Field is one key and value of an event; keys are lower_snake and constant.
struct Field {
  std::string_view key;
  Value value;
};

using Fields = std::initializer_list<Field>;

// Info, Warn and Error write one event: `log::Info("card removed", {{"reader", name}, {"after_ms",
// elapsed_ms}})`.
//
// `event` is a constant sentence, so that events can be counted and searched for; what varies goes into
// fields. Thread-safe; never fails, never throws. In the journal each field is TILL_<KEY>; elsewhere an event
// is one line.
//   Info: what an engineer wants to know of a normal day. Warn: handled, but somebody should look if it
//   happens often. Error: something could not be done. Debug: in development builds only (nothing with
//   TILL_RELEASE).
void Debug(std::string_view event, Fields fields = {});
void Info(std::string_view event, Fields fields = {});
void Warn(std::string_view event, Fields fields = {});
void Error(std::string_view event, Fields fields = {});

// SetService names the process in every later event; call once in main(), before threads. Default: the
// program's name.
void SetService(std::string_view service);

}  // namespace till::log

#endif  // TILL_SERVICES_COMMON_LOG_LOG_H_

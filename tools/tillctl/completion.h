// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_TOOLS_TILLCTL_COMPLETION_H_
#define TILL_TOOLS_TILLCTL_COMPLETION_H_

#include <string>

namespace till::tillctl {

// BashCompletion and ZshCompletion return a script made from the table of commands, so that it cannot lag
// behind.
std::string BashCompletion();
std::string ZshCompletion();

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_COMPLETION_H_

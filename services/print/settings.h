// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_SETTINGS_H_
#define TILL_SERVICES_PRINT_SETTINGS_H_

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/print/config.pb.h"
#include "services/print/print_queue.h"
#include "services/print/slip_font.h"
#include "services/print/template_set.h"

namespace till::print {

// CheckSettings finds what is wrong with a configuration beyond its form; CONFIG_INVALID lists all of it.
// `file` is named in it.
absl::Status CheckSettings(const config::PrintConfig& config, std::string_view file);

// QueueOptionsOf returns the queue's patience with what the configuration says of the printer.
QueueOptions QueueOptionsOf(const config::PrintConfig& config);

// LoadTemplates returns the built-in templates with the configured ones over them; CONFIG_INVALID names file
// and place.
absl::StatusOr<TemplateSet> LoadTemplates(const config::PrintConfig& config);

// FontFileOf returns the path of the font of pictures.
std::string FontFileOf(const config::PrintConfig& config);

// LoadFont returns the font of pictures, or null, which is logged: paper does not need it.
std::unique_ptr<SlipFont> LoadFont(const config::PrintConfig& config);

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_SETTINGS_H_

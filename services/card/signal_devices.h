// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_SIGNAL_DEVICES_H_
#define TILL_SERVICES_CARD_SIGNAL_DEVICES_H_

#include <memory>

#include "hal/buzzer/buzzer.h"
#include "hal/indicator/indicator.h"
#include "services/card/config.pb.h"
#include "services/common/config/config_checker.h"

namespace till::card {

// CheckSignals finds what is wrong with `lights` and `speaker`.
void CheckSignals(const config::CardConfig& config, ConfigChecker& check);

// IndicatorFromConfig and BuzzerFromConfig return what a configuration that CheckSignals found good names;
// null: none.
std::unique_ptr<hal::Indicator> IndicatorFromConfig(const config::CardConfig& config);
std::unique_ptr<hal::Buzzer> BuzzerFromConfig(const config::CardConfig& config);

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_SIGNAL_DEVICES_H_

// SPDX-License-Identifier: Apache-2.0
#include "hal/indicator/indicator_conformance.h"

namespace till::hal {
namespace {

constexpr LightSet kAll{Light::kFirst, Light::kSecond, Light::kThird, Light::kFourth, Light::kAlert};

TEST_P(IndicatorConformance, EachLightByItself) {
  for (const Light light : {Light::kFirst, Light::kSecond, Light::kThird, Light::kFourth, Light::kAlert}) {
    ASSERT_TRUE(bench_->indicator().Show({light}).ok());
    EXPECT_EQ(bench_->Seen(), LightSet{light});
  }
}

TEST_P(IndicatorConformance, WhatIsNotNamedGoesDark) {
  ASSERT_TRUE(bench_->indicator().Show(kAll).ok());
  EXPECT_EQ(bench_->Seen(), kAll);
  ASSERT_TRUE(bench_->indicator().Show({Light::kSecond, Light::kFourth}).ok());
  EXPECT_EQ(bench_->Seen(), (LightSet{Light::kSecond, Light::kFourth}));
  ASSERT_TRUE(bench_->indicator().Show({}).ok());
  EXPECT_EQ(bench_->Seen(), LightSet{});
}

TEST_P(IndicatorConformance, ADeviceThatIsGoneIsSaidAndFoundAgainWithAllItsLights) {
  ASSERT_TRUE(bench_->indicator().Show(kAll).ok());
  bench_->Unplug();
  EXPECT_EQ(bench_->indicator().Show(kAll).code(), absl::StatusCode::kUnavailable);
  bench_->PlugIn();
  EXPECT_EQ(bench_->Seen(), LightSet{});
  ASSERT_TRUE(bench_->indicator().Show(kAll).ok());
  EXPECT_EQ(bench_->Seen(), kAll) << "what was lit before it went is dark since";
}

}  // namespace
}  // namespace till::hal

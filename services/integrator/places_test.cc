// SPDX-License-Identifier: Apache-2.0
#include "services/integrator/places.h"

#include <gtest/gtest.h>

#include <vector>

namespace till::integrator {
namespace {

TEST(Places, OneProgramGetsHalfAndAllGetAll) {
  Places places;
  std::vector<Places::Place> taken;
  for (int i = 0; i < Places::kMostOfOne; ++i) taken.push_back(*places.Take("till 1"));
  EXPECT_FALSE(places.Take("till 1"));
  for (int i = Places::kMostOfOne; i < Places::kMost; ++i) taken.push_back(*places.Take("till 2"));
  EXPECT_FALSE(places.Take("till 3"));
  EXPECT_EQ(places.taken(), Places::kMost);
}

TEST(Places, WhatIsGivenBackIsThereAgain) {
  Places places;
  {
    std::vector<Places::Place> taken;
    for (int i = 0; i < Places::kMostOfOne; ++i) taken.push_back(*places.Take("till 1"));
    EXPECT_FALSE(places.Take("till 1"));
  }
  EXPECT_EQ(places.taken(), 0);
  EXPECT_TRUE(places.Take("till 1"));
}

TEST(Places, APlaceThatIsHandedOnIsGivenBackOnce) {
  Places places;
  {
    std::optional<Places::Place> first = places.Take("till 1");
    const Places::Place second = *std::move(first);
    EXPECT_EQ(places.taken(), 1);
  }
  EXPECT_EQ(places.taken(), 0);
}

}  // namespace
}  // namespace till::integrator

// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/completion.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <set>

#include "tools/tillctl/command.h"

namespace till::tillctl {
namespace {

// Runs bash on `script` and returns what it prints.
std::string Bash(const std::string& script) {
  const std::string file = ::testing::TempDir() + "/completion_test.bash";
  std::FILE* out = std::fopen(file.c_str(), "w");
  std::fwrite(script.data(), 1, script.size(), out);
  std::fclose(out);
  std::FILE* pipe = popen(("bash " + file + " 2>&1").c_str(), "r");
  std::string printed;
  char buffer[512];
  while (std::fgets(buffer, sizeof buffer, pipe) != nullptr) printed += buffer;
  pclose(pipe);
  return printed;
}

std::string Complete(const std::string& words, int at) {
  return Bash(BashCompletion() + "COMP_WORDS=(" + words + "); COMP_CWORD=" + std::to_string(at) +
              "; _tillctl; echo \"${COMPREPLY[*]}\"\n");
}

TEST(BashCompletion, CompletesCommandsSubjectsOptionsAndChoices) {
  EXPECT_EQ(Complete("tillctl pa", 1), "payments payee pair\n");
  EXPECT_EQ(Complete("tillctl ledger ver", 2), "verify\n");
  EXPECT_EQ(Complete("tillctl iso dec", 2), "decode\n");
  EXPECT_EQ(Complete("tillctl iso decode 00 --ma", 4), "--mak\n");
  EXPECT_EQ(Complete("tillctl emv decode 00 --ta", 4), "--tag\n");
  EXPECT_EQ(Complete("tillctl receipt 7 --format p", 4), "png\n");
  EXPECT_EQ(Complete("tillctl sale 1 --request", 3), "--request-id\n");
  EXPECT_EQ(Complete("tillctl sale 1 --language ''", 4), "zh en\n");
}

// Whether a character of the CJK Unified Ideographs (U+4E00 to U+9FFF) is in it: in UTF-8 they begin with E4
// to E9.
bool HasChinese(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char byte) {
    return static_cast<unsigned char>(byte) >= 0xE4 && static_cast<unsigned char>(byte) <= 0xE9;
  });
}

TEST(Commands, EachHasANameOfItsOwnAndItsHelpInBothLanguages) {
  std::set<std::string_view> names;
  for (const Command& command : Commands()) {
    EXPECT_TRUE(names.insert(command.name).second) << command.name;
    EXPECT_FALSE(command.summary.en.empty()) << command.name;
    EXPECT_TRUE(HasChinese(command.summary.zh)) << command.name;
    for (const OptionSpec& option : command.AllOptions()) {
      EXPECT_FALSE(option.help.en.empty()) << command.name << " --" << option.name;
      EXPECT_TRUE(HasChinese(option.help.zh)) << command.name << " --" << option.name;
    }
    ASSERT_NE(command.run, nullptr) << command.name;
  }
}

}  // namespace
}  // namespace till::tillctl

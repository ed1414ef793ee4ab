// SPDX-License-Identifier: Apache-2.0
// Options that more than one command takes, each said once.

#ifndef TILL_TOOLS_TILLCTL_SHARED_OPTIONS_H_
#define TILL_TOOLS_TILLCTL_SHARED_OPTIONS_H_

#include "tools/tillctl/arguments.h"

namespace till::tillctl {

// An administrator's command: for that one call.
inline constexpr OptionSpec kAsker = {"operator", "OPERATOR", "", {"请求人", "who asks"}};
inline constexpr OptionSpec kAskersPassword = {"password", "DIGITS", "", {"请求人的密码", "of who asks"}};

// A cashier's command: it signs in, and stays signed in.
inline constexpr OptionSpec kSignInAs = {
    "operator", "NUMBER", "", {"以该操作员签到", "sign in as this operator"}};
inline constexpr OptionSpec kSignInPassword = {
    "password", "DIGITS", "", {"操作员的密码", "the operator's password"}};

inline constexpr OptionSpec kApprover = {
    "approver",
    "OPERATOR",
    "",
    {"主管,同意这一次操作;收银员即可办理",
     "a supervisor who says yes to this one call; a cashier may make it then"}};
inline constexpr OptionSpec kTypingApprover = {
    "approver",
    "OPERATOR",
    "",
    {"主管,准许收银员这一次输入卡号", "a supervisor who lets a cashier have a number typed this once"}};
inline constexpr OptionSpec kSecondPerson = {
    "approver", "OPERATOR", "", {"第二人,当场同意", "the second person, who says yes on the spot"}};
inline constexpr OptionSpec kApproverPassword = {
    "approver-password", "DIGITS", "", {"同意人的密码", "of the approver"}};

// The number is typed at the PIN pad, never in a command.
inline constexpr OptionSpec kManual = {
    "manual", "", "", {"在密码键盘上输入卡号", "the card's number is typed at the PIN pad"}};

// How a simulated card is held out.
inline constexpr OptionSpec kInsert = {"insert", "", "", {"插卡", "insert it"}};
inline constexpr OptionSpec kTap = {"tap", "", "", {"挥卡", "tap it"}};
inline constexpr OptionSpec kSwipe = {"swipe", "", "", {"刷卡", "swipe it"}};
inline constexpr OptionSpec kPin = {
    "pin",
    "DIGITS",
    "",
    {"模拟顾客输入的密码(默认 123456),或 \"cancel\" 取消、\"none\" 不输",
     "the PIN that the simulated customer types (123456 if not given), \"cancel\" or \"none\""}};

inline constexpr OptionSpec kCurrency = {
    "currency", "CODE", "", {"ISO 4217 币种,默认 CNY", "ISO 4217, CNY if not given"}};
inline constexpr OptionSpec kNoReceipt = {"no-receipt", "", "", {"不打印", "print nothing"}};

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_SHARED_OPTIONS_H_

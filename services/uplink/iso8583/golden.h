// SPDX-License-Identifier: Apache-2.0
// Frames composed by hand from the field formats of the protocol, by a program that shares no code with the
// codec (Python; the MACs with python3-cryptography's DES). Test data: the account number and the key are
// nobody's.

#ifndef TILL_SERVICES_UPLINK_ISO8583_GOLDEN_H_
#define TILL_SERVICES_UPLINK_ISO8583_GOLDEN_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/uplink/iso8583/message_spec.h"
#include "services/uplink/iso8583/profile.pb.h"

namespace till::uplink::golden {

// UnionPayProfile is the shipped profile, in test state as kTestHeader says.
profile::Profile UnionPayProfile();

// UnionPaySpec is the shipped profile's message format; it lives as long as the process.
const MessageSpec& UnionPaySpec();

// Bytes reads hex, blanks allowed.
std::vector<uint8_t> Bytes(std::string_view hex);
std::string Text(std::string_view hex);
std::string Hex(std::span<const uint8_t> bytes);

// Body is a frame's hex without its two bytes of length; Message without TPDU and header as well.
std::string_view Body(std::string_view frame_hex);
std::string_view Message(std::string_view frame_hex);

inline constexpr std::string_view kTestHeader = "603110310000";
inline constexpr std::string_view kMacKey = "13579BDF02468ACE";
inline constexpr std::string_view kPan = "6228480012345674";
inline constexpr std::string_view kTrack2 = "6228480012345674D3012201000000000";
// The blocks that all of the message but field 64 folds into.
inline constexpr std::string_view kSaleMacBlock = "61824b038fa8dbe2";
inline constexpr std::string_view kSaleReplyMacBlock = "a3e65b1d009a448f";

// A sale by chip with a PIN; the MAC is under kMacKey.
inline constexpr std::string_view kSaleFrame =
    "00f060000300006031103100000200302406c020c09a11000000000000001234000042301205100001001233622848001234"
    "5674d3012201000000000054494c4c30303031383938313030303132333435363738313536a1b2c3d4e5f607182600000000"
    "00000001209f260811223344556677889f2701809f100e07010103a0a802010a01000000009f3704010203049f3602001f95"
    "0500000080009a032611229c01009f02060000000012345f2a02015682027c009f1a0201569f03060000000000009f3303e0"
    "f0c89f34034203008408a0000003330101019f4104000000420013220000070005003036373544454630";

// What the card service might hand over: the request's data, shuffled, with an account number (5A) among it.
inline constexpr std::string_view kCardChipData =
    "5f2a02015682027c008408a000000333010101950500000080009a032611229c01009f02060000000012349f030600000000"
    "00009f100e07010103a0a802010a01000000009f1a0201569f260811223344556677889f2701809f3303e0f0c89f34034203"
    "009f3602001f9f3704010203049f4104000000425a0862284800123456749f6e0100";

// What of it field 55 of the sale carries.
inline constexpr std::string_view kSaleChipData =
    "9f260811223344556677889f2701809f100e07010103a0a802010a01000000009f3704010203049f3602001f950500000080"
    "009a032611229c01009f02060000000012345f2a02015682027c009f1a0201569f03060000000000009f3303e0f0c89f3403"
    "4203008408a0000003330101019f410400000042";

// And field 55 of its reversal.
inline constexpr std::string_view kReversalChipData =
    "9f3602001f950500000080009f100e07010103a0a802010a0100000000";

// The host approves.
inline constexpr std::string_view kSaleReplyFrame =
    "008360000000036031103100000210303a00810ed08213000000000000001234000042101530112211230008010200003131"
    "32323130313533303432414231323334303054494c4c30303031383938313030303132333435363738053031303230313536"
    "001091080102030405060708001122000007000000034355503445434134324339";

// The host declines with 55.
inline constexpr std::string_view kSaleDeclinedFrame =
    "007160000000036031103100000210303a00810ad08013000000000000001234000042101530112211230008010200003131"
    "32323130313533303432353554494c4c30303031383938313030303132333435363738053031303230313536001122000007"
    "000000034355504643434332383638";

// A sign-on with 003.
inline constexpr std::string_view kSignOnFrame =
    "003c600003000060311031000008000020000000c0001290000154494c4c3030303138393831303030313233343536373800"
    "110000000000300003303031";

// Its answer: batch 7, keys.
inline constexpr std::string_view kSignOnReplyFrame =
    "007960000000036031103100000810003800010ac00014900001101500112208010200003131323231303135303030313030"
    "54494c4c3030303138393831303030313233343536373800110000000700300040101112131415161718191a1b1c1d1e1faa"
    "aaaaaa30313233343536370000000000000000bbbbbbbb";

// An echo test.
inline constexpr std::string_view kEchoFrame =
    "0037600003000060311031000008200020000000c0001090000254494c4c3030303138393831303030313233343536373800"
    "11000000073010";

// Its answer, from a host that leaves 41 and 42 out.
inline constexpr std::string_view kEchoReplyFrame =
    "0027600000000360311031000008300038000002000010900002101600112230300011000000073010";

// The reversal of the sale, reason 98.
inline constexpr std::string_view kReversalFrame =
    "007d600003000060311031000004007024068002c08211166228480012345674000000000000001234000042301205100001"
    "00393854494c4c3030303138393831303030313233343536373831353600299f3602001f950500000080009f100e07010103"
    "a0a802010a01000000000013220000070005004634334330303030";

// The host has reversed it.
inline constexpr std::string_view kReversalReplyFrame =
    "005f60000000036031103100000410303800800ac08011000000000000001234000042101700112200313132323130313730"
    "303433303054494c4c3030303138393831303030313233343536373831353600112200000700004341423437313034";

}  // namespace till::uplink::golden

#endif  // TILL_SERVICES_UPLINK_ISO8583_GOLDEN_H_

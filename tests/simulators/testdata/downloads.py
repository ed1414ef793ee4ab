# SPDX-License-Identifier: Apache-2.0
"""What the test acquirer has for terminals to download: reference B7, with the test authority's keys."""

from simulators import tlv

BLACKLIST = ["6293990100000014", "62939903", "6299999"]


def _entry(pairs):
    return "hex:" + tlv.encode_all((tag, bytes.fromhex(value)) for tag, value in pairs).hex().upper()


def _ascii(text):
    return text.encode().hex()


def _authority_key(key):
    return _entry([
        ("9F06", key["rid"]), ("9F22", key["index"]), ("DF05", _ascii("20" + key["expiry"])),
        ("DF06", key["hash_algorithm"]), ("DF07", key["key_algorithm"]), ("DF02", key["modulus"]),
        ("DF04", key["exponent"]), ("DF03", key["checksum_sha1"])])


def _application(aid, version):
    return _entry([
        ("9F06", aid), ("DF01", "00"), ("9F08", version), ("DF11", "D84000A800"), ("DF12", "D84004F800"),
        ("DF13", "0010000000"), ("9F1B", "00000000"), ("DF15", "00000000"), ("DF16", "99"), ("DF17", "99"),
        ("DF14", "9F3704"), ("DF18", "01"), ("9F7B", "000000100000"), ("DF19", "000000000000"),
        ("DF20", "000005000000"), ("DF21", "000000100000")])


def build(mark, capks, aids):
    """build returns the file; entries that begin with "hex:" are bytes, others are text."""
    versions = {aid: "0030" if aid.startswith("A000000333") else "008C" for aid in aids.values()}
    return {
        "test_only": mark,
        "parameters": ["sale_limit=5000000", "refund_limit=10000000", "tip_percent=10", "reply_timeout_s=60",
                       "reversal_retries=3", "offline_limit=10000", "offline_count=5", "receipt_footer=TEST ONLY"],
        "authority_keys": [_authority_key(key) for key in capks["certification_authority_public_keys"]],
        "applications": [_application(aid, version) for aid, version in versions.items()],
        "blacklist": BLACKLIST,
        # FF805D switch, FF8058 limit without PIN, FF8057 verified by the device, FF8059 limit without signature,
        # FF805A signature-free, FF8054 quick.
        "contactless": [_entry([
            ("FF805D", "01"), ("FF803A", "0005"), ("FF803C", "0003"), ("FF8058", "000000100000"), ("FF8054", "01"),
            ("FF8057", "01"), ("FF8059", "000000100000"), ("FF805A", "01")])],
    }

# SPDX-License-Identifier: Apache-2.0
"""The codes of every transaction as a terminal knows them: copied by hand from the acquirer's published table."""

# Transaction: message type, field 3, field 25, field 60.1.
CODES = {
    "balance_inquiry": ("0200", "310000", "00", "01"),
    "sale": ("0200", "000000", "00", "22"),
    "sale_void": ("0200", "200000", "00", "23"),
    "refund": ("0220", "200000", "00", "25"),
    "mail_order_sale": ("0200", "000000", "08", "22"),
    "mail_order_void": ("0200", "200000", "08", "23"),
    "pre_authorization": ("0100", "030000", "06", "10"),
    "pre_authorization_void": ("0100", "200000", "06", "11"),
    "mail_order_pre_authorization": ("0100", "030000", "18", "10"),
    "completion": ("0200", "000000", "06", "20"),
    "completion_advice": ("0220", "000000", "06", "24"),
    "completion_void": ("0200", "200000", "06", "21"),
    "offline_settlement": ("0220", "000000", "00", "30"),
    "offline_adjustment": ("0220", "000000", "00", "32"),
    "tip_adjustment": ("0220", "000000", "00", "34"),
    "offline_sale_upload": ("0200", "000000", "00", "36"),
    "load_from_bound_account": ("0200", "600000", "91", "45"),
    "load_from_other_account": ("0200", "620000", "91", "47"),
    "load_from_cash": ("0200", "630000", "91", "46"),
    "load_from_cash_void": ("0200", "170000", "91", "51"),
    "electronic_cash_refund": ("0220", "200000", "00", "27"),
    "instalment_sale": ("0200", "000000", "64", "22"),
    "instalment_void": ("0200", "200000", "64", "23"),
    "points_sale": ("0200", "000000", "65", "22"),
    "points_void": ("0200", "200000", "65", "23"),
    "points_inquiry": ("0200", "310000", "65", "03"),
    "cash_top_up": ("0200", "630000", "00", "48"),
    "cash_top_up_confirmation": ("0220", "630000", "00", "48"),
    "account_top_up": ("0200", "400000", "66", "49"),
    "account_top_up_confirmation": ("0220", "400000", "66", "49"),
    "reservation_sale": ("0200", "000000", "67", "54"),
    "reservation_void": ("0200", "200000", "67", "53"),
    "qr_sale": ("0200", "000000", "99", "22"),
    "qr_query": ("0200", "310000", "99", "01"),
    "qr_close": ("0200", "200000", "99", "23"),
    "qr_refund": ("0220", "200000", "99", "25"),
}
CHIP_TAGS = ("9F26", "9F27", "9F10", "9F37", "9F36", "95", "9A", "9C", "9F02", "5F2A", "82", "9F1A", "9F03", "9F33",
             "9F34", "9F35", "84")


def rows(*pairs):
    """rows returns field 59: tag, three digits of length, value."""
    return "".join(f"{tag}{len(value):03d}{value}" for tag, value in pairs)


def totals(debit=(0, 0), credit=(0, 0), foreign_debit=(0, 0), foreign_credit=(0, 0)):
    """totals returns field 48 of a settlement from (minor units, count) pairs."""
    group = lambda first, second: f"{first[0]:012d}{first[1]:03d}{second[0]:012d}{second[1]:03d}0"
    return group(debit, credit) + group(foreign_debit, foreign_credit)


def stripe_items(*items):
    """stripe_items returns field 48 of an upload of stripe payments, from (scheme, trace, card number, minor units)."""
    return f"{len(items):02d}" + "".join(
        f"{scheme:02d}{trace:06d}{pan:0>20}{minor:012d}" for scheme, trace, pan, minor in items)

# SPDX-License-Identifier: Apache-2.0
"""The kinds of financial message, and how one is told from another: message type, field 3, field 25, field 60.1."""

import collections

# work: the method of money.Money that does it. advice: a repetition is answered as the first time, not with 94.
# asks: what the issuer is asked: "full" card, PIN, limit and money; "card" card and PIN; "account" whose it is, no more.
# side: of the settlement's totals; None counts nowhere. originals: kinds that field 61 may point at.
Kind = collections.namedtuple(
    "Kind", "name work asks advice reversible side originals undoes", defaults=(False, True, None, (), False))

_REFUNDABLE = ("sale", "completion", "completion_advice", "instalment_sale", "offline_settlement", "reservation_sale",
               "offline_sale_upload")
_SCRIPTED = ("sale", "pre_authorization", "balance_inquiry", "instalment_sale", "load_from_bound_account",
             "load_from_other_account", "load_from_cash", "points_sale")


def _void(name, *originals, side="credit"):
    return Kind(name, "undo", "account", side=side, originals=originals, undoes=True)


_KINDS = [
    Kind("sale", "spend", "full", side="debit"),
    _void("sale_void", "sale", "offline_sale_upload"),
    Kind("refund", "give_back", "account", True, False, "credit", _REFUNDABLE),
    Kind("pre_authorization", "hold", "full"),
    _void("pre_authorization_void", "pre_authorization", side=None),
    Kind("completion", "complete", "account", side="debit", originals=("pre_authorization",)),
    Kind("completion_advice", "complete", "account", True, False, "debit", ("pre_authorization",)),
    _void("completion_void", "completion"),
    Kind("balance_inquiry", "tell_balance", "card", reversible=False),
    Kind("tip_adjustment", "tip", "account", True, False, None, ("sale", "offline_sale_upload")),
    Kind("offline_adjustment", "adjust", "account", True, False, None, ("offline_settlement",)),
    Kind("offline_settlement", "settle_offline", "account", True, False, "debit"),
    Kind("instalment_sale", "spend_in_parts", "full", side="debit"),
    _void("instalment_void", "instalment_sale"),
    Kind("account_top_up", "top_up", "account"),
    Kind("cash_top_up", "top_up", "account"),
    Kind("top_up_confirmation", "confirm", "account", True, False, None, ("account_top_up", "cash_top_up")),
    Kind("load_from_bound_account", "load", "full"),
    Kind("load_from_other_account", "load", "full"),
    Kind("load_from_cash", "load_cash", "chip"),
    _void("load_from_cash_void", "load_from_cash", side=None),
    Kind("points_sale", "spend_points", "card", side="debit"),
    _void("points_void", "points_sale"),
    Kind("points_inquiry", "tell_points", "card", reversible=False),
    Kind("reservation_sale", "spend", "money", side="debit"),
    _void("reservation_void", "reservation_sale"),
    Kind("electronic_cash_refund", "give_back", "account", True, False, "credit", ("sale", "offline_sale_upload")),
    # By mail order and telephone: money's way is the same, and each names originals of its own.
    Kind("moto_sale", "spend", "full", side="debit"),
    _void("moto_sale_void", "moto_sale"),
    Kind("moto_refund", "give_back", "account", True, False, "credit",
         ("moto_sale", "moto_completion", "moto_completion_advice")),
    Kind("moto_pre_authorization", "hold", "full"),
    _void("moto_pre_authorization_void", "moto_pre_authorization", side=None),
    Kind("moto_completion", "complete", "account", side="debit", originals=("moto_pre_authorization",)),
    Kind("moto_completion_advice", "complete", "account", True, False, "debit", ("moto_pre_authorization",)),
    _void("moto_completion_void", "moto_completion"),
    Kind("offline_sale_upload", "take_offline_sale", "account", True, False, "debit"),
    Kind("script_result", "note_scripts", None, True, False, None, _SCRIPTED),
    Kind("qr_sale", None, None, side="debit"),
    Kind("qr_query", None, None, reversible=False),
    Kind("qr_close", None, None, reversible=False),
    Kind("qr_refund", None, None, True, False, "credit", ("qr_sale",)),
]
# They hold money that a completion takes, and outlive their batch.
RESERVATIONS = ("pre_authorization", "moto_pre_authorization")
BY_NAME = {kind.name: kind for kind in _KINDS}

# (message type, first two digits of field 3, field 25, field 60.1): reference B3. 08 and 18 are mail and telephone orders.
_CODES = {
    ("0200", "31", "00", "01"): "balance_inquiry",
    ("0200", "00", "00", "22"): "sale", ("0200", "00", "08", "22"): "moto_sale",
    ("0200", "20", "00", "23"): "sale_void", ("0200", "20", "08", "23"): "moto_sale_void",
    ("0220", "20", "00", "25"): "refund", ("0220", "20", "08", "25"): "moto_refund",
    ("0100", "03", "06", "10"): "pre_authorization", ("0100", "03", "18", "10"): "moto_pre_authorization",
    ("0100", "20", "06", "11"): "pre_authorization_void", ("0100", "20", "18", "11"): "moto_pre_authorization_void",
    ("0200", "00", "06", "20"): "completion", ("0200", "00", "18", "20"): "moto_completion",
    ("0220", "00", "06", "24"): "completion_advice", ("0220", "00", "18", "24"): "moto_completion_advice",
    ("0200", "20", "06", "21"): "completion_void", ("0200", "20", "18", "21"): "moto_completion_void",
    ("0220", "00", "00", "30"): "offline_settlement",
    ("0220", "00", "00", "32"): "offline_adjustment",
    ("0220", "00", "00", "34"): "tip_adjustment",
    ("0200", "00", "00", "36"): "offline_sale_upload",
    ("0200", "60", "91", "45"): "load_from_bound_account",
    ("0200", "62", "91", "47"): "load_from_other_account",
    ("0200", "63", "91", "46"): "load_from_cash",
    ("0200", "17", "91", "51"): "load_from_cash_void",
    ("0220", "20", "00", "27"): "electronic_cash_refund",
    ("0200", "00", "64", "22"): "instalment_sale",
    ("0200", "20", "64", "23"): "instalment_void",
    ("0200", "00", "65", "22"): "points_sale",
    ("0200", "20", "65", "23"): "points_void",
    ("0200", "31", "65", "03"): "points_inquiry",
    ("0200", "63", "00", "48"): "cash_top_up", ("0220", "63", "00", "48"): "top_up_confirmation",
    ("0200", "40", "66", "49"): "account_top_up", ("0220", "40", "66", "49"): "top_up_confirmation",
    ("0200", "00", "67", "54"): "reservation_sale",
    ("0200", "20", "67", "53"): "reservation_void",
    ("0200", "00", "99", "22"): "qr_sale",
    ("0200", "31", "99", "01"): "qr_query",
    ("0200", "20", "99", "23"): "qr_close",
    ("0220", "20", "99", "25"): "qr_refund",
}


def codes(fields):
    """codes returns what of a message tells its kind, but for the message type."""
    return fields.get(3, "")[:2], fields.get(25, ""), fields.get(60, "")[:2]


def find(mti, fields):
    """find returns the Kind of a financial message, or None when there is no such transaction."""
    if mti == "0620":
        return BY_NAME["script_result"]
    name = _CODES.get((mti, *codes(fields)))
    return BY_NAME[name] if name else None


def is_reversible(fields):
    """is_reversible says whether a 0400 with these codes can be meant for something."""
    return any(BY_NAME[name].reversible for key, name in _CODES.items() if key[1:] == codes(fields))

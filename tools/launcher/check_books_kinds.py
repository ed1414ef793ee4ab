# SPDX-License-Identifier: Apache-2.0
"""What the comparison of the books knows of each kind of payment: what silence meant, and what is compared."""

# Told to the host until it answers; a kind that is in none of these sets is a request that is undone when in doubt.
ADVICES = {"REFUND", "COMPLETION_ADVICE", "TIP_ADJUSTMENT", "OFFLINE_ADJUSTMENT", "OFFLINE_SETTLEMENT", "QR_REFUND",
           "ELECTRONIC_CASH_REFUND", "MOTO_REFUND", "MOTO_COMPLETION_ADVICE", "SCRIPT_RESULT", "TOP_UP_CONFIRMATION",
           "OFFLINE_SALE_UPLOAD", "SLIP_UPLOAD"}
INQUIRIES = {"BALANCE_INQUIRY", "POINTS_INQUIRY"}
ORDERS = {"QR_SALE"}
# No amount of their own.
WITHOUT_AMOUNT = INQUIRIES | {"SCRIPT_RESULT", "TOP_UP_CONFIRMATION", "SLIP_UPLOAD"}
REFUNDS = {"REFUND", "QR_REFUND", "ELECTRONIC_CASH_REFUND", "MOTO_REFUND"}
# Cards that a host may send scripts to.
SCRIPTED = {"SALE", "PRE_AUTHORIZATION", "BALANCE_INQUIRY", "INSTALMENT_SALE", "LOAD_FROM_BOUND_ACCOUNT",
            "LOAD_FROM_OTHER_ACCOUNT", "LOAD_FROM_CASH", "POINTS_SALE"}
TOP_UPS = {"ACCOUNT_TOP_UP", "CASH_TOP_UP"}
# Money to the merchant and back, by the host's names: what `approved` sums.
_TO_MERCHANT = {"sale", "completion", "completion_advice", "instalment_sale", "offline_settlement", "qr_sale",
                "points_sale", "reservation_sale", "offline_sale_upload", "moto_sale", "moto_completion",
                "moto_completion_advice"}
_FROM_MERCHANT = {"sale_void", "refund", "completion_void", "instalment_void", "qr_refund", "points_void",
                  "reservation_void", "electronic_cash_refund", "moto_sale_void", "moto_refund", "moto_completion_void"}


def net_minor(row):
    """net_minor returns what a row of the host's record is worth to the merchant."""
    if row["state"] not in ("approved", "voided"):
        return 0
    kind = row.get("kind", "sale")
    amount = int(row["amount_minor"]) + int(row.get("tips_minor", 0)) + int(row.get("adjusted_minor", 0))
    return amount if kind in _TO_MERCHANT else -amount if kind in _FROM_MERCHANT else 0


def kind_of(record):
    """kind_of returns the kind's name in a till.ledger.v1.PaymentRecord."""
    return record.get("kind") or "SALE"


def allowed_states(record, voided=False):
    """allowed_states returns what the host may hold of this payment; empty when the journal itself is not done.

    voided: a posted payment undid it. "none": no message arrived, or it took no trace number there. A reversal of a
    message that never came, or was declined, leaves no money moved at either side.
    """
    kind = kind_of(record)
    steps = [step["step"] for step in record["steps"]]
    sent = "ABOUT_TO_SEND" in steps and "NOT_SENT" not in steps
    if record["state"] == "POSTED":
        if "OFFLINE_APPROVED" in steps or kind == "SLIP_UPLOAD":
            return {"none"}  # what the host has of it, it has under another message
        return {"voided"} if voided else {"approved"}
    if not sent:
        return {"none"}
    if record["state"] == "OPEN":
        return set()
    if "REVERSAL_OWED" in steps:
        return {"reversed", "declined", "none"} | ({"closed"} if kind in ORDERS else set())
    if kind in INQUIRIES:
        return {"approved", "declined", "none"}
    return {"declined", "none"} | ({"closed"} if kind in ORDERS else set())

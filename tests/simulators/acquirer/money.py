# SPDX-License-Identifier: Apache-2.0
"""The business of every kind of card transaction: what it needs, what it moves, and what it is refused with."""

import datetime

from simulators import tlv
from simulators.acquirer import issuer, kinds, scripts
from simulators.acquirer.issuer import Declined

COMPLETION_CAP_PERCENT = 115
COMPLETION_WINDOW = datetime.timedelta(days=30)
CURRENCY = "156"
# Kinds that may be about a transaction and yet leave it reversible: they move nothing.
_WEIGHTLESS = ("script_result", "top_up_confirmation", "balance_inquiry")


def whole_amount(row):
    """whole_amount returns what a row of the record is worth now: with its tips, as last adjusted."""
    return row["amount_minor"] + row["tips_minor"] + row["adjusted_minor"]


class Money:
    """Money has one method for each `work` of kinds.py: it takes a Deal and raises Declined or completes it.

    Every check comes before the first effect: a refusal has changed nothing.
    """

    def __init__(self, store, card_issuer):
        self._store, self._issuer = store, card_issuer

    # Sales

    def spend(self, deal):
        """spend takes the amount from the account, or what there is of it when the terminal takes parts."""
        tip = self._tip_inside(deal)
        self._pay(deal)
        deal.columns["tip_minor"] = tip

    def spend_in_parts(self, deal):
        """spend_in_parts is a sale whose number of instalments is in field 62, two digits."""
        number = deal.fields.get(62, b"")
        if len(number) != 2 or not number.isdigit() or int(number) < 2:
            raise Declined("30", "field 62 is not a number of instalments")
        self._pay(deal)
        deal.columns["instalments"] = int(number)

    def spend_points(self, deal):
        """spend_points pays with points, one for each minor unit."""
        if deal.account["points"] < deal.amount_minor:
            raise Declined("51", "points")
        deal.effects.account("points", deal.request.pan, -deal.amount_minor)
        self._earn(deal, deal.amount_minor)

    def settle_offline(self, deal):
        """settle_offline books what the issuer authorised by telephone."""
        if len(deal.fields.get(38, "").strip()) != 6:
            raise Declined("30", "no authorisation by telephone")
        deal.columns["auth_code"] = deal.fields[38]
        self._pay(deal)

    def take_offline_sale(self, deal):
        """take_offline_sale books what the card approved by itself, if its certificate is right and new."""
        if deal.request.chip is None:
            raise Declined("30", "no field 55")
        self._issuer.check_cryptogram(deal.account, deal.request, issuer.OFFLINE_APPROVAL)
        counter = deal.request.chip.values["9F36"].hex().upper()
        if self._store.find_upload(deal.request.pan, counter) is not None:
            raise Declined("94", "this certificate was uploaded before")
        deal.columns["uploaded"] = counter
        self._pay(deal)

    def _pay(self, deal):
        deal.approved_minor = deal.request.approved_minor
        deal.effects.account("balance", deal.request.pan, -deal.approved_minor)
        self._earn(deal, deal.approved_minor)

    @staticmethod
    def _tip_inside(deal):
        text = deal.fields.get(48, "0")
        if len(text) > 12 or int(text) > deal.amount_minor:
            raise Declined("30", "field 48 is not a tip")
        return int(text)

    @staticmethod
    def _earn(deal, amount_minor):
        # The merchant's fee, rounded half up to the minor unit; what is given back gives the fee back.
        product = abs(amount_minor) * deal.terminal["fee_basis_points"]
        fee = (product + 5000) // 10000
        deal.columns["fee_minor"] = fee if amount_minor > 0 else -fee

    # Pre-authorisation

    def hold(self, deal):
        """hold reserves the amount."""
        deal.approved_minor = deal.request.approved_minor
        deal.columns["held_minor"] = deal.approved_minor

    def complete(self, deal):
        """complete takes up to 115 % of what was reserved, once, and frees the rest."""
        original = self._find_original(deal)
        self._must_be_approved(original)
        if original["held_minor"] <= 0:
            raise Declined("12", "completed before")
        if deal.now - datetime.datetime.fromisoformat(original["time"]) > COMPLETION_WINDOW:
            raise Declined("12", "older than thirty days")
        if deal.amount_minor * 100 > original["amount_minor"] * COMPLETION_CAP_PERCENT:
            raise Declined("61", "more than 115 % of the pre-authorisation")
        if deal.amount_minor > self._issuer.available(deal.account) + original["held_minor"]:
            raise Declined("51")
        deal.effects.row("hold", original["id"], -original["held_minor"])
        deal.effects.account("balance", deal.request.pan, -deal.amount_minor)
        self._earn(deal, deal.amount_minor)

    # Undoing

    def undo(self, deal):
        """undo voids the original: whole, once, in its own batch; a reservation outlives its batch."""
        original = self._find_original(deal)
        self._must_be_approved(original)
        if original["kind"] not in kinds.RESERVATIONS and (original["batch"] != deal.batch or original["settled"]):
            raise Declined("12", "of another batch")
        if original["refunded_minor"]:
            raise Declined("12", "refunded in part")
        if original["kind"] in kinds.RESERVATIONS and original["held_minor"] <= 0:
            raise Declined("12", "completed")
        if deal.amount_minor not in (original["amount_minor"], whole_amount(original)):
            raise Declined("64", "not the amount of the original")
        deal.effects.state(original, "voided")
        if original["kind"] in kinds.RESERVATIONS:
            deal.effects.row("hold", original["id"], -original["held_minor"])
        elif original["kind"] == "points_sale":
            deal.effects.account("points", original["pan"], deal.amount_minor)
        elif original["kind"] == "load_from_cash":
            deal.effects.account("cash", original["pan"], -deal.amount_minor)
        else:
            deal.effects.account("balance", original["pan"], deal.amount_minor)
        if original["kind"] in ("completion", "moto_completion"):  # what was reserved is reserved again
            held = self._store.financial(original["original_id"])
            deal.effects.row("hold", held["id"], held["amount_minor"])
        if deal.kind.side:
            self._earn(deal, -deal.amount_minor)

    def give_back(self, deal):
        """give_back refunds; all refunds of one original together are no more than it was worth."""
        original = self._find_original(deal)
        self._must_be_approved(original)
        if original["refunded_minor"] + deal.amount_minor > whole_amount(original):
            raise Declined("64", "more than what is left of the original")
        deal.effects.row("refunded", original["id"], deal.amount_minor)
        deal.effects.account("balance", original["pan"], deal.amount_minor)
        self._earn(deal, -deal.amount_minor)

    # Corrections of this batch

    def tip(self, deal):
        """tip adds to a sale; field 48 repeats the tip of field 4."""
        if deal.fields.get(48, "").zfill(12) != deal.fields[4]:
            raise Declined("30", "field 48 is not the tip of field 4")
        original = self._correctable(deal)
        if deal.amount_minor > self._issuer.available(deal.account):
            raise Declined("51")
        deal.effects.row("tips", original["id"], deal.amount_minor)
        deal.effects.account("balance", deal.request.pan, -deal.amount_minor)
        self._earn(deal, deal.amount_minor)

    def adjust(self, deal):
        """adjust gives an offline settlement a new amount."""
        original = self._correctable(deal)
        change = deal.amount_minor - whole_amount(original)
        deal.effects.row("adjusted", original["id"], change)
        deal.effects.account("balance", deal.request.pan, -change)
        self._earn(deal, change)

    def _correctable(self, deal):
        original = self._find_original(deal)
        self._must_be_approved(original)
        if original["batch"] != deal.batch or original["settled"]:
            raise Declined("12", "of another batch")
        return original

    # Topping up

    def top_up(self, deal):
        """top_up adds to the account; the terminal confirms it afterwards."""
        deal.effects.account("balance", deal.request.pan, deal.amount_minor)

    def confirm(self, deal):
        """confirm notes that a top-up arrived."""
        original = self._find_original(deal)
        self._must_be_approved(original)
        if deal.amount_minor not in (0, original["amount_minor"]):
            raise Declined("64", "not the amount of the original")
        if not original["confirmed"]:
            deal.effects.row("confirmed", original["id"], 1)

    def load(self, deal):
        """load moves money of the account into the chip's electronic cash."""
        deal.approved_minor = deal.amount_minor
        if deal.request.approved_minor != deal.amount_minor:
            raise Declined("51")
        deal.effects.account("balance", deal.request.pan, -deal.amount_minor)
        self.load_cash(deal)

    def load_cash(self, deal):
        """load_cash adds to the chip's electronic cash; the new balance goes to the card as a script."""
        deal.effects.account("cash", deal.request.pan, deal.amount_minor)
        if deal.account["takes_scripts"] and deal.request.chip is not None:
            balance = deal.account["ecash_minor"] + deal.amount_minor
            deal.scripts += self._issuer.script(deal.account, deal.request, [scripts.put_cash_balance(balance)])

    # Questions and reports

    def tell_balance(self, deal):
        """tell_balance answers in field 54: account type 10, amount type 02, what the account can pay."""
        deal.reply[54] = _additional_amount("02", self._issuer.available(deal.account))

    def tell_points(self, deal):
        """tell_points answers in field 54 with amount type 90."""
        deal.reply[54] = _additional_amount("90", deal.account["points"])

    def note_scripts(self, deal):
        """note_scripts keeps what the card made of the issuer's scripts."""
        try:
            results = dict(tlv.decode(deal.fields.get(55, b""))).get("DF31", b"")
        except (tlv.TlvError, IndexError) as error:
            raise Declined("30", "field 55 is not TLV") from error
        if not results or len(results) % 5:
            raise Declined("30", "field 55 has no script results (DF31)")
        self._find_original(deal)
        deal.columns["scripts"] = results.hex().upper()

    # Originals

    def _find_original(self, deal):
        """_find_original returns the row that fields 61, 37 and 38 point at; Declined 25 when there is none of its kind."""
        fields, row = deal.fields, None
        if 61 in fields:
            row = self._store.owner_of_trace(deal.terminal_id, fields[61][:6], fields[61][6:12])
        if row is None and 37 in fields:
            row = self._store.by_reference(deal.terminal_id, fields[37])
        if row is None and 38 in fields and deal.request is not None:
            row = self._store.by_authorization(deal.request.pan, fields[38], deal.kind.originals)
        if row is None or row["kind"] not in deal.kind.originals:
            raise Declined("25", "no such original")
        date = fields.get(61, "")[12:16]
        if date.strip("0") and date != row["time"][5:7] + row["time"][8:10]:
            raise Declined("25", "the original is of another day")
        if fields.get(37, row["rrn"]) != row["rrn"]:
            raise Declined("25", "the original has another reference number")
        if deal.kind.asks and 38 in fields and row["auth_code"] and fields[38] != row["auth_code"]:
            raise Declined("25", "the original has another authorisation code")
        if deal.request is not None and deal.request.pan != row["pan"]:
            raise Declined("12", "the original is of another card")
        deal.original = row
        deal.columns.update(original_id=row["id"], original_batch=row["batch"], original_trace=row["trace"])
        return row

    @staticmethod
    def _must_be_approved(row):
        if row["state"] != "approved":
            raise Declined("12", f"the original is {row['state']}")

    def has_followers(self, row):
        """has_followers says whether approved transactions that moved something build on a row."""
        return any(other["kind"] not in _WEIGHTLESS for other in self._store.about(row["id"]))


def _additional_amount(amount_type, value):
    return f"10{amount_type}{CURRENCY}{'C' if value >= 0 else 'D'}{abs(value):012d}"

#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Writes services/card/testdata's sessions/*.card and oda_vectors.txt: what a right terminal says to the simulators' cards, and what they answer.

The commands are put together here, by hand and by EMV 4.4, with nothing of the kernels under test; the answers come from
tests/simulators' virtual cards. make_card_sessions_test.py holds the files to this program.
"""

import hashlib
import json
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
sys.path.insert(0, os.path.join(ROOT, "tests"))

from simulators import emv_crypto, tlv  # noqa: E402
from simulators.counter import virtual_card  # noqa: E402

FOLDER = os.path.join(ROOT, "services", "card", "testdata")
DATA = os.path.join(ROOT, "tests", "simulators", "testdata")

# The terminal of services/card/testing/test_terminal.h.
TERMINAL = {
    "9F02": "", "9F03": "000000000000", "9F1A": "0156", "5F2A": "0156", "9A": "261122", "9F21": "115814",
    "9C": "00", "9F37": "A1B2C3D4", "9F4E": b"TILL TEST SHOP".hex(), "9F35": "22", "9F33": "E068C8",
    "9F66": "26004000", "9F41": "00000042",
}
NUMERIC = {"9F02", "9F03", "9F1A", "5F2A", "9A", "9F21", "9C", "9F35", "9F41"}


class Session:
    """Session speaks to one virtual card and writes down both sides."""

    def __init__(self, card, interface, amount_minor, change=None):
        with open(os.path.join(DATA, "cards", card + ".json"), encoding="utf-8") as file:
            data = json.load(file)
        if change:
            change(data)
        self.data = data
        self.card = virtual_card.VirtualCard(data, random=lambda count: bytes(range(0x11, 0x11 + count)))
        self.values = dict(TERMINAL, **{"9F02": f"{amount_minor:012d}"})
        self.lines = [f"# {data['words']['en']}; amount {amount_minor} fen"]
        self.lines.append("atr: " + self.card.power_on(interface).hex().upper())
        name = "contact_applications" if interface == virtual_card.CONTACT else "contactless_applications"
        self.applications = data[name]

    def say(self, words):
        self.lines.append("# " + words)

    def send(self, command, expect=0x9000):
        command = bytes.fromhex(command.replace(" ", ""))
        answer = self.card.transmit(command)
        assert int.from_bytes(answer[-2:], "big") == expect, (command.hex(), answer.hex())
        self.lines += ["C: " + command.hex().upper(), "R: " + answer.hex().upper()]
        return answer[:-2]

    def torn(self, command):
        self.lines += ["C: " + command.replace(" ", ""), "removed"]

    def command(self, header, data="", le="00"):
        body = bytes.fromhex(data)
        return header + (f"{len(body):02X}" + data if body else "") + le

    def fill(self, dol):
        """fill is EMV 4.4 Book 3, 5.4 for the elements of this terminal."""
        out = ""
        for tag, length in tlv.decode_dol(bytes.fromhex(dol)):
            value = self.values.get(tag, "")
            digits = 2 * length
            if tag in NUMERIC:
                out += value.rjust(digits, "0")[-digits:] if value else "0" * digits
            else:
                out += value[:digits].ljust(digits, "0")
        return out

    def fill_with(self, values, dol):
        self.values.update(values)
        return self.fill(self.elements[dol])

    def select(self, aid):
        name = aid if isinstance(aid, str) else aid.hex()
        return self.send(self.command("00A40400", name))

    def directory(self):
        self.say("payment system environment and its records")
        self.select(b"1PAY.SYS.DDF01")
        for record in range(1, len(self.applications) + 1):
            self.send(f"00B2{record:02X}0C00")
        self.send(f"00B2{len(self.applications) + 1:02X}0C00", 0x6A83)

    def begin(self, application):
        self.say("select, get processing options, records")
        self.select(application["aid"])
        pdol = self.fill(application.get("pdol", ""))
        template = tlv.encode("83", bytes.fromhex(pdol)).hex()
        answer = self.send(self.command("80A80000", template))
        afl = bytes.fromhex(application["afl"])
        for at in range(0, len(afl), 4):
            for record in range(afl[at + 1], afl[at + 2] + 1):
                self.send(f"00B2{record:02X}{afl[at] | 4:02X}00")
        self.elements = {}
        for record in application["records"]:
            self.elements.update(record["data"])
        return answer

    def internal_authenticate(self):
        self.say("dynamic data authentication")
        self.send(self.command("00880000", self.fill(self.elements["9F49"])))
        self.values["9F4C"] = bytes(range(0x11, 0x19)).hex()

    def generate(self, p1, dol, **values):
        self.values.update(values)
        answer = self.send(self.command(f"80AE{p1:02X}00", self.fill(self.elements[dol])))
        if answer[0] == 0x80:
            return answer[2:3], answer[3:5], answer[5:13]
        found = dict(tlv.decode(dict(tlv.decode(answer))["77"]))
        return found["9F27"], found["9F36"], found["9F26"]

    def issuer_data(self, application, counter, request, code=b"00"):
        key = bytes.fromhex(application["card_key"])
        return (emv_crypto.response_cryptogram(key, counter, request, code) + code).hex().upper()

    def text(self):
        return "\n".join(self.lines) + "\n"


def contact_online(card, amount, tvr, results, scripts=(), application=0, final_kind=0x40, authenticate=True,
                   second_tvr=None, later_scripts=(), asked=0x80, change=None):
    """A contact sale that the host approves; `results` is 9F34, `asked` what the terminal asks for first."""
    session = Session(card, virtual_card.CONTACT, amount, change)
    session.directory()
    chosen = session.applications[application]
    session.begin(chosen)
    if authenticate:
        session.internal_authenticate()
    session.say("first GENERATE AC asks for " + {0x80: "ARQC", 0x40: "TC"}[asked])
    kind, counter, request = session.generate(asked, "8C", **{"95": tvr, "9F34": results})
    assert kind == b"\x80"
    issuer = session.issuer_data(chosen, counter, request)
    session.lines.append("# issuer authentication data: " + issuer)
    if int(chosen["aip"][:2], 16) & 0x04:
        session.say("external authenticate")
        session.send(session.command("00820000", issuer, le=""))
    for words, command, status in scripts:
        session.say(words)
        session.send(command, status)
    session.say("second GENERATE AC asks for TC")
    kind, _, _ = session.generate(0x40, "8D", **{"8A": b"00".hex(), "91": issuer, "95": second_tvr or tvr})
    assert kind[0] == final_kind, kind
    for words, command, status in later_scripts:
        session.say(words)
        session.send(command, status)
    return session.text()


def contact_offline(card, amount, tvr, results):
    """A contact sale below the floor limit that the card approves by itself."""
    session = Session(card, virtual_card.CONTACT, amount, lambda data: data.update(offline_approval=True))
    session.directory()
    session.begin(session.applications[0])
    session.internal_authenticate()
    session.say("first GENERATE AC asks for TC")
    kind, _, _ = session.generate(0x40, "8C", **{"95": tvr, "9F34": results})
    assert kind == b"\x40"
    return session.text()


def contact_without_host(asked, final, code, change=None):
    """A contact sale whose host is not reached: the second GENERATE AC asks for `final`, 8A says who decided."""
    session = Session("unionpay-credit", virtual_card.CONTACT, 10000, change)
    session.directory()
    session.begin(session.applications[0])
    session.internal_authenticate()
    session.say("first GENERATE AC")
    kind, _, _ = session.generate(asked, "8C", **{"95": "0000000000", "9F34": "1F0602"})
    assert kind == b"\x80"
    session.say("second GENERATE AC, without the issuer's word")
    kind, _, _ = session.generate(final, "8D", **{"8A": code.hex()})
    assert kind[0] == final
    return session.text()


def contact_account(card):
    """The account alone: the card is asked for no cryptogram."""
    session = Session(card, virtual_card.CONTACT, 12345)
    session.directory()
    session.begin(session.applications[0])
    return session.text()


def contact_without_number():
    """A chip that has lost its account number: malformed data (Book 3, 7.2)."""
    def change(data):
        for record in data["contact_applications"][0]["records"]:
            record["data"].pop("5A", None)

    session = Session("unionpay-debit", virtual_card.CONTACT, 12345, change)
    session.directory()
    session.begin(session.applications[0])
    return session.text()


def torn():
    session = Session("unionpay-debit", virtual_card.CONTACT, 12345)
    session.directory()
    session.begin(session.applications[0])
    session.internal_authenticate()
    session.values.update({"95": "0000048000", "9F34": "020300"})
    session.say("taken out while the first GENERATE AC runs")
    session.torn(session.command("80AE8000", session.fill(session.elements["8C"])))
    return session.text()


def torn_at_second():
    text = contact_online("unionpay-debit", 12345, "0000048000", "020300")
    lines = text.splitlines()
    assert lines[-1].startswith("R:")
    return "\n".join(lines[:-1] + ["removed"]) + "\n"


def quick(card, amount, qualifiers):
    session = Session(card, virtual_card.CONTACTLESS, amount)
    session.say("proximity payment system environment")
    session.select(b"2PAY.SYS.DDF01")
    session.values.update({"9F66": qualifiers, "95": "0000000000"})
    session.begin(session.applications[0])
    return session.text()


def mastercard_account(amount):
    session = Session("mastercard-debit", virtual_card.CONTACTLESS, amount)
    session.say("proximity payment system environment")
    session.select(b"2PAY.SYS.DDF01")
    session.begin(session.applications[0])
    return session.text()


def mastercard_tap(amount, tvr, results, capabilities):
    session = Session("mastercard-debit", virtual_card.CONTACTLESS, amount)
    session.say("proximity payment system environment")
    session.select(b"2PAY.SYS.DDF01")
    session.begin(session.applications[0])
    session.say("the one GENERATE AC")
    session.generate(0x80, "8C", **{"95": tvr, "9F34": results, "9F33": capabilities})
    return session.text()


def hierarchy():
    with open(os.path.join(DATA, "test_hierarchy.json"), encoding="utf-8") as file:
        schemes = json.load(file)["schemes"]
    key = emv_crypto.RsaKey.from_json
    return {name: {"ca": key(item["ca"]), "issuer": key(item["issuer"])} for name, item in schemes.items()}


def combined(broken=False):
    """A card with combined authentication (Book 2, 6.6), made from the debit card; the virtual card does not do it."""
    issuer = hierarchy()["unionpay"]["issuer"]
    number = bytes(range(0x21, 0x29))

    def change(data):
        application = data["contact_applications"][0]
        application["aip"] = "3D00"
        signed = b""
        for record in application["records"]:
            if (record["sfi"], record["record"]) == (2, 1):
                pairs = [(tag, bytes.fromhex(value)) for tag, value in record["data"].items()]
                signed = tlv.encode_all(pairs) + bytes.fromhex("3D00")
        card = emv_crypto.RsaKey.from_json(application["rsa"])
        certificate, _ = emv_crypto.card_certificate(issuer, card, "6293990100000001003", "1249", b"\0\0\2", signed)
        for record in application["records"]:
            if "9F46" in record["data"]:
                record["data"]["9F46"] = certificate.hex()

    session = Session("unionpay-debit", virtual_card.CONTACT, 12345, change)
    session.directory()
    application = session.applications[0]
    session.begin(application)
    card = emv_crypto.RsaKey.from_json(application["rsa"])
    sent = bytes.fromhex(session.fill(application["pdol"]))

    def generate(p1, dol, kind, cryptogram, **values):
        nonlocal sent
        session.values.update(values)
        filled = session.fill(session.elements[dol])
        sent += bytes.fromhex(filled)
        pairs = [("9F27", bytes([kind])), ("9F36", b"\0\1"), ("9F10", bytes.fromhex("07010103A0B00001"))]
        body = tlv.encode_all(pairs)
        digest = hashlib.sha1(sent + body).digest()
        dynamic = bytes([8]) + number + bytes([kind]) + cryptogram + digest
        content = b"\x05\x01" + bytes([len(dynamic)]) + dynamic
        content += b"\xbb" * (card.length - len(dynamic) - 25)
        hashed = hashlib.sha1(content + bytes.fromhex("A1B2C3D4")).digest()
        signature = card.sign(b"\x6a" + content + hashed + b"\xbc")
        if broken:
            signature = signature[:40] + bytes([signature[40] ^ 1]) + signature[41:]
        answer = tlv.encode("77", body + tlv.encode("9F4B", signature))
        command = session.command(f"80AE{p1:02X}00", filled)
        session.lines += ["C: " + command.upper(), "R: " + answer.hex().upper() + "9000"]

    session.say("first GENERATE AC asks for ARQC and a signature")
    generate(0x90, "8C", 0x80, bytes.fromhex("0102030405060708"), **{"95": "0000048000", "9F34": "020300"})
    if broken:
        session.say("the signature does not hold: the transaction is ended with an AAC")
        command = session.command("80AE0000", session.fill_with({"8A": b"Z1".hex(), "95": "0400048000"}, "8D"))
        session.lines += ["C: " + command.upper(), "R: 800B000001" + "0908070605040302" + "9000"]
        return session.text()
    issuer_data = "1112131415161718" + b"00".hex()
    session.lines.append("# issuer authentication data: " + issuer_data)
    session.say("external authenticate")
    session.lines += ["C: " + session.command("00820000", issuer_data, le=""), "R: 9000"]
    session.say("second GENERATE AC asks for TC and a signature")
    generate(0x50, "8D", 0x40, bytes.fromhex("1817161514131211"), **{"8A": b"00".hex()})
    return session.text()


def oda_vectors():
    """Certificates and signatures made anew from the test hierarchy, as `name hex` lines."""
    keys = hierarchy()["unionpay"]
    authority, issuer = keys["ca"], keys["issuer"]
    with open(os.path.join(DATA, "cards", "unionpay-debit.json"), encoding="utf-8") as file:
        card = emv_crypto.RsaKey.from_json(json.load(file)["contact_applications"][0]["rsa"])
    static = bytes.fromhex("5A0A6293990100000001003F5F24034912285F340101") + bytes.fromhex("3C00")
    issuer_certificate, issuer_remainder = emv_crypto.issuer_certificate(
        authority, issuer, "629399", "1249", b"\0\0\1")
    card_certificate, card_remainder = emv_crypto.card_certificate(
        issuer, card, "6293990100000001003", "1249", b"\0\0\2", static)
    dynamic_data = bytes.fromhex("A1B2C3D4")
    number = bytes(range(0x31, 0x39))
    rows = [
        ("authority_modulus", authority.modulus_bytes()), ("authority_exponent", authority.exponent_bytes()),
        ("authority_checksum", emv_crypto.capk_checksum("A000000333", "F1", authority)),
        ("issuer_certificate", issuer_certificate), ("issuer_remainder", issuer_remainder),
        ("issuer_exponent", issuer.exponent_bytes()), ("issuer_modulus", issuer.modulus_bytes()),
        ("card_certificate", card_certificate), ("card_remainder", card_remainder),
        ("card_exponent", card.exponent_bytes()), ("card_modulus", card.modulus_bytes()),
        ("account_number", bytes.fromhex("6293990100000001003F")), ("static_data", static),
        ("static_signature", emv_crypto.static_signature(issuer, b"\xda\xc0", static)),
        ("dynamic_data", dynamic_data),
        ("dynamic_number", number), ("dynamic_signature", emv_crypto.dynamic_signature(card, number, dynamic_data)),
    ]
    visa = hierarchy()["visa"]["ca"]
    rows += [
        ("visa_authority_modulus", visa.modulus_bytes()), ("visa_authority_exponent", visa.exponent_bytes()),
        ("visa_authority_checksum", emv_crypto.capk_checksum("A000000003", "F2", visa)),
    ]
    text = "# TEST ONLY. Made by make_card_sessions.py with the simulators' hierarchy and Python's own integers.\n"
    return text + "".join(f"{name} {value.hex().upper()}\n" for name, value in rows)


def files():
    """files returns every file of this program by name."""
    debit = ("unionpay-debit", 12345, "0000048000", "020300")
    sessions = {
        "unionpay_debit_contact": contact_online(*debit),
        "unionpay_debit_contact_script": contact_online(
            *debit, scripts=[("issuer script, a command that the card does not know", "84DA000002ABCD", 0x6E00)],
            second_tvr="0000048020"),
        "unionpay_debit_two_scripts": contact_online(
            *debit, scripts=[("issuer script 71, a command that the card obeys", "0084000000", 0x9000)],
            later_scripts=[("issuer script 72, a command that it does not know", "84DA000002ABCD", 0x6E00)]),
        "unionpay_debit_torn_in_script": contact_online(*debit).split("# second GENERATE AC")[0] + (
            "# taken out while issuer script 71 runs\nC: 84160000\nremoved\n"),
        "unionpay_debit_account": contact_account("unionpay-debit"),
        "unionpay_debit_without_number": contact_without_number(),
        "unionpay_credit_offline": contact_offline("unionpay-credit", 10000, "0000000000", "1F0602"),
        "unionpay_credit_asks_host": contact_online("unionpay-credit", 10000, "0000000000", "1F0602", asked=0x40),
        "unionpay_credit_forced_online": contact_online("unionpay-credit", 10000, "0000000000", "1F0602"),
        "unionpay_credit_over_floor": contact_online("unionpay-credit", 20000, "0000008000", "1F0602"),
        "unionpay_credit_no_host": contact_without_host(0x80, 0x00, b"Z3"),
        "unionpay_credit_no_answer": contact_without_host(0x40, 0x00, b"Z3"),
        "unionpay_credit_no_host_approved": contact_without_host(
            0x40, 0x40, b"Y3", lambda data: data.update(issuer_authentication_optional=True)),
        "unionpay_debit_no_pin": contact_online("unionpay-debit", 12345, "0000088000", "1E0300"),
        "refuses_second_ac": contact_online(
            "refuses-second-ac", 12345, "0000048000", "020300", final_kind=0x00),
        "two_apps_second": contact_online("two-apps", 10000, "0000008000", "1F0602", application=1),
        "static_only": contact_online("static-only", 10000, "0200008000", "1F0602", authenticate=False),
        "bad_certificate": contact_online("bad-certificate", 10000, "0800008000", "1E0300", authenticate=False),
        "torn": torn(),
        "torn_at_second": torn_at_second(),
        "unionpay_tap": quick("unionpay-tap", 10000, "26804000"),
        "unionpay_tap_pin": quick("unionpay-tap", 200000, "26C04000"),
        "unionpay_tap_account": quick("unionpay-tap", 200000, "26804000"),
        "unionpay_tap_account_large": quick("unionpay-tap", 5000000, "26804000"),
        "unionpay_tap_below_floor": quick("unionpay-tap", 10000, "26004000"),
        "visa_tap": quick("visa-credit", 10000, "26804000"),
        "mastercard_tap_pin": mastercard_tap(200000, "8000048000", "020300", "E068C8"),
        "mastercard_tap": mastercard_tap(10000, "8000808000", "3F0001", "E008C8"),
        "mastercard_tap_account": mastercard_account(200000),
        "mastercard_tap_no_pin": mastercard_tap(200000, "8000808000", "3F0001", "E008C8"),
        "combined": combined(),
        "combined_broken": combined(broken=True),
    }
    out = {f"sessions/{name}.card": text for name, text in sessions.items()}
    out["oda_vectors.txt"] = oda_vectors()
    return out


def main():
    for name, text in files().items():
        with open(os.path.join(FOLDER, name), "w", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    main()

#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Writes every file of this folder from nothing but this program: TEST ONLY keys, cards, accounts, certificates.

Keys grow from fixed seeds, so a second run writes the same bytes; generate_test.py holds the folder to that.
"""

import datetime
import hashlib
import ipaddress
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from simulators import des, emv_crypto, tlv
from simulators.testdata import downloads

MARK = "TEST ONLY. These keys and cards are public: never load them into a terminal that takes money."
COUNTRY, CURRENCY = "0156", "0156"


class SeededBytes:
    """SeededBytes is SHA-256 in counter mode: the same seed gives the same bytes for ever."""

    def __init__(self, seed):
        self._seed, self._count = seed.encode(), 0

    def take(self, count):
        out = b""
        while len(out) < count:
            out += hashlib.sha256(self._seed + self._count.to_bytes(8, "big")).digest()
            self._count += 1
        return out[:count]


_SMALL_PRIMES = [n for n in range(3, 2000, 2) if all(n % d for d in range(3, int(n**0.5) + 1, 2))]


def _is_prime(number, source):
    if any(number % small == 0 for small in _SMALL_PRIMES):
        return False
    odd, twos = number - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    for _ in range(24):  # Miller-Rabin
        x = pow(2 + int.from_bytes(source.take(8), "big"), odd, number)
        if x in (1, number - 1):
            continue
        for _ in range(twos - 1):
            x = x * x % number
            if x == number - 1:
                break
        else:
            return False
    return True


def _prime(bits, exponent, source):
    while True:
        number = int.from_bytes(source.take(bits // 8), "big") | 3 << (bits - 2) | 1
        if (number - 1) % exponent and _is_prime(number, source):
            return number


def _primes(seed, bits, exponent):
    source = SeededBytes("till test key " + seed)
    return _prime(bits // 2, exponent, source), _prime(bits // 2, exponent, source)


def rsa_key(seed, bits, exponent):
    """rsa_key returns the key of a seed; bits is a multiple of 16."""
    p, q = _primes(seed, bits, exponent)
    return emv_crypto.RsaKey(p * q, exponent, pow(exponent, -1, (p - 1) * (q - 1)))


def des_key(seed):
    """des_key returns the 16-byte key of a seed, with odd parity."""
    return des.odd_parity(SeededBytes("till test key " + seed).take(16))


# One branch per scheme: RID, CA key (index, bits, exponent), issuer key, issuer identification number.
# The sizes are chosen so that each shape occurs: a modulus that needs a remainder (92) and one that does not.
SCHEMES = {
    "unionpay": {"rid": "A000000333", "index": "F1", "ca": (1984, 3), "issuer": (1408, 3), "iin": "629399"},
    "visa": {"rid": "A000000003", "index": "F2", "ca": (1408, 3), "issuer": (1408, 3), "iin": "47617399"},
    "mastercard": {"rid": "A000000004", "index": "F3", "ca": (1984, 65537), "issuer": (1984, 3), "iin": "54133399"},
}
CARD_KEY_BITS = {"unionpay": 1024, "visa": 1152, "mastercard": 1408}

CDOL1 = {
    "unionpay": "9F02069F03069F1A0295055F2A029A039C019F37049F21039F4E14",
    "visa": "9F02069F03069F1A0295055F2A029A039C019F3704",
    "mastercard": "9F02069F03069F1A0295055F2A029A039C019F37049F35019F45029F4C089F3403",
}
CDOL2 = {
    "unionpay": "8A029F02069F03069F1A0295055F2A029A039C019F37049F2103",
    "visa": "8A029F02069F03069F1A0295055F2A029A039C019F3704",
    "mastercard": "910A8A0295059F37049F4C08",
}
QUICK_PDOL = {
    "unionpay": "9F66049F02069F03069F1A0295055F2A029A039C019F3704DF6001",
    "visa": "9F66049F02069F03069F1A0295055F2A029A039C019F3704",
}
# Cardholder verification lists (Book 3, 10.5 and C3): two 4-byte amounts, then rules of method and condition.
CVM_ONLINE_PIN = "00000000000000000203" "1E03"
CVM_NONE_UNDER_300 = "00007530000000001F061E03" "1F00"
CVM_SIGNATURE = "00000000000000001E03" "1F00"
CVM_OFFLINE_PIN = "00000000000000004103" "4203" "1E03"

AIDS = {
    "unionpay-debit": "A000000333010101",
    "unionpay-credit": "A000000333010102",
    "visa": "A0000000031010",
    "mastercard": "A0000000041010",
}


def luhn(prefix, length):
    """luhn returns prefix filled up with zeros and a number from its end, and the ISO/IEC 7812-1 check digit."""
    body = prefix.ljust(length - 1, "0")
    total = 0
    for place, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return body + str(-total % 10)


def build_hierarchy():
    """build_hierarchy returns CA and issuer keys per scheme, as RsaKey objects and issuer master keys."""
    hierarchy = {}
    for scheme, shape in SCHEMES.items():
        hierarchy[scheme] = {
            "ca": rsa_key("ca " + scheme, *shape["ca"]),
            "issuer": rsa_key("issuer " + scheme, *shape["issuer"]),
            "imk_ac": des_key("imk " + scheme),
            "imk_smi": des_key("imk smi " + scheme),
        }
    return hierarchy


def _hexed(pairs):
    return {tag: value.hex().upper() for tag, value in pairs}


class CardMaker:
    """CardMaker personalises cards under a hierarchy and collects the accounts behind them."""

    def __init__(self, hierarchy):
        self._hierarchy = hierarchy
        self.accounts = []

    def account(self, card, scheme, pan, expiry, sequence="01", pin=None, balance=1000000, **more):
        """account records what the issuer knows; amounts are minor units of CNY."""
        self.accounts.append({
            "card": card, "scheme": scheme, "pan": pan, "sequence": sequence, "expiry": expiry, "pin": pin,
            "balance_minor": balance, "limit_minor": more.pop("limit", 5000000), "status": more.pop("status", "open"),
            "holder": more.pop("holder", "TEST CARDHOLDER"), "points": 100000 if scheme == "unionpay" else 0,
            **more,  # ecash_minor, takes_scripts, label
        })

    def application(self, scheme, aid, label, pan, expiry, interface, *, sequence="01", priority=1, oda="dda",
                    cvm=CVM_SIGNATURE, service="201", **more):
        """application returns one application's data for a card file. interface: "contact" or "contactless"."""
        keys, shape = self._hierarchy[scheme], SCHEMES[scheme]
        track2 = f"{pan}D{expiry}{service}00000" + pan[-4:]
        track2 += "F" if len(track2) % 2 else ""
        profile = "contact" if interface == "contact" else "c2" if scheme == "mastercard" else "quick"
        aip = {"dda": 0x38, "sda": 0x58, "both": 0x78, None: 0x18}[oda if interface == "contact" else None]
        aip |= 0x04 if scheme != "mastercard" and interface == "contact" else 0
        if profile == "quick":
            aip = 0x00
        aip_bytes = bytes([aip, 0x80 if profile == "c2" else 0x00])
        data = {
            "aid": aid, "label": label, "priority": priority, "scheme": scheme, "profile": profile,
            "aip": aip_bytes.hex().upper(), "track2": track2, "sequence": sequence,
            "card_key": emv_crypto.unique_key(more.pop("imk", keys["imk_ac"]), pan, sequence).hex().upper(),
        }
        if "preferred_name" in more:
            data["preferred_name"] = more.pop("preferred_name")
        if more.pop("scripts", False):
            data["script_key"] = emv_crypto.unique_key(keys["imk_smi"], pan, sequence).hex().upper()
        if interface == "contactless":
            data["kernel"] = {"mastercard": 2, "visa": 3, "unionpay": 7}[scheme]
        identity = [
            ("5A", bytes.fromhex(pan + ("F" if len(pan) % 2 else ""))), ("5F34", bytes.fromhex(sequence)),
            ("5F24", bytes.fromhex(expiry + "28")), ("5F25", bytes.fromhex("200101")),
            ("5F28", bytes.fromhex(COUNTRY)), ("9F07", bytes.fromhex("FF00")), ("8E", bytes.fromhex(cvm)),
            ("9F0D", bytes.fromhex("D8609CA800")), ("9F0E", bytes.fromhex("0010000000")),
            ("9F0F", bytes.fromhex("D8689CF800")), ("9F4A", b"\x82"),
        ]
        currency = more.pop("currency", CURRENCY)
        lists = [("8C", bytes.fromhex(CDOL1[scheme])), ("8D", bytes.fromhex(CDOL2[scheme])),
                 ("9F08", bytes.fromhex("0030" if scheme == "unionpay" else "008C")),
                 ("9F42", bytes.fromhex(currency)), ("5F30", bytes.fromhex("0" + service))]
        swipe = [("57", bytes.fromhex(track2)), ("5F20", b"TEST/CARDHOLDER")]
        if profile == "quick":
            data["pdol"] = QUICK_PDOL[scheme]
            data["contactless_cvm"] = more.pop("contactless_cvm", ["online-pin", "signature"])
            records = [(2, 1, identity[:6] + [("9F42", bytes.fromhex(currency))])]
            data["afl"] = "10010100"
        elif profile == "c2":
            data["pdol"] = "9F1A029F3501"
            data["gpo_format"] = "77"
            records = [(2, 1, identity[:10] + [swipe[0]]), (2, 2, lists)]
            data["afl"] = "10010200"
        else:
            records = [(1, 1, swipe), (2, 1, identity), (2, 2, lists)]
            data["afl"] = "08010100" + "10010201"
            data["gpo_format"] = "80" if scheme == "visa" else "77"
            data["ac_format"] = "80" if scheme == "visa" else "77"
            if scheme == "unionpay":
                data["pdol"] = "9F1A025F2A02"
            if oda:
                records += self._certificates(data, scheme, pan, expiry, oda, identity, aip_bytes, shape, keys, more)
                data["afl"] += f"1801{records[-1][1]:02X}00"
        data["records"] = [{"sfi": s, "record": r, "data": _hexed(pairs)} for s, r, pairs in records]
        assert not more, more
        return data

    @staticmethod
    def _certificates(data, scheme, pan, expiry, oda, identity, aip, shape, keys, more):
        # The static data to be authenticated (Book 3, 10.3): the one signed record without its template, then 82.
        static = tlv.encode_all(identity) + aip
        month = expiry[2:] + expiry[:2]
        ca, issuer = keys["ca"], keys["issuer"]
        certificate, remainder = emv_crypto.issuer_certificate(ca, issuer, shape["iin"], "1249", b"\0\0\1")
        first = [("8F", bytes.fromhex(shape["index"])), ("9F32", issuer.exponent_bytes())]
        if remainder:
            first.append(("92", remainder))
        records = [(3, 1, [("90", certificate)]), (3, 2, first)]
        if oda in ("sda", "both"):
            records.append((3, 3, [("93", emv_crypto.static_signature(issuer, b"\xda\xc0", static))]))
        if oda in ("dda", "both"):
            card = rsa_key("card " + pan, CARD_KEY_BITS[scheme], 3)
            signed, remainder = emv_crypto.card_certificate(issuer, card, pan, month, b"\0\0\2", static)
            if more.pop("spoil_certificate", False):
                signed = signed[:-1] + bytes([signed[-1] ^ 1])
            second = [("9F47", card.exponent_bytes()), ("9F49", bytes.fromhex("9F3704"))]
            if remainder:
                second.append(("9F48", remainder))
            number = len(records) + 1
            records += [(3, number, [("9F46", signed)]), (3, number + 1, second)]
            data["rsa"] = card.to_json()
        return records


ATR = "3B680000" "54494C4C54455354"  # T=0, EMV 4.4 Contact Interface, 8.2.1 with historical bytes "TILLTEST"
ATS = "0A78807002" "54494C4C31"


def _tracks(pan, expiry, service):
    return [f"B{pan}^TEST/CARDHOLDER^{expiry}{service}0000000000", f"{pan}={expiry}{service}00000{pan[-4:]}", ""]


def _card(name, zh, en, contact, contactless, tracks, **more):
    interfaces = (["contact"] if contact else []) + (["contactless"] if contactless else [])
    card = {"test_only": MARK, "name": name, "words": {"zh": zh, "en": en},
            "interfaces": interfaces + (["stripe"] if tracks else [])}
    if contact:
        card["atr"] = ATR
        card["contact_applications"] = contact
    if contactless:
        card["ats"] = ATS
        card["contactless_applications"] = contactless
    if tracks:
        card["tracks"] = tracks
    card.update(more)
    return card


def build_cards(maker):
    """build_cards returns the card files, one dictionary each."""
    cards = []

    def single(name, zh, en, kind, prefix, *, length=None, expiry="4912", contact=True, contactless=True, pin=None,
               cvm=CVM_SIGNATURE, oda="dda", service="201", balance=1000000, status="open", limit=5000000, imk=None,
               spoil_certificate=False, contactless_cvm=None, holder_more=None, scripts=False, stripe=True, currency=None,
               **more):
        scheme = kind.split("-")[0]
        pan = luhn(prefix, length or (19 if kind == "unionpay-debit" else 16))
        label = {"unionpay-debit": "PBOC DEBIT", "unionpay-credit": "PBOC CREDIT", "visa": "VISA CREDIT",
                 "mastercard": "DEBIT MASTERCARD"}[kind]
        extra = {"imk": imk} if imk else {}
        extra.update({"scripts": True} if scripts else {})
        extra.update({"currency": currency} if currency else {})
        spoiled = {"spoil_certificate": True} if spoil_certificate else {}
        qualified = {"contactless_cvm": contactless_cvm} if contactless_cvm and scheme != "mastercard" else {}
        maker.account(name, scheme, pan, expiry, pin=pin, balance=balance, status=status, limit=limit,
                      **(holder_more or {}))
        build = lambda interface, options: [maker.application(
            scheme, AIDS[kind], label, pan, expiry, interface, cvm=cvm, oda=oda, service=service, **extra, **options)]
        cards.append(_card(name, zh, en, build("contact", spoiled) if contact else None,
                           build("contactless", qualified) if contactless else None,
                           _tracks(pan, expiry, service) if stripe else None, **more))

    debit = {"cvm": CVM_ONLINE_PIN, "service": "220"}
    online = {"contactless_cvm": ["online-pin"]}
    single("unionpay-debit", "银联借记卡，密码 123456", "UnionPay debit, online PIN 123456", "unionpay-debit",
           "6293990100000001", pin="123456", balance=10000000, **debit, **online)
    single("unionpay-credit", "银联信用卡，300 元以下免签", "UnionPay credit, no CVM under 300.00, else signature",
           "unionpay-credit", "629399020000001", cvm=CVM_NONE_UNDER_300, oda="both", balance=5000000)
    single("unionpay-tap", "银联闪付卡", "UnionPay contactless only, PIN 123456 when asked", "unionpay-debit",
           "6293990100000002", pin="123456", contact=False, **debit, **online)
    single("visa-credit", "Visa 信用卡，签名", "Visa credit, signature", "visa", "476173990000001", balance=5000000)
    single("mastercard-debit", "Mastercard 借记卡，密码 123456", "Mastercard debit, online PIN 123456", "mastercard",
           "541333990000001", pin="123456", balance=5000000, **debit)
    single("expired", "已过期的银联卡", "UnionPay debit that expired in December 2023", "unionpay-debit",
           "6293990100000003", expiry="2312", pin="123456", **debit, **online)
    single("blocked", "被没收的卡 (04)", "the issuer says pick up: 04", "unionpay-debit", "6293990100000004",
           pin="123456", status="pick-up", **debit, **online)
    single("lost", "已挂失的卡 (41)", "reported lost: 41", "unionpay-debit", "6293990100000005", pin="123456",
           status="lost", **debit, **online)
    single("no-funds", "余额不足的卡 (51)", "an account with 1.00 in it: 51", "unionpay-debit", "6293990100000006",
           pin="123456", balance=100, **debit, **online)
    single("over-limit", "限额 100 元的卡 (61)", "a limit of 100.00 for each payment: 61", "unionpay-debit",
           "6293990100000007", pin="123456", limit=10000, **debit, **online)
    single("mute", "芯片无应答的卡", "a chip that answers no ATR", "unionpay-debit", "6293990100000008", pin="123456",
           contactless=False, atr="", **debit)
    single("torn", "读卡中被拔出的卡", "leaves the reader at the first GENERATE AC, before it answers",
           "unionpay-debit", "6293990100000009", pin="123456", remove_at="first-gen-ac", **debit, **online)
    single("refuses-second-ac", "联机批准后卡片拒绝", "answers AAC to the second GENERATE AC", "unionpay-debit",
           "6293990100000010", pin="123456", contactless=False, refuse_second_ac=True, **debit)
    single("declines-offline", "卡片脱机拒绝", "answers AAC to the first GENERATE AC", "unionpay-debit",
           "6293990100000011", pin="123456", contactless=False, decline_first=True, **debit)
    single("wrong-key", "伪卡，密文错误 (05)", "a counterfeit whose ARQC the issuer refuses: 05", "visa",
           "476173990000002", imk=des_key("counterfeit"))
    single("bad-certificate", "证书被篡改的卡", "its ICC certificate has one bit changed: DDA fails", "visa",
           "476173990000003", contactless=False, spoil_certificate=True)
    single("offline-pin", "脱机密码 1234", "plaintext offline PIN 1234, three tries", "visa", "476173990000004",
           cvm=CVM_OFFLINE_PIN, contactless=False, offline_pin="1234", pin="1234")
    single("t0", "T=0 61xx/6Cxx 卡", "speaks T=0 with 61xx and 6Cxx", "mastercard", "541333990000002", pin="123456",
           contactless=False, t0_status=True, **debit)
    single("static-only", "只支持 SDA 的卡", "static data authentication only", "unionpay-credit", "629399020000002",
           cvm=CVM_NONE_UNDER_300, oda="sda", contactless=False)
    single("offline-approving", "卡片脱机批准（100 元以内）", "approves 100.00 and less by itself: TC at the first GENERATE AC",
           "unionpay-credit", "629399020000003", contactless=False, offline_approval=True, offline_limit_minor=10000)
    single("stripe-only", "纯磁条卡，签名", "a stripe and nothing else, signature", "unionpay-credit", "629399020000004",
           contact=False, contactless=False, service="101")
    single("stripe-only-pin", "纯磁条借记卡，密码 123456", "a stripe and nothing else, PIN 123456", "unionpay-debit",
           "6293990100000015", contact=False, contactless=False, service="120", pin="123456")
    single("dead-chip", "芯片损坏、可降级刷卡", "a chip that answers nothing any more: swipe it instead", "unionpay-credit",
           "629399020000005", contactless=False, atr="", service="601")
    single("takes-scripts", "接受发卡行脚本的卡，密码 123456", "takes issuer scripts and has electronic cash; PIN 123456",
           "unionpay-debit", "6293990100000013", pin="123456", scripts=True, electronic_cash_minor=0,
           holder_more={"takes_scripts": 1}, **debit, **online)
    single("blacklisted", "黑名单卡", "on the blacklist that the host lets terminals download", "unionpay-debit",
           "6293990100000014", pin="123456", **debit, **online)
    single("top-up", "可充值的磁条预付卡", "a prepaid account behind a stripe, to be topped up", "unionpay-debit",
           "6293990100000016", contact=False, contactless=False, service="101", balance=2000)
    single("visa-foreign", "境外 Visa 卡（美元），签名", "a foreign Visa card in US dollars, signature", "visa", "476173990000005",
           currency="0840")
    single("unknown-account", "发卡行查无此卡 (14)", "the issuer does not know the card: 14", "unionpay-debit",
           "6293990100000012", pin="123456", **debit, **online)
    maker.accounts.pop()

    pans = luhn("6293990100000020", 19), luhn("629399020000020", 16)
    maker.account("two-apps", "unionpay", pans[0], "4912", pin="123456", label="debit")
    maker.account("two-apps", "unionpay", pans[1], "4912", label="credit")
    applications = [
        maker.application("unionpay", AIDS["unionpay-debit"], "PBOC DEBIT", pans[0], "4912", "contact",
                          cvm=CVM_ONLINE_PIN, service="220", priority=1, preferred_name="Salary account"),
        maker.application("unionpay", AIDS["unionpay-credit"], "PBOC CREDIT", pans[1], "4912", "contact",
                          cvm=CVM_NONE_UNDER_300, priority=2, preferred_name="Credit line"),
    ]
    cards.append(_card("two-apps", "一卡两应用", "two applications: the holder chooses debit or credit", applications,
                       None, _tracks(pans[0], "4912", "220")))
    return cards


def _private_key(seed):
    p, q = _primes(seed, 2048, 65537)
    d = pow(65537, -1, (p - 1) * (q - 1))
    public = rsa.RSAPublicNumbers(65537, p * q)
    numbers = rsa.RSAPrivateNumbers(p, q, d, d % (p - 1), d % (q - 1), pow(q, -1, p), public)
    return numbers.private_key()


def _name(common):
    return x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Till TEST ONLY"),
                      x509.NameAttribute(NameOID.COMMON_NAME, common)])


_PEM = serialization.Encoding.PEM


class Authority:
    """Authority is a certificate authority from a seed; each certificate of it is valid until the end of 2049."""

    def __init__(self, name, seed):
        self._name, self._key, self._serial = name, _private_key(seed), 1
        self._identifier = x509.SubjectKeyIdentifier.from_public_key(self._key.public_key())
        self._certificate = (self._begin(name, self._key)
                             .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
                             .add_extension(_key_usage("key_cert_sign", "crl_sign"), critical=True)
                             .add_extension(self._identifier, critical=False).sign(self._key, hashes.SHA256()))

    def _begin(self, subject, key):
        return (x509.CertificateBuilder().subject_name(_name(subject)).issuer_name(_name(self._name))
                .public_key(key.public_key()).serial_number(self._serial)
                .not_valid_before(datetime.datetime(2020, 1, 1)).not_valid_after(datetime.datetime(2049, 12, 31)))

    def pem(self):
        """pem returns the authority's own certificate."""
        return _marked(self._certificate.public_bytes(_PEM))

    def issue(self, subject, seed, usages, purpose, names=()):
        """issue returns a certificate for `purpose` and its key, both as PEM."""
        key = _private_key(seed)
        self._serial += 1
        builder = (self._begin(subject, key)
                   .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
                   .add_extension(_key_usage(*usages), critical=True)
                   .add_extension(x509.ExtendedKeyUsage([purpose]), critical=False)
                   .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(self._identifier), critical=False))
        if names:
            builder = builder.add_extension(x509.SubjectAlternativeName(list(names)), critical=False)
        plain = key.private_bytes(_PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        return _marked(builder.sign(self._key, hashes.SHA256()).public_bytes(_PEM)), _marked(plain)


def _key_usage(*on):
    return x509.KeyUsage(**{name: name in on for name in (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
        "key_cert_sign", "crl_sign", "encipher_only", "decipher_only")})


def _marked(pem):
    return ("# " + MARK + "\n").encode() + pem


def _server(authority, common, seed, address):
    names = [x509.DNSName(common), x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address(address))]
    return authority.issue(common, seed, ("digital_signature", "key_encipherment"), ExtendedKeyUsageOID.SERVER_AUTH, names)


def build_tls():
    """build_tls returns {file name: PEM bytes}: the acquirer's authority, certificate and key."""
    authority = Authority("Acquirer test CA", "tls ca")
    certificate, key = _server(authority, "acquirer.till.test", "tls acquirer", "127.0.0.1")
    return {"acquirer_ca.pem": authority.pem(), "acquirer_cert.pem": certificate, "acquirer_key.pem": key}


def build_updates():
    """build_updates returns {file name: PEM bytes}: who signs bundles, and the web server that they lie on, which a terminal
    in QEMU finds at 10.0.2.100 (image/machine.py)."""
    signers, servers = Authority("Bundle test CA", "bundle ca"), Authority("Update server test CA", "update server ca")
    signer = signers.issue("bundle signer", "bundle signer", ("digital_signature",), ExtendedKeyUsageOID.CODE_SIGNING)
    server = _server(servers, "updates.till.test", "update server", "10.0.2.100")
    return {"bundle_ca.pem": signers.pem(), "bundle_cert.pem": signer[0], "bundle_key.pem": signer[1],
            "update_ca.pem": servers.pem(), "update_cert.pem": server[0], "update_key.pem": server[1]}


def _json(data):
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def build_capks(hierarchy):
    """build_capks returns what a terminal must load: public keys of the test CAs."""
    keys = []
    for scheme, shape in SCHEMES.items():
        key = hierarchy[scheme]["ca"]
        keys.append({
            "scheme": scheme, "rid": shape["rid"], "index": shape["index"], "expiry": "491231",
            "hash_algorithm": "01", "key_algorithm": "01", "modulus": key.modulus_bytes().hex().upper(),
            "exponent": key.exponent_bytes().hex().upper().rjust(2, "0"),
            "checksum_sha1": emv_crypto.capk_checksum(shape["rid"], shape["index"], key).hex().upper(),
        })
    return {"test_only": MARK, "certification_authority_public_keys": keys}


def _terminal(terminal_id, tmk):
    # The SM4 master key is in another slot of the terminal, and as worthless.
    return {"terminal_id": terminal_id, "merchant_id": "898100012345678", "tmk": tmk,
            "sm4_tmk": "FEDCBA98765432100123456789ABCDEF", "fee_basis_points": 38}


def build_all():
    """build_all returns {path inside this folder: bytes}."""
    hierarchy = build_hierarchy()
    maker = CardMaker(hierarchy)
    files = {f"cards/{card['name']}.json": _json(card) for card in build_cards(maker)}
    files["accounts.json"] = _json({"test_only": MARK, "currency": "CNY", "accounts": maker.accounts})
    files["capks.json"] = _json(build_capks(hierarchy))
    files["test_hierarchy.json"] = _json({"test_only": MARK, "schemes": {scheme: {
        "rid": SCHEMES[scheme]["rid"], "index": SCHEMES[scheme]["index"], "ca": keys["ca"].to_json(),
        "issuer": keys["issuer"].to_json(), "imk_ac": keys["imk_ac"].hex().upper(),
        "imk_smi": keys["imk_smi"].hex().upper(),
    } for scheme, keys in hierarchy.items()}})
    files["terminals.json"] = _json({"test_only": MARK, "acquirer_code": "48980000", "terminals": [
        _terminal("TILL0001", "0123456789ABCDEFFEDCBA9876543210"),
        _terminal("TILL0002", "1122334455667788A1B2C3D4E5F60718"),
    ]})
    files["downloads.json"] = _json(downloads.build(MARK, build_capks(hierarchy), AIDS))
    files.update(build_tls())
    files.update(build_updates())
    return files


def main():
    folder = os.path.dirname(os.path.abspath(__file__))
    for path, content in sorted(build_all().items()):
        target = os.path.join(folder, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "wb") as file:
            file.write(content)
    print("wrote", folder)


if __name__ == "__main__":
    main()

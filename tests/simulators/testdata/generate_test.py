# SPDX-License-Identifier: Apache-2.0
"""The test data is what generate.py writes, and the certificates are what OpenSSL accepts."""

import os
import ssl
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import generate

FOLDER = os.path.dirname(os.path.abspath(generate.__file__))


class GenerateTest(unittest.TestCase):

    def test_the_folder_is_what_the_program_writes(self):
        built = generate.build_all()
        for path, content in built.items():
            with self.subTest(path), open(os.path.join(FOLDER, path), "rb") as file:
                self.assertTrue(file.read() == content, "run testdata/generate.py")
        cards = {"cards/" + name for name in os.listdir(os.path.join(FOLDER, "cards"))}
        self.assertEqual(cards, {path for path in built if path.startswith("cards/")})

    def test_every_file_says_that_it_is_for_tests(self):
        for path, content in generate.build_all().items():
            with self.subTest(path):
                self.assertIn(b"TEST ONLY", content[:120])

    def test_card_numbers_pass_luhn(self):
        self.assertEqual(generate.luhn("7992739871", 11), "79927398713")

    def test_the_certificate_is_the_cas(self):
        context = ssl.create_default_context(cafile=os.path.join(FOLDER, "acquirer_ca.pem"))
        server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        server.load_cert_chain(os.path.join(FOLDER, "acquirer_cert.pem"), os.path.join(FOLDER, "acquirer_key.pem"))
        to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
        ends = [context.wrap_bio(to_client, to_server, server_hostname="localhost"),
                server.wrap_bio(to_server, to_client, server_side=True)]
        finished = set()
        for _ in range(10):
            for end in ends:
                try:
                    end.do_handshake()
                    finished.add(end)
                except ssl.SSLWantReadError:
                    pass
        self.assertEqual(len(finished), 2)


if __name__ == "__main__":
    unittest.main()

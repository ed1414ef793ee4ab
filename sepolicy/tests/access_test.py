# SPDX-License-Identifier: Apache-2.0
"""The compiled policy lets connect whom the access matrix names, and nobody else. The matrix is the file that the processes have built
in, read with its own schema; the policy is asked with setools."""

import sys
import tempfile
import unittest

from sepolicy.tests.access_findings import findings
from sepolicy.tests.linked import link
from sepolicy.tests.rights import Rights
from tests.tidy.matrix import read_facets

POLICY, PARTS, SCHEMA, MATRIX = sys.argv[1:5]


class AccessTest(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.facets = read_facets(SCHEMA, MATRIX)
        cls.rights = Rights(POLICY)

    def test_policy_and_matrix_agree(self):
        self.assertGreater(len(self.facets), 20)
        self.assertEqual(findings(self.rights, self.facets), [])

    def test_it_finds_a_connection_that_no_promise_forbids(self):
        planted = [("till_card_t", "till_ledger_journal_socket_t", "sock_file", "write"),
                   ("till_card_t", "till_ledger_t", "unix_stream_socket", "connectto"),
                   ("till_terminal_t", "till_pin_metrics_socket_t", "sock_file", "write")]
        with tempfile.TemporaryDirectory() as folder:
            code, said, policy = link(PARTS, folder, planted)
            self.assertEqual(code, 0, said)
            self.assertEqual(findings(Rights(policy), self.facets), [
                "to till_ledger_journal_socket_t may write till_card_t: not in the matrix",
                "to till_pin_metrics_socket_t may write till_terminal_t: not in the matrix",
                "to till_ledger_t may connect till_card_t: not in the matrix"])

    def test_it_finds_a_facet_that_the_policy_does_not_know(self):
        facet = type(self.facets[0])()
        facet.CopyFrom(self.facets[0])
        facet.role = "new-role"
        found = findings(self.rights, [*self.facets, facet])
        self.assertIn("a socket's type is till_card_new_role_socket_t: in the matrix, not in the policy", found)
        self.assertIn("to till_card_new_role_socket_t may write till_payment_t: in the matrix, not in the policy", found)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

# SPDX-License-Identifier: Apache-2.0
"""The packages of the public API."""

SERVICES = [
    "card",
    "common",
    "integrator",
    "ledger",
    "payment",
    "pin",
    "print",
    "terminal",
    "update",
    "uplink",
]

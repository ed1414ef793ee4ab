# SPDX-License-Identifier: Apache-2.0
"""Test keys, cards and accounts. TEST ONLY: all of it is public."""

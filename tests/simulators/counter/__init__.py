# SPDX-License-Identifier: Apache-2.0
"""The counter: a card reader with cards, a PIN pad with a finger, a printer with paper."""

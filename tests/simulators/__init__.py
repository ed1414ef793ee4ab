# SPDX-License-Identifier: Apache-2.0
"""The outside world of a payment terminal: its cards, its counter and its acquirer. Shares no code with the terminal."""

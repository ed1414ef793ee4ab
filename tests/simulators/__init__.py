# SPDX-License-Identifier: Apache-2.0
"""The outside world of a payment terminal: cards, counter, acquirer. Shares no code with the terminal."""

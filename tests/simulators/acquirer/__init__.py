# SPDX-License-Identifier: Apache-2.0
"""The acquirer: the host, the accounts and the issuer behind it."""

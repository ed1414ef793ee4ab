# SPDX-License-Identifier: Apache-2.0
"""The maker's web server."""

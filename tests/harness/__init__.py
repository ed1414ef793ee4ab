# SPDX-License-Identifier: Apache-2.0
"""A whole terminal for tests. Import it before the first gRPC channel is made."""

import os

# The launcher forks while this program's channels are alive. With its fork support, gRPC would go on working in the
# child, until exec, as the child's new user: the terminal would see strangers at its sockets.
os.environ["GRPC_ENABLE_FORK_SUPPORT"] = "0"

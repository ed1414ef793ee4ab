# SPDX-License-Identifier: Apache-2.0
"""A gRPC error of Till as a program should read it: by its stable code."""

import contextlib

import grpc
import rpc_status_pb2
from till.common.v1 import error_pb2

_TRAILER = "grpc-status-details-bin"


class TillError(Exception):
    """TillError is a call that failed. `code` is ErrorCode's name, "" when the answer carried no detail."""

    def __init__(self, error):
        self.status = error.code()
        self.text = error.details()
        self.detail = _detail_of(error)
        self.code = error_pb2.ErrorCode.Name(self.detail.code) if self.detail.code else ""
        self.action = error_pb2.Action.Name(self.detail.action) if self.detail.action else ""
        self.message = self.detail.message
        super().__init__(f"{self.status.name} {self.code or '(no code)'}: {self.text}")


def _detail_of(error):
    for key, value in error.trailing_metadata() or ():
        if key == _TRAILER:
            status = rpc_status_pb2.RpcStatus.FromString(value)
            for detail in status.details:
                if detail.type_url.endswith("/till.common.v1.Error"):
                    return error_pb2.Error.FromString(detail.value)
    return error_pb2.Error()


@contextlib.contextmanager
def till_errors():
    """till_errors turns gRPC's errors into TillErrors."""
    try:
        yield
    except grpc.RpcError as error:
        raise TillError(error) from error

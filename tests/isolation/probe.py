#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Knocks at sockets as whoever runs it: JSON questions on stdin, JSON answers on stdout, in the same order.

A question is {"path": socket, "bare": [method, …], "timed": [method, …], "list": bool}. The answer says what the socket
does with a connection before a byte is sent ("raw": "speaks", "closed", "silent"), and [status, number of the stable
code] for each method, called with an empty request. Bare calls carry no deadline: the terminal refuses such a call
after it has found the method and before anything is done. "list" asks reflection for the services."""

import json
import re
import socket
import sys

import grpc

_DEADLINE_S = 5.0
_OPTIONS = (("grpc.enable_retries", 0), ("grpc.use_local_subchannel_pool", 1), ("grpc.enable_http_proxy", 0))
_REFLECTION = "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo"
_LIST_SERVICES = b"\x3a\x00"  # ServerReflectionRequest {list_services: ""}


def raw(path):
    """raw connects and listens: a gRPC server speaks first (SETTINGS, RFC 9113, 3.4)."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(_DEADLINE_S)
        try:
            connection.connect(path)
            return "speaks" if connection.recv(9) else "closed"
        except ConnectionError:
            return "closed"
        except socket.timeout:
            return "silent"


def stable_code(error):
    """stable_code returns till.common.v1.Error.code of an error's detail, 0 when there is none."""
    for key, value in error.trailing_metadata() or ():
        # google.protobuf.Any: the type's name, 0x12, a length of one or two bytes, then Error, whose field 1 comes first.
        found = re.search(rb"till\.common\.v1\.Error\x12(?:[\x00-\x7f]|[\x80-\xff][\x00-\x7f])\x08([\x80-\xff]?)([\x00-\x7f])",
                          value if key == "grpc-status-details-bin" else b"", re.DOTALL)
        if found:
            low, high = found.groups()
            return (low[0] & 0x7F) | (high[0] << 7) if low else high[0]
    return 0


def ask(channel, method, timeout):
    """ask calls a method and returns [status, stable code]."""
    try:
        channel.unary_unary("/" + method)(b"", timeout=timeout)
    except grpc.RpcError as error:
        return [error.code().name, stable_code(error)]
    return ["OK", 0]


def services(channel):
    """services returns the names that reflection tells."""
    names = set()
    for answer in channel.stream_stream(_REFLECTION)(iter([_LIST_SERVICES]), timeout=_DEADLINE_S):
        names.update(name.decode() for name in re.findall(rb"\x0a.((?:till|grpc)\.[A-Za-z0-9_.]+)", answer, re.DOTALL))
    return sorted(names)


def answer(question):
    said = {"raw": raw(question["path"]), "methods": {}}
    with grpc.insecure_channel("unix:" + question["path"], _OPTIONS) as channel:
        for method in question.get("bare", []):
            said["methods"][method] = ask(channel, method, None)
        for method in question.get("timed", []):
            said["methods"][method] = ask(channel, method, _DEADLINE_S)
        if question.get("list"):
            said["services"] = services(channel)
    return said


if __name__ == "__main__":
    json.dump([answer(question) for question in json.load(sys.stdin)], sys.stdout)

# SPDX-License-Identifier: Apache-2.0
"""What both simulators share: Unix sockets anyone may open (development only), JSON-lines control, readiness."""

import asyncio
import json
import os
import signal
import socket

MAX_CONTROL_LINE = 1 << 20


async def serve(path, handler):
    """serve returns a started asyncio server on a fresh Unix socket of mode 0666."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if os.path.exists(path):
        os.unlink(path)
    server = await asyncio.start_unix_server(handler, path, limit=MAX_CONTROL_LINE)
    os.chmod(path, 0o666)
    return server


def control_handler(operations):
    """control_handler returns a connection handler that answers each JSON line by operations[op](**arguments).

    An operation returns a dictionary, or an awaitable of one; ValueError, KeyError and TypeError become
    {"ok": false, "error": words}.
    """

    async def handle(reader, writer):
        try:
            while line := await reader.readline():
                reply = await _answer(operations, line)
                writer.write(json.dumps(reply, ensure_ascii=False).encode() + b"\n")
                await writer.drain()
        except (ConnectionError, ValueError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    return handle


async def _answer(operations, line):
    try:
        request = json.loads(line)
        operation = operations.get(request.pop("op", None))
        if operation is None:
            return {"ok": False, "error": "unknown op; there are: " + ", ".join(sorted(operations))}
        result = operation(**request)
        if asyncio.iscoroutine(result):
            result = await result
        return {"ok": True, **(result or {})}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return {"ok": False, "error": f"{type(error).__name__}: {error}"}


async def run_until_stopped(words):
    """run_until_stopped tells whoever started this program that it serves, on its output with these words, and returns when it
    is to end."""
    _tell_ready()
    print(words, flush=True)
    await _until_stopped()


def _tell_ready():
    """_tell_ready tells systemd or the launcher READY=1 (sd_notify) when it asked for it."""
    address = os.environ.get("NOTIFY_SOCKET")
    if not address:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notify:
        notify.connect("\0" + address[1:] if address.startswith("@") else address)
        notify.send(b"READY=1")


async def _until_stopped():
    """_until_stopped returns at SIGTERM or SIGINT."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await stop.wait()

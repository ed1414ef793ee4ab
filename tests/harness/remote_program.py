# SPDX-License-Identifier: Apache-2.0
"""A till program on another machine: over TLS, with a key and a certificate that openssl made, known by its fingerprint."""

import hashlib
import os
import ssl
import subprocess

import grpc

from tests.harness.client import Client

_TIMEOUT_S = 60


def fingerprint_of(pem):
    """fingerprint_of returns SHA-256 of a certificate's DER, as 64 small hexadecimal digits."""
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest()


class RemoteProgram:
    """RemoteProgram has a key and a certificate of its own, in `folder`."""

    def __init__(self, folder, name):
        key, certificate = (os.path.join(folder, f"{name}.{kind}") for kind in ("key", "pem"))
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30",
                        "-subj", f"/CN={name}", "-keyout", key, "-out", certificate], check=True, capture_output=True, timeout=_TIMEOUT_S)
        with open(key, "rb") as file:
            self.key = file.read()
        with open(certificate, "rb") as file:
            self.certificate = file.read()
        self.fingerprint = fingerprint_of(self.certificate.decode())


class RemoteClient(Client):
    """RemoteClient is a Client on another machine: one line for all facets, to a terminal that shows this certificate."""

    def __init__(self, port, terminal_pem, program=None):
        identity = (program.key, program.certificate) if program else (None, None)
        self.line = grpc.secure_channel(f"127.0.0.1:{port}", grpc.ssl_channel_credentials(terminal_pem.encode(), *identity),
                                        (("grpc.ssl_target_name_override", "till-terminal"), ("grpc.use_local_subchannel_pool", 1)))
        super().__init__(run="")

    def channel(self, server, role):
        return self.line

    def close(self):
        self.line.close()

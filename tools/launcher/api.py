# SPDX-License-Identifier: Apache-2.0
"""Till's API from Python without generated code: the build's own descriptor set says what the messages are."""

import os

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory

_DEADLINE_S = 10.0


class Api:
    """Api calls the facets of one run folder. `facets` are the access matrix's (tools/launcher/matrix.py)."""

    def __init__(self, descriptor_path, run, facets):
        files = descriptor_pb2.FileDescriptorSet()
        with open(descriptor_path, "rb") as file:
            files.ParseFromString(file.read())
        self._pool = descriptor_pool.DescriptorPool()
        for file in files.file:
            self._pool.Add(file)
        self._factory = message_factory.MessageFactory(self._pool)
        self._run = run
        self._sockets = {facet.service: os.path.join(facet.server, facet.role + ".sock") for facet in facets}
        self._channels = {}

    def call(self, method, request=None):
        """call makes a unary call ("till.ledger.v1.Reports/Search") with a dict and returns a dict; field names are
        those of the .proto, and int64 are numbers in strings, as in Protobuf's JSON. Raises grpc.RpcError."""
        service, name = method.split("/")
        kind = self._pool.FindServiceByName(service).methods_by_name[name]
        question = self._factory.GetPrototype(kind.input_type)()
        answer = self._factory.GetPrototype(kind.output_type)
        json_format.ParseDict(request or {}, question, descriptor_pool=self._pool)
        call = self._channel(service).unary_unary(
            f"/{method}", request_serializer=lambda message: message.SerializeToString(),
            response_deserializer=answer.FromString)
        return json_format.MessageToDict(call(question, timeout=_DEADLINE_S), preserving_proto_field_name=True,
                                         including_default_value_fields=True, descriptor_pool=self._pool)

    def close(self):
        for channel in self._channels.values():
            channel.close()

    def _channel(self, service):
        path = os.path.join(self._run, self._sockets[service])
        if path not in self._channels:
            self._channels[path] = grpc.insecure_channel("unix:" + path)
        return self._channels[path]

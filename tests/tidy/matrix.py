# SPDX-License-Identifier: Apache-2.0
"""The access matrix, read with its own schema."""

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory, text_format


def read_facets(schema_path, matrix_path):
    """read_facets returns the facets of access_matrix.textproto as till.access.Facet messages; `schema_path` is the
    descriptor set of access_matrix.proto. An unknown field is an error."""
    files = descriptor_pb2.FileDescriptorSet()
    with open(schema_path, "rb") as file:
        files.ParseFromString(file.read())
    pool = descriptor_pool.DescriptorPool()
    for file in files.file:
        pool.Add(file)
    matrix = message_factory.MessageFactory(pool).GetPrototype(pool.FindMessageTypeByName("till.access.Matrix"))()
    with open(matrix_path, encoding="utf-8") as file:
        text_format.Parse(file.read(), matrix)
    return list(matrix.facets)


def callers_of(facet):
    """callers_of returns everybody who may connect: those who may call all, and those who may call some or only ask for
    health."""
    return set(facet.callers) | {limited.caller for limited in facet.limited_callers}


def may_call(facet, method):
    """may_call returns who may call the method of that name."""
    return set(facet.callers) | {limited.caller for limited in facet.limited_callers if method in limited.methods}

# SPDX-License-Identifier: Apache-2.0
"""The API as sorted lines, one for each thing that a caller can depend on, and the places without a comment."""

from google.protobuf import descriptor_pb2

_FIELD = descriptor_pb2.FieldDescriptorProto
_OURS = "till/"
_PERMISSION_OPTION = 50001  # required_permission in till/common/v1/options.proto

# Numbers of FileDescriptorProto's and its parts' fields, from which paths of comments are made (descriptor.proto).
_FILE_MESSAGE, _FILE_ENUM, _FILE_SERVICE, _FILE_EXTENSION = 4, 5, 6, 7
_MESSAGE_FIELD, _MESSAGE_NESTED, _MESSAGE_ENUM = 2, 3, 4
_ENUM_VALUE, _SERVICE_METHOD = 2, 2


def read_set(path):
    """read_set returns the FileDescriptorSet in a file."""
    files = descriptor_pb2.FileDescriptorSet()
    with open(path, "rb") as file:
        files.ParseFromString(file.read())
    return files


def lines_of(files):
    """lines_of returns the set of lines of every file of ours. A line says all that must not change of one thing, so that
    an API only grew if each of its former lines is still there."""
    lines = set()
    permissions = _permission_names(files)
    for file in files.file:
        if file.name.startswith(_OURS):
            for thing in _things(file):
                lines.add(thing.line(permissions))
    return lines


def uncommented_things(files):
    """uncommented_things yields each part that has no comment of its own, in the order of the files."""
    for file in files.file:
        if file.name.startswith(_OURS):
            commented = {tuple(location.path) for location in file.source_code_info.location
                         if location.leading_comments.strip() or location.trailing_comments.strip()}
            yield from (thing for thing in _things(file) if thing.path not in commented)


def permission_of(method):
    """permission_of returns the number of the method's required_permission; 0 when it has none."""
    data, position = method.options.SerializeToString(), 0
    while position < len(data):
        tag, position = _varint(data, position)
        if tag & 7 == 0:
            value, position = _varint(data, position)
            if tag >> 3 == _PERMISSION_OPTION:
                return value
        elif tag & 7 == 2:
            length, position = _varint(data, position)
            position += length
        else:
            raise ValueError(f"unexpected wire type in the options of {method.name}")
    return 0


def methods_of(files):
    """methods_of yields ("till.pin.v1.Mac/Generate", MethodDescriptorProto) for every RPC of ours."""
    for file in files.file:
        if file.name.startswith(_OURS):
            for service in file.service:
                for method in service.method:
                    yield f"{file.package}.{service.name}/{method.name}", method


class Thing:
    """Thing is one named part of the API, with the path under which protoc keeps its comment."""

    def __init__(self, kind, name, path, proto, parent=None):
        self.kind, self.name, self.path, self.proto, self.parent = kind, name, tuple(path), proto, parent

    def line(self, permissions):
        return f"{self.kind} {self.name}{self._detail(permissions)}"

    def _detail(self, permissions):
        proto = self.proto
        if self.kind == "field" or self.kind == "extension":
            return f" = {proto.number} {self._label()}{self._type()}{self._oneof()}"
        if self.kind == "value":
            return f" = {proto.number}"
        if self.kind == "rpc":
            wanted = permission_of(proto)
            return (f" ({_stream(proto.client_streaming)}{proto.input_type[1:]}) returns "
                    f"({_stream(proto.server_streaming)}{proto.output_type[1:]})"
                    + (f" wants {permissions[wanted]}" if wanted else ""))
        return ""

    def _label(self):
        if self.proto.label == _FIELD.LABEL_REPEATED:
            return "repeated "
        return "optional " if self.proto.proto3_optional else ""

    def _type(self):
        if self.proto.type_name:
            return self.proto.type_name[1:]
        return _FIELD.Type.Name(self.proto.type)[len("TYPE_"):].lower()

    def _oneof(self):
        if self.kind != "field" or not self.proto.HasField("oneof_index") or self.proto.proto3_optional:
            return ""
        return " in oneof " + self.parent.oneof_decl[self.proto.oneof_index].name


def _things(file):
    for index, message in enumerate(file.message_type):
        yield from _of_message(message, file.package, [_FILE_MESSAGE, index])
    for index, enum in enumerate(file.enum_type):
        yield from _of_enum(enum, file.package, [_FILE_ENUM, index])
    for index, extension in enumerate(file.extension):
        yield Thing("extension", f"{file.package}.{extension.name}", [_FILE_EXTENSION, index], extension)
    for index, service in enumerate(file.service):
        path, name = [_FILE_SERVICE, index], f"{file.package}.{service.name}"
        yield Thing("service", name, path, service)
        for number, method in enumerate(service.method):
            yield Thing("rpc", f"{name}/{method.name}", path + [_SERVICE_METHOD, number], method)


def _of_message(message, scope, path):
    name = f"{scope}.{message.name}"
    yield Thing("message", name, path, message)
    for index, field in enumerate(message.field):
        yield Thing("field", f"{name}.{field.name}", path + [_MESSAGE_FIELD, index], field, message)
    for index, nested in enumerate(message.nested_type):
        yield from _of_message(nested, name, path + [_MESSAGE_NESTED, index])
    for index, enum in enumerate(message.enum_type):
        yield from _of_enum(enum, name, path + [_MESSAGE_ENUM, index])


def _of_enum(enum, scope, path):
    name = f"{scope}.{enum.name}"
    yield Thing("enum", name, path, enum)
    for index, value in enumerate(enum.value):
        yield Thing("value", f"{name}.{value.name}", path + [_ENUM_VALUE, index], value)


def _permission_names(files):
    for file in files.file:
        for enum in file.enum_type:
            if (file.package, enum.name) == ("till.common.v1", "Permission"):
                return {value.number: value.name for value in enum.value}
    return {}


def _stream(streams):
    return "stream " if streams else ""


def _varint(data, position):
    value = shift = 0
    while True:
        byte = data[position]
        position += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, position
        shift += 7

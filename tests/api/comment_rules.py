# SPDX-License-Identifier: Apache-2.0
"""What counts as documented, and which RPCs want a permission."""

from api_lines import methods_of, permission_of, uncommented_things
from tests.tidy.matrix import may_call

# Reading calls begin so. Everything else that a client may call changes something.
_READING = ("Get", "List", "Watch", "Search", "Totals", "Verify", "Export", "Render", "IsQuiet", "Status", "PrinterStatus",
            "Check", "Quote")
_CLIENTS = {"kiosk", "tillctl", "integrator"}

# Changing calls that want no permission, each with its reason.
WITHOUT_PERMISSION = {
    "till.terminal.v1.Operators/SignIn": "this is how a session is had",
    "till.payment.v1.Payments/CancelPayment": "anyone at the counter may stop a payment; stopping cannot take money",
}


def undocumented(files):
    """undocumented returns the names of what has no comment and needs one. A zero value named UNSPECIFIED, a map's entry,
    the request and response of an RPC and a field whose type is a documented message or enum of ours say enough by
    themselves: the RPC, the type and the name carry the words."""
    asked = {name[1:] for _, method in methods_of(files) for name in (method.input_type, method.output_type)}
    return [thing.name for thing in uncommented_things(files) if not _speaks_for_itself(thing, asked)]


def unguarded(files, facets):
    """unguarded returns the RPCs that a client may call, that change something, and that want no permission."""
    by_service = {facet.service: facet for facet in facets}
    return [name for name, method in methods_of(files)
            if _CLIENTS & may_call(by_service[name.split("/")[0]], method.name) and not method.name.startswith(_READING)
            and not permission_of(method) and name not in WITHOUT_PERMISSION]


def _speaks_for_itself(thing, asked):
    if thing.kind == "value":
        return thing.name.endswith("_UNSPECIFIED")
    if thing.kind == "message":
        return thing.name in asked or thing.proto.options.map_entry
    if thing.kind == "field":
        return thing.proto.type_name.startswith(".till.") or thing.parent.options.map_entry
    return False

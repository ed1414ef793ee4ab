# SPDX-License-Identifier: Apache-2.0
"""The cores of the services: state machines, codecs, policy. They know no gRPC."""

CORES = (
    "//services/card:core",
    "//services/card/oda:oda",
    "//services/card/signals:signals",
    "//services/integrator:bounds",
    "//services/integrator:core",
    "//services/integrator:identity",
    "//services/ledger:core",
    "//services/payment:core",
    "//services/pin:keys",
    "//services/pin:mac",
    "//services/pin:pin_entry",
    "//services/print:layout",
    "//services/print:print_queue",
    "//services/print:render",
    "//services/print:spool",
    "//services/print:templates",
    "//services/terminal:core",
    "//services/terminal:scan_desk",
    "//services/update:core",
    "//services/uplink:core",
    "//services/uplink/iso8583:iso8583",
)

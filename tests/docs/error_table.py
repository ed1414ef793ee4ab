# SPDX-License-Identifier: Apache-2.0
"""The error table inside docs/integrators.md: compares it with the catalogue, or writes it afresh.

bazel run //tests/docs:write_error_table"""

import subprocess
import sys

from tests.docs.written_table import write

BEGIN, END = "<!-- errors: begin; written by bazel run //tests/docs:write_error_table -->\n", "<!-- errors: end -->\n"


def table_from(printer):
    """table_from returns the table as the catalogue's own program prints it."""
    return subprocess.run([printer], check=True, capture_output=True, text=True).stdout


def main(arguments):
    printer, guide_path = arguments
    write(guide_path, BEGIN, END, table_from(printer))


if __name__ == "__main__":
    main(sys.argv[1:])

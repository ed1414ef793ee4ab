# SPDX-License-Identifier: Apache-2.0
"""The error table inside docs/integrators.md: compares it with the catalogue, or writes it afresh.

bazel run //tests/docs:write_error_table"""

import os
import subprocess
import sys

BEGIN, END = "<!-- errors: begin; written by bazel run //tests/docs:write_error_table -->\n", "<!-- errors: end -->\n"


def table_from(printer):
    """table_from returns the table as the catalogue's own program prints it."""
    return subprocess.run([printer], check=True, capture_output=True, text=True).stdout


def split(guide):
    """split returns what stands before the table, the table and what follows."""
    head, rest = guide.split(BEGIN)
    table, tail = rest.split(END)
    return head + BEGIN, table, END + tail


def main(arguments):
    printer, guide_path = arguments
    guide_path = os.path.join(os.environ.get("BUILD_WORKSPACE_DIRECTORY", ""), guide_path)
    with open(guide_path, encoding="utf-8") as file:
        head, _, tail = split(file.read())
    with open(guide_path, "w", encoding="utf-8") as file:
        file.write(head + table_from(printer) + tail)


if __name__ == "__main__":
    main(sys.argv[1:])

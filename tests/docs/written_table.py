# SPDX-License-Identifier: Apache-2.0
"""A table in a page of the documentation that a program writes, between two marks."""

import os


def split(page, begin, end):
    """split returns what stands before the table, the table and what follows; the marks stay outside."""
    head, rest = page.split(begin)
    table, tail = rest.split(end)
    return head + begin, table, end + tail


def write(page_path, begin, end, table):
    """write replaces the table of a page in the checkout that `bazel run` was called in."""
    page_path = os.path.join(os.environ.get("BUILD_WORKSPACE_DIRECTORY", ""), page_path)
    with open(page_path, encoding="utf-8") as file:
        head, _, tail = split(file.read(), begin, end)
    with open(page_path, "w", encoding="utf-8") as file:
        file.write(head + table + tail)

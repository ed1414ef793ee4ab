# SPDX-License-Identifier: Apache-2.0
"""Prints enum ErrorCode of error.proto as TILL_ERROR_CODE(kPaymentNotFound, "PAYMENT_NOT_FOUND", 5) lines."""

import re
import sys


def main() -> None:
    text = open(sys.argv[1], encoding="utf-8").read()
    body = re.search(r"enum ErrorCode \{(.*?)^\}", text, re.DOTALL | re.MULTILINE)
    if body is None:
        sys.exit("no enum ErrorCode in " + sys.argv[1])
    code = re.sub(r"//[^\n]*", "", body.group(1))
    values = re.findall(r"(\w+)\s*=\s*(\d+)\s*(?:\[[^\]]*\])?\s*;", code)
    if not values:
        sys.exit("enum ErrorCode is empty in " + sys.argv[1])
    for name, number in values:
        short = "UNSPECIFIED" if name == "ERROR_CODE_UNSPECIFIED" else name
        constant = "k" + "".join(word.capitalize() for word in short.split("_"))
        print(f'TILL_ERROR_CODE({constant}, "{name}", {number})')


if __name__ == "__main__":
    main()

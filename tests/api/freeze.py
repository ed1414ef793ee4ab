# SPDX-License-Identifier: Apache-2.0
"""Writes down what the API has gained since the last release: bazel run //tests/api:freeze

Only adds. A line that would have to go means that callers would break: then it is not v1 any more."""

import os
import sys

from api_lines import lines_of, read_set

_FROZEN = "tests/api/frozen/till.v1.txt"


def main(arguments):
    frozen_path = os.path.join(os.environ["BUILD_WORKSPACE_DIRECTORY"], _FROZEN)
    with open(frozen_path, encoding="utf-8") as file:
        text = file.read().splitlines()
    head = [line for line in text if line.startswith("#")]
    frozen = {line for line in text if line and not line.startswith("#")}
    now = lines_of(read_set(arguments[0]))
    lost = sorted(frozen - now)
    if lost:
        print("These were released and must stay as they are:", *lost, sep="\n  ", file=sys.stderr)
        return 1
    with open(frozen_path, "w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in head + sorted(now))
    print(f"{len(now - frozen)} lines added, {len(now)} in all: {_FROZEN}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Counts tests from Bazel's record of events (--build_event_json_file) and prints "N passed, N failed" last.

    test_results.py EVENTS.json

A test that was not run because something did not build counts as failed, and so does a run without any test.
Exit code 0 when all passed, 1 otherwise."""

import json
import sys

_PASSED = {"PASSED", "FLAKY"}


def count(lines):
    """count returns (passed, {label: why it failed}) of a stream of JSON events, one per line."""
    results, unbuilt = {}, {}
    for line in lines:
        event = json.loads(line)
        identity = event.get("id", {})
        if "testSummary" in identity and "testSummary" in event:
            results[identity["testSummary"]["label"]] = event["testSummary"].get("overallStatus", "NO_STATUS")
        elif "targetCompleted" in identity and not event.get("completed", {}).get("success", False):
            unbuilt[identity["targetCompleted"]["label"]] = "NOT BUILT"
        elif "aborted" in event and ("targetConfigured" in identity or "pattern" in identity):
            if event["aborted"].get("reason") not in ("SKIPPED", None):
                unbuilt[_name_of(identity)] = "NOT BUILT"
    failed = {label: status for label, status in results.items() if status not in _PASSED}
    failed.update({label: why for label, why in unbuilt.items() if label not in failed})
    passed = sum(1 for label, status in results.items() if status in _PASSED and label not in failed)
    return passed, failed


def _name_of(identity):
    if "targetConfigured" in identity:
        return identity["targetConfigured"]["label"]
    return " ".join(identity["pattern"].get("pattern", ["?"]))


def main(arguments):
    if len(arguments) != 1:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    with open(arguments[0], encoding="utf-8") as file:
        passed, failed = count(file)
    for label, status in sorted(failed.items()):
        print(f"{status:<14} {label}")
    print(f"{passed} passed, {len(failed)} failed")
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

# SPDX-License-Identifier: Apache-2.0
"""Counting of Bazel's events: what passes, what fails, and what did not get as far as failing.

The shapes are those of build_event_stream.proto (Bazel 4.2) as written by --build_event_json_file."""

import contextlib
import io
import json
import os
import tempfile
import unittest

from tools.launcher import test_results


def summary(label, status):
    return {"id": {"testSummary": {"label": label}}, "testSummary": {"overallStatus": status}}


def completed(label, success):
    return {"id": {"targetCompleted": {"label": label}}, "completed": {"success": True} if success else {}}


def counted(*events):
    return test_results.count(json.dumps(event) for event in events)


class CountTest(unittest.TestCase):

    def test_passed_and_flaky_count_as_passed(self):
        self.assertEqual(counted(summary("//a:a", "PASSED"), summary("//a:b", "FLAKY")), (2, {}))

    def test_every_other_status_counts_as_failed(self):
        for status in ("FAILED", "TIMEOUT", "INCOMPLETE", "NO_STATUS", "REMOTE_FAILURE", "FAILED_TO_BUILD"):
            with self.subTest(status):
                self.assertEqual(counted(summary("//a:a", status)), (0, {"//a:a": status}))

    def test_a_target_that_does_not_build_counts_once(self):
        events = (completed("//a:a", False), summary("//a:a", "FAILED_TO_BUILD"), completed("//a:lib", False),
                  completed("//a:b", True), summary("//a:b", "PASSED"))
        self.assertEqual(counted(*events), (1, {"//a:a": "FAILED_TO_BUILD", "//a:lib": "NOT BUILT"}))

    def test_a_package_that_cannot_be_loaded_counts_as_failed(self):
        event = {"id": {"pattern": {"pattern": ["//..."]}}, "aborted": {"reason": "LOADING_FAILURE"}}
        self.assertEqual(counted(event), (0, {"//...": "NOT BUILT"}))

    def test_the_last_line_and_the_exit_code(self):
        for events, line, code in (
                ([summary("//a:a", "PASSED")], "1 passed, 0 failed", 0),
                ([summary("//a:a", "FAILED"), summary("//a:b", "PASSED")], "1 passed, 1 failed", 1),
                ([], "0 passed, 0 failed", 1)):
            with self.subTest(line), tempfile.TemporaryDirectory() as folder:
                path = os.path.join(folder, "events.json")
                with open(path, "w", encoding="utf-8") as file:
                    file.writelines(json.dumps(event) + "\n" for event in events)
                out = io.StringIO()
                with contextlib.redirect_stdout(out):
                    self.assertEqual(test_results.main([path]), code)
                self.assertEqual(out.getvalue().splitlines()[-1], line)


if __name__ == "__main__":
    unittest.main()

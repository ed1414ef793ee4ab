# SPDX-License-Identifier: Apache-2.0
"""Words on the terminal in the reader's language: Chinese where the locale is, else English."""

import os
import sys


def chinese():
    """chinese returns whether the locale for messages is a Chinese one."""
    language = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return language.startswith("zh")


def words(english, chinese_words):
    """words returns the one that the reader wants."""
    return chinese_words if chinese() else english


def say(english, chinese_words):
    """say prints a line of ./till's own."""
    print("till: " + words(english, chinese_words), flush=True)


class CouldNot(Exception):
    """CouldNot ends ./till with exit code 2 and words in both languages."""

    def __init__(self, english, chinese_words):
        super().__init__(english)
        self.words = words(english, chinese_words)


def complain(text):
    """complain prints words that are already in the reader's language, as an error."""
    print("till: " + text, file=sys.stderr, flush=True)

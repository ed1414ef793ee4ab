# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Words in the reader's language. Sourced by ./till and its parts.

chinese() {
  local language=${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}
  [[ $language == zh* ]]
}

# in_words ENGLISH CHINESE: the one of the two that the reader wants, without a line end.
in_words() {
  if chinese; then printf '%s' "$2"; else printf '%s' "$1"; fi
}

say() { printf 'till: %s\n' "$(in_words "$1" "$2")"; }

complain() { say "$1" "$2" >&2; }

# give_up ENGLISH CHINESE [CODE]: ends the program; 2 is "could not".
give_up() {
  complain "$1" "$2"
  exit "${3:-2}"
}

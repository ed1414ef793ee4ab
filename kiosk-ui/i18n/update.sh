#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Brings the .ts files up to date with the sources: new strings come in unfinished, dropped ones go. Run from the repository's root.
set -eu
for language in en zh_CN; do
  target=$language
  [ "$language" = en ] && target=en_US
  /usr/lib/qt6/bin/lupdate -silent -locations none -no-obsolete -source-language en_US -target-language "$target" \
    -I . -recursive kiosk-ui/src kiosk-ui/qml -ts "${1:-kiosk-ui/i18n}/till_$language.ts"
done

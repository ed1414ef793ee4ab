// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// Words is a piece of text in the theme's face; a whole sentence wraps rather than being cut.
Text {
    color: Tone.figure
    font.family: Theme.fontFamily
    font.pixelSize: Theme.type.lead
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// FocusRing shows which control the keyboard is on.
Rectangle {
    property Item control: parent

    anchors.fill: parent
    anchors.margins: -4
    radius: Theme.radius + 4
    color: "transparent"
    border.width: 3
    border.color: Tone.neutral ? Theme.colors.brand : Tone.figure
    visible: control.visualFocus
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// Headline is the one thing to know now, and under it what to do about it.
Column {
    id: headline

    property string text
    property string guidance

    spacing: 12
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text + (guidance === "" ? "" : ". " + guidance)

    BalancedWords {
        width: parent.width
        text: headline.text
        font.pixelSize: Theme.type.display
        font.weight: Font.DemiBold
    }
    BalancedWords {
        width: parent.width
        text: headline.guidance
        visible: text !== ""
        font.pixelSize: Theme.type.title
        color: Tone.muted
    }
}

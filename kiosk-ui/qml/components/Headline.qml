// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// Headline is the one thing to know now, and under it what to do about it.
Column {
    id: headline

    property string text
    property string guidance
    property bool large: false

    spacing: 12

    Words {
        width: parent.width
        text: headline.text
        font.pixelSize: headline.large ? Theme.type.display : Theme.type.title
        font.weight: Font.DemiBold
        horizontalAlignment: Text.AlignHCenter
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    Words {
        width: parent.width
        text: headline.guidance
        visible: text !== ""
        horizontalAlignment: Text.AlignHCenter
        color: Tone.muted
    }
}

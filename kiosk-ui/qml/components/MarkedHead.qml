// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// MarkedHead is how something stands, over the rows that say more: a sign, what it is, and what to do about it.
Item {
    id: head

    property int mark: Rows.None
    property string text
    property string guidance

    implicitHeight: Math.max(disc.height, words.height)

    MarkDisc {
        id: disc

        anchors.verticalCenter: parent.verticalCenter
        size: 72
        mark: head.mark
    }
    Column {
        id: words

        x: 96
        width: parent.width - x
        anchors.verticalCenter: parent.verticalCenter
        spacing: 4

        Words {
            width: parent.width
            text: head.text
            font.pixelSize: Theme.type.title
            font.weight: Font.DemiBold
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: head.guidance
            color: Theme.colors.textMuted
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
}

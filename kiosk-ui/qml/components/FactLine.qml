// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// FactLine is one fact: its name at the left, the fact at the right.
Item {
    id: line

    property string label
    property string value

    implicitHeight: Math.max(48, name.implicitHeight, fact.implicitHeight) + 8
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ", " + value

    Words {
        id: name

        anchors.verticalCenter: parent.verticalCenter
        width: parent.width * 0.4
        text: line.label
        color: Theme.colors.textMuted
        Accessible.ignored: true
    }
    Words {
        id: fact

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width * 0.58
        text: line.value
        font.weight: Font.Medium
        horizontalAlignment: Text.AlignRight
        Accessible.ignored: true
    }
}

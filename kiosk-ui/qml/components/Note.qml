// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// Note is a remark that needs attention but not a page of its own.
Rectangle {
    id: note

    property string text
    property string iconName: "exclamation"
    property color fill: Theme.colors.caution
    property color ink: Theme.colors.onCaution

    implicitHeight: Math.max(64, words.implicitHeight + 32)
    radius: Theme.radius
    color: fill

    Rectangle {
        id: disc

        anchors.left: parent.left
        anchors.leftMargin: 20
        anchors.verticalCenter: parent.verticalCenter
        width: 32
        height: 32
        radius: 16
        color: note.ink

        Icon {
            anchors.centerIn: parent
            name: note.iconName
            size: 24
            color: note.fill
        }
    }
    Words {
        id: words

        anchors.left: disc.right
        anchors.leftMargin: 16
        anchors.right: parent.right
        anchors.rightMargin: 20
        anchors.verticalCenter: parent.verticalCenter
        text: note.text
        lineHeight: 1.15
        color: note.ink
        font.weight: Font.Medium
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
}

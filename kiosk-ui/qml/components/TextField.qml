// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// TextField shows what is typed into TextEntry: the text, the spelling that is to become Chinese, and where the next
// character goes.
Rectangle {
    id: field

    readonly property real pixelSize: TextEntry.text.length > 40 ? Theme.type.lead : Theme.type.title
    // As StyledText wants it: signs escaped, spaces that it would swallow held fast.
    readonly property string written: TextEntry.text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")
                                                    .replace(/\n/g, "<br>").replace(/ (?= |$)/g, "&nbsp;")

    implicitHeight: Math.min(Math.max(88, words.implicitHeight + 40), 40 + 6 * Theme.type.title)
    radius: Theme.radius
    color: Theme.colors.surface
    border.width: 3
    border.color: Theme.colors.brand
    Accessible.role: Accessible.EditableText
    Accessible.name: TextEntry.masked ? "" : TextEntry.text + TextEntry.spelling
    Accessible.readOnly: true

    Item {
        anchors.fill: parent
        anchors.margins: 20
        anchors.rightMargin: 20 + (clear.visible ? 64 : 0) + (reveal.visible ? 64 : 0)
        clip: words.height > height

        // No item of its own has the focus, and so no input method of the system: every key comes through KeyRouter.
        Words {
            id: words

            anchors.bottom: parent.bottom
            anchors.bottomMargin: Math.max(0, (parent.height - height) / 2)
            width: parent.width
            textFormat: Text.StyledText
            text: field.written + "<u>" + TextEntry.spelling + "</u><font color=\"" + Theme.colors.brand + "\">|</font>"
            font.pixelSize: field.pixelSize
            color: Theme.colors.text
            Accessible.ignored: true
        }
    }
    IconButton {
        id: clear

        anchors.right: parent.right
        anchors.rightMargin: 16
        anchors.verticalCenter: parent.verticalCenter
        visible: TextEntry.canClear
        iconName: "cross"
        Accessible.name: qsTr("Delete all of it")
        onClicked: TextEntry.clear()
    }
    IconButton {
        id: reveal

        anchors.right: clear.left
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        visible: TextEntry.secret && TextEntry.canClear
        iconName: "eye"
        Accessible.name: TextEntry.masked ? qsTr("Show it") : qsTr("Hide it")
        onClicked: TextEntry.toggleMask()
    }
}

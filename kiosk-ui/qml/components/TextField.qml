// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// TextField shows what is typed into TextEntry: the text, the spelling that is to become Chinese, and where the next
// character goes.
Rectangle {
    id: field

    readonly property real pixelSize: TextEntry.text.length > 40 ? Theme.type.lead : Theme.type.title

    implicitHeight: Math.min(Math.max(88, words.contentHeight + 40), 40 + 6 * Theme.type.title)
    radius: Theme.radius
    color: Theme.colors.surface
    border.width: 3
    border.color: Theme.colors.brand
    Accessible.role: Accessible.EditableText
    Accessible.name: TextEntry.text + TextEntry.spelling
    Accessible.readOnly: true

    Item {
        anchors.fill: parent
        anchors.margins: 20
        anchors.rightMargin: clear.visible ? 84 : 20
        clip: words.contentHeight > height

        // No focus and so no input method of the system: every key comes through KeyRouter.
        TextEdit {
            id: words

            anchors.bottom: parent.bottom
            anchors.bottomMargin: Math.max(0, (parent.height - contentHeight) / 2)
            width: parent.width
            text: TextEntry.text + TextEntry.spelling
            onTextChanged: select(TextEntry.text.length, text.length)
            readOnly: true
            selectByMouse: false
            activeFocusOnPress: false
            cursorVisible: true
            cursorDelegate: Rectangle {
                width: 3
                color: Theme.colors.brand
            }
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.Wrap
            font.family: Theme.fontFamily
            font.pixelSize: field.pixelSize
            color: Theme.colors.text
            selectionColor: Theme.colors.brandSoft
            selectedTextColor: Theme.colors.onBrandSoft
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
}

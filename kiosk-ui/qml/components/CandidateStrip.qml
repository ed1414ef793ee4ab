// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Till.Kiosk

// CandidateStrip is the Chinese words that a spelling may become: a touch takes one, the arrow shows more.
Item {
    id: strip

    implicitHeight: Math.max(64, Theme.type.title * 1.3 + 24)

    ListView {
        id: list

        anchors.left: parent.left
        anchors.right: more.visible ? more.left : parent.right
        anchors.rightMargin: more.visible ? 8 : 0
        height: parent.height
        orientation: ListView.Horizontal
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        spacing: 6
        model: TextEntry.candidates
        onModelChanged: positionViewAtBeginning()

        delegate: T.AbstractButton {
            id: candidate

            required property int index
            required property string modelData

            width: Math.max(72, word.implicitWidth + 32)
            height: list.height
            text: modelData
            focusPolicy: Qt.TabFocus
            Accessible.name: text
            onClicked: TextEntry.choose(index)

            background: Rectangle {
                radius: Theme.radius
                color: candidate.down ? Theme.colors.pressed
                                      : candidate.index === 0 ? Theme.colors.brandSoft : Theme.colors.surface

                FocusRing { control: candidate }
            }
            contentItem: Item {
                Words {
                    id: word

                    anchors.centerIn: parent
                    text: candidate.text
                    wrapMode: Text.NoWrap
                    font.pixelSize: Theme.type.title
                    color: candidate.index === 0 ? Theme.colors.onBrandSoft : Theme.colors.text
                    Accessible.ignored: true
                }
            }
        }
    }
    IconButton {
        id: more

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: list.contentWidth > strip.width
        iconName: "forward"
        Accessible.name: qsTr("More words")
        onClicked: {
            if (list.atXEnd)
                list.positionViewAtBeginning();
            else
                list.contentX = Math.min(list.contentX + list.width * 0.9, list.contentWidth - list.width);
        }
    }
}

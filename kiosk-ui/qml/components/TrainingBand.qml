// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Till.Kiosk

// TrainingBand says on every page, above everything else, that no money moves: in both languages whatever the screen's is,
// and by a pattern that is there without colour, too.
Rectangle {
    id: band

    readonly property color ink: Theme.colors.onCaution

    color: Theme.colors.caution
    clip: true

    Repeater {
        model: 2

        Item {
            id: stripes

            required property int index

            y: index === 0 ? 0 : band.height - height
            width: band.width
            height: 8
            clip: true

            Repeater {
                model: Math.ceil(stripes.width / 24) + 1

                Rectangle {
                    required property int index

                    x: index * 24 - 12
                    y: -6
                    width: 8
                    height: 20
                    rotation: 40
                    color: band.ink
                }
            }
        }
    }
    Column {
        anchors.left: parent.left
        anchors.leftMargin: Frame.margin
        anchors.right: leave.left
        anchors.rightMargin: 16
        anchors.verticalCenter: parent.verticalCenter

        Words {
            width: parent.width
            text: "培训 TRAINING"
            color: band.ink
            font.weight: Font.Bold
            maximumLineCount: 1
            elide: Text.ElideRight
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        Words {
            width: parent.width
            text: Training.hint
            color: band.ink
            font.pixelSize: Theme.type.body
            maximumLineCount: 1
            elide: Text.ElideRight
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
    T.AbstractButton {
        id: leave

        anchors.right: parent.right
        anchors.rightMargin: Frame.margin
        anchors.verticalCenter: parent.verticalCenter
        implicitWidth: Math.max(Theme.touch * 2, leaveText.implicitWidth + 32)
        implicitHeight: Theme.touch
        visible: Training.canLeave
        focusPolicy: Qt.TabFocus
        text: qsTr("Leave training")
        Accessible.name: text
        onClicked: Training.leave()

        background: Rectangle {
            radius: Theme.radius
            color: band.ink
            opacity: leave.down ? 0.8 : 1

            FocusRing { control: leave }
        }
        contentItem: Words {
            id: leaveText

            text: leave.text
            color: band.color
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            wrapMode: Text.NoWrap
        }
    }
}

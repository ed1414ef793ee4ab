// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// ShowCodePage shows the merchant's code until a wallet has paid, somebody cancels or the time is over.
Item {
    id: page

    readonly property string title: Payment.kindText

    signal cancelAsked

    Region {
        area: Frame.words

        Headline {
            width: parent.width
            text: Payment.headline
            guidance: Payment.guidance
        }
    }
    Region {
        id: stage

        area: Frame.stage

        Rectangle {
            id: paper

            anchors.horizontalCenter: parent.horizontalCenter
            width: code.width + 16
            height: code.height + 16
            radius: Theme.radius
            color: "white"
            border.width: 1
            border.color: Theme.colors.outline

            Image {
                id: code

                // Whole pixels for each module: a code is read by its edges.
                readonly property real room: Math.min(stage.width, stage.height - left.height - 32) - 16
                readonly property int scaleOfModule: Math.max(1, Math.floor(room / Math.max(1, implicitWidth)))

                anchors.centerIn: parent
                source: Payment.qrSource
                smooth: false
                cache: false
                width: implicitWidth * scaleOfModule
                height: implicitHeight * scaleOfModule
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("QR code of this payment")
            }
        }
        Words {
            id: left

            anchors.bottom: parent.bottom
            width: parent.width
            text: Payment.countdownText
            Accessible.role: Accessible.StaticText
            Accessible.name: text
            horizontalAlignment: Text.AlignHCenter
            font.pixelSize: Theme.type.title
            color: Theme.colors.textMuted
        }
    }
    ActionBar {
        quietText: qsTr("Cancel")
        quietEnabled: Payment.canCancel
        onQuietClicked: page.cancelAsked()
    }
}

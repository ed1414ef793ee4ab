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

        QrPaper {
            anchors.horizontalCenter: parent.horizontalCenter
            room: Math.min(stage.width, stage.height - left.height - 32)
            source: Payment.qrSource
            name: qsTr("QR code of this payment")
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

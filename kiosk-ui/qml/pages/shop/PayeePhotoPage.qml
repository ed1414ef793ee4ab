// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// PayeePhotoPage chooses a photo of the payee's papers from a USB stick: one at a time, as large as it can be.
Item {
    id: page

    readonly property string title: PayeePhoto.title
    readonly property bool looking: PayeePhoto.state === PayeePhoto.Looking
    readonly property bool sending: PayeePhoto.state === PayeePhoto.Sending
    readonly property bool failed: PayeePhoto.state === PayeePhoto.Failed
    readonly property bool showing: PayeePhoto.state === PayeePhoto.Showing || sending

    Region {
        area: Qt.rect(Frame.body.x, Frame.body.y, Frame.body.width, Frame.actions.y - 24 - Frame.body.y)
        visible: page.looking || page.failed

        Column {
            anchors.centerIn: parent
            width: parent.width
            spacing: Frame.portrait ? 40 : 24

            WaitMark {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: page.looking
                size: 160
            }
            StatusMark {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: page.failed
                size: 160
                iconName: "exclamation"
                disc: Theme.colors.caution
                sign: Theme.colors.onCaution
            }
            Headline {
                width: parent.width
                text: PayeePhoto.headline
                guidance: PayeePhoto.guidance
            }
        }
    }
    Region {
        id: frame

        area: Frame.portrait ? Qt.rect(Frame.body.x, Frame.body.y, Frame.body.width, caption.y - 24 - Frame.body.y)
                             : Frame.stage
        visible: page.showing

        Surface {
            anchors.fill: parent
            raised: false
            color: Theme.colors.sunken
        }
        Image {
            anchors.fill: parent
            anchors.margins: 16
            source: PayeePhoto.imageSource
            visible: PayeePhoto.imageSource !== ""
            cache: false
            smooth: true
            fillMode: Image.PreserveAspectFit
            opacity: page.sending ? 0.3 : 1
            Accessible.role: Accessible.Graphic
            Accessible.name: PayeePhoto.title
        }
        WaitMark {
            anchors.centerIn: parent
            visible: PayeePhoto.reading || page.sending
            size: 112
        }
        Headline {
            anchors.centerIn: parent
            width: parent.width - 64
            visible: text !== ""
            text: PayeePhoto.headline
            guidance: PayeePhoto.guidance
        }
    }
    // Under the photo, or beside it: what it is called, and the ways to the others.
    Item {
        id: caption

        readonly property rect column: Frame.portrait ? Frame.body : Frame.left

        x: column.x
        y: Frame.portrait ? Frame.actions.y - 24 - height : frame.y + (frame.height - height) / 2
        width: column.width
        height: Frame.portrait ? Math.max(back.height, words.height) : words.height + 32 + back.height
        visible: page.showing

        IconButton {
            id: back

            x: Frame.portrait ? 0 : parent.width / 2 - width - 16
            y: Frame.portrait ? (parent.height - height) / 2 : parent.height - height
            implicitHeight: 80
            iconName: "back"
            enabled: PayeePhoto.hasPrevious
            opacity: enabled ? 1 : 0.4
            Accessible.name: qsTr("Previous photo")
            onClicked: PayeePhoto.previous()
        }
        Column {
            id: words

            anchors.horizontalCenter: parent.horizontalCenter
            y: Frame.portrait ? (parent.height - height) / 2 : 0
            width: parent.width - (Frame.portrait ? 2 * (back.width + 16) : 0)
            spacing: 4
            Accessible.role: Accessible.StaticText
            Accessible.name: PayeePhoto.fileText + ", " + PayeePhoto.placeText

            Words {
                width: parent.width
                text: PayeePhoto.fileText
                font.pixelSize: Frame.portrait ? Theme.type.lead : Theme.type.title
                font.weight: Font.Medium
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.NoWrap
                elide: Text.ElideMiddle
                Accessible.ignored: true
            }
            Words {
                width: parent.width
                text: PayeePhoto.placeText
                font.pixelSize: Frame.portrait ? Theme.type.body : Theme.type.lead
                color: Theme.colors.textMuted
                horizontalAlignment: Text.AlignHCenter
                Accessible.ignored: true
            }
        }
        IconButton {
            x: Frame.portrait ? parent.width - width : parent.width / 2 + 16
            y: back.y
            implicitHeight: 80
            iconName: "forward"
            enabled: PayeePhoto.hasNext
            opacity: enabled ? 1 : 0.4
            Accessible.name: qsTr("Next photo")
            onClicked: PayeePhoto.next()
        }
    }
    ActionBar {
        visible: page.showing
        mainText: page.sending ? qsTr("Saving") : qsTr("Use this photo")
        mainEnabled: PayeePhoto.canUse
        onMainClicked: PayeePhoto.use()
    }
    BodyActions {
        visible: page.failed
        mainText: qsTr("Try again")
        onMainClicked: PayeePhoto.tryAgain()
    }
}

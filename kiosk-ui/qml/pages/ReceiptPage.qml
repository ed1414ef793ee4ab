// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../components"

// ReceiptPage shows the slip as it was printed.
Item {
    readonly property string title: qsTr("Receipt")

    Region {
        id: body

        area: Qt.rect(Frame.body.x, Frame.body.y, Frame.body.width,
                      Frame.portrait ? Frame.actions.y - 24 - Frame.body.y : Frame.body.height)

        Flickable {
            anchors.fill: parent
            clip: contentHeight > height
            contentHeight: Math.max(height, paper.height + 16)
            boundsBehavior: Flickable.StopAtBounds

            Surface {
                id: paper

                anchors.horizontalCenter: parent.horizontalCenter
                y: Math.max(8, (parent.height - height) / 2)
                visible: Receipt.ready
                width: slip.width + 48
                height: slip.height + 48
                radius: 4
                color: Theme.colors.paper
                Accessible.role: Accessible.StaticText
                Accessible.name: Receipt.text

                Image {
                    id: slip

                    anchors.centerIn: parent
                    source: Receipt.imageSource
                    cache: false
                    smooth: true
                    width: Math.min(body.width - 48, implicitWidth * (Frame.portrait ? 1.35 : 1))
                    fillMode: Image.PreserveAspectFit
                    height: implicitWidth > 0 ? implicitHeight * width / implicitWidth : 0
                }
            }
        }
        WaitMark {
            anchors.centerIn: parent
            visible: Receipt.loading
            size: 112
        }
        Headline {
            anchors.centerIn: parent
            width: parent.width
            visible: Receipt.problemText !== ""
            text: qsTr("The receipt cannot be shown")
            guidance: Receipt.problemText
        }
    }
    ActionBar {
        visible: Frame.portrait
        quietText: Slip.label
        quietEnabled: Slip.canPrint && Receipt.ready
        onQuietClicked: Shop.printReceipt()
        mainText: qsTr("Done")
        onMainClicked: Navigator.goHome()
    }
    ActionButton {
        visible: !Frame.portrait
        quiet: true
        x: Frame.width - Frame.margin - width
        y: Frame.actions.y - height - 16
        width: 200
        text: Slip.label
        enabled: Slip.canPrint && Receipt.ready
        onClicked: Shop.printReceipt()
    }
    ActionButton {
        visible: !Frame.portrait
        x: Frame.width - Frame.margin - width
        y: Frame.actions.y
        width: 200
        text: qsTr("Done")
        onClicked: Navigator.goHome()
    }
}

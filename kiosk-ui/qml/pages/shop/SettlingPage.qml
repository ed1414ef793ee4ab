// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// SettlingPage follows a settlement, and shows how it ended: what was told to the bank, and the bank's own count.
Item {
    readonly property string title: qsTr("Settlement")
    readonly property bool going: Settlement.stage === Settlement.Settling
    readonly property bool failed: Settlement.stage === Settlement.Failed

    Region {
        id: body

        area: Qt.rect(Frame.body.x, Frame.body.y, Frame.body.width, Frame.actions.y - 24 - Frame.body.y)

        Column {
            anchors.centerIn: parent
            width: parent.width
            visible: going
            spacing: 40

            WaitMark { anchors.horizontalCenter: parent.horizontalCenter }
            Headline {
                width: parent.width
                text: Settlement.headline
                guidance: Settlement.guidance
            }
            ProgressBar {
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(parent.width, 480)
                percent: Settlement.percent
            }
        }
        Column {
            anchors.centerIn: parent
            width: parent.width
            visible: failed
            spacing: 40

            StatusMark {
                anchors.horizontalCenter: parent.horizontalCenter
                size: 160
                iconName: "exclamation"
                disc: Theme.colors.caution
                sign: Theme.colors.onCaution
            }
            Headline {
                width: parent.width
                text: Settlement.headline
                guidance: Settlement.guidance
            }
        }
        MarkedHead {
            id: head

            visible: !going && !failed
            width: parent.width
            mark: Settlement.balanced ? Rows.Good : Rows.Attention
            text: Settlement.headline
            guidance: Settlement.guidance
        }
        RowList {
            anchors.top: head.bottom
            anchors.topMargin: 24
            anchors.bottom: parent.bottom
            width: parent.width
            visible: head.visible
            model: Settlement.outcome
        }
    }
    BodyActions {
        mainText: failed ? qsTr("Look again") : going ? qsTr("Leave this page") : qsTr("Done")
        quietText: going || failed ? "" : Slip.label
        quietEnabled: Slip.canPrint
        onQuietClicked: Shop.printSettlement()
        onMainClicked: failed ? Navigator.open(Pages.Page.Settle) : Navigator.goHome()
    }
}

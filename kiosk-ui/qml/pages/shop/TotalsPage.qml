// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// TotalsPage sums up what was taken, as the cashier wants it.
Item {
    readonly property string title: qsTr("Totals")

    Region {
        area: Qt.rect(Frame.body.x, Frame.body.y, Frame.body.width, Frame.actions.y - 24 - Frame.body.y)

        Row {
            id: head

            width: parent.width
            spacing: 16

            ActionButton {
                quiet: true
                width: (parent.width - 16) / 2
                text: Totals.spanText
                Accessible.name: qsTr("What to sum") + ", " + text
                onClicked: Totals.editSpan()
            }
            ActionButton {
                quiet: true
                width: (parent.width - 16) / 2
                text: Totals.sortText
                Accessible.name: qsTr("How to sum") + ", " + text
                onClicked: Totals.editSort()
            }
        }
        RowList {
            anchors.top: head.bottom
            anchors.topMargin: 24
            anchors.bottom: parent.bottom
            width: parent.width
            model: Totals
        }
        WaitMark {
            anchors.centerIn: parent
            visible: Totals.loading
            size: 112
        }
        Headline {
            anchors.centerIn: parent
            width: parent.width
            visible: !Totals.loading && Totals.count === 0
            text: Totals.problemText === "" ? qsTr("Nothing was taken") : qsTr("The totals cannot be shown")
            guidance: Totals.problemText
        }
    }
    BodyActions {
        mainText: Slip.label
        mainIcon: "receipt"
        mainEnabled: Slip.canPrint && Totals.count > 0
        onMainClicked: Shop.printTotals()
    }
}

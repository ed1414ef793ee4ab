// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// PaymentsPage lists the payments, newest first, through filters; one touch opens all about one.
Item {
    readonly property string title: qsTr("Payments")

    Region {
        area: Frame.body

        ListRow {
            id: filter

            width: parent.width
            iconName: "sliders"
            text: Search.filterText
            note: Search.filtered ? qsTr("Touch to change the filter") : qsTr("Touch to filter")
            onClicked: Navigator.open(Pages.Page.Filters)
        }
        RowList {
            anchors.top: filter.bottom
            anchors.topMargin: 24
            anchors.bottom: bottom.top
            anchors.bottomMargin: 16
            width: parent.width
            model: Search
            onOpened: id => Shop.showPayment(id)
            onNearEnd: Search.more()
        }
        WaitMark {
            anchors.centerIn: parent
            visible: Search.loading && Search.count === 0
            size: 112
        }
        Headline {
            anchors.centerIn: parent
            width: parent.width
            visible: !Search.loading && Search.count === 0
            text: Search.problemText !== "" ? qsTr("The list cannot be shown")
                  : Search.filtered ? qsTr("No payment fits the filter") : qsTr("No payments yet")
            guidance: Search.problemText
        }
        Row {
            id: bottom

            anchors.bottom: parent.bottom
            width: parent.width
            spacing: 16

            ActionButton {
                quiet: true
                width: (parent.width - 32) / 3
                text: qsTr("Last receipt")
                enabled: Receipt.hasLast
                onClicked: Navigator.openLastReceipt()
            }
            ActionButton {
                quiet: true
                width: (parent.width - 32) / 3
                text: qsTr("Totals")
                onClicked: Navigator.open(Pages.Page.Totals)
            }
            ActionButton {
                quiet: true
                width: (parent.width - 32) / 3
                text: qsTr("Export")
                onClicked: Navigator.open(Pages.Page.Export)
            }
        }
    }
}

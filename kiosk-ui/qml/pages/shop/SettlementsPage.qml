// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// SettlementsPage lists the settlements, newest first.
Item {
    readonly property string title: qsTr("Settlements")

    Region {
        area: Frame.body

        RowList {
            anchors.fill: parent
            model: Settlements
            onOpened: id => Shop.showSettlement(id)
            onNearEnd: Settlements.more()
        }
        WaitMark {
            anchors.centerIn: parent
            visible: Settlements.loading && Settlements.count === 0
            size: 112
        }
        Headline {
            anchors.centerIn: parent
            width: parent.width
            visible: !Settlements.loading && Settlements.count === 0
            text: Settlements.problemText === "" ? qsTr("No settlements yet") : qsTr("The list cannot be shown")
            guidance: Settlements.problemText
        }
    }
}

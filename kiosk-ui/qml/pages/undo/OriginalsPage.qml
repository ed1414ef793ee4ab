// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// OriginalsPage lists the payments that can be meant; a number or the barcode of the slip finds one at once.
Item {
    readonly property string title: Originals.title

    Region {
        area: Frame.body

        ListRow {
            id: filter

            width: parent.width
            iconName: Originals.filterText === "" ? "find" : "cross"
            text: Originals.filterText === "" ? qsTr("Find by a number") : Originals.filterText
            note: Originals.filterText === "" ? qsTr("Or scan the barcode on the slip") : qsTr("Show all")
            onClicked: Originals.filterText === "" ? Originals.enterNumber() : Originals.showAll()
        }
        ListView {
            id: list

            anchors.top: filter.bottom
            anchors.topMargin: 24
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            spacing: 12
            clip: contentHeight > height
            boundsBehavior: Flickable.StopAtBounds
            model: Originals

            delegate: ListRow {
                required property string paymentId
                required property string amountText
                required property string timeText
                required property string cardText
                required property string kindText
                required property string doneText

                width: list.width
                text: amountText
                value: doneText === "" ? kindText : doneText
                note: [cardText, timeText].filter(part => part !== "").join("\n")
                onClicked: Originals.choose(paymentId)
            }
        }
        WaitMark {
            anchors.centerIn: list
            visible: Originals.loading && Originals.empty
            size: 112
        }
        Headline {
            anchors.centerIn: list
            width: parent.width
            visible: !Originals.loading && (Originals.empty || Originals.problemText !== "")
            text: Originals.problemText === "" ? qsTr("No payment found") : qsTr("The list cannot be shown")
            guidance: Originals.problemText
        }
    }
}

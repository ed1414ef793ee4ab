// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// SettlePage shows what the open batch comes to and what keeps it from being settled, and settles it.
Item {
    readonly property string title: qsTr("Settle")

    Region {
        id: body

        area: Qt.rect(Frame.body.x, Frame.body.y, Frame.body.width, Frame.actions.y - 24 - Frame.body.y)

        Column {
            id: head

            width: parent.width
            spacing: 16

            Item {
                width: parent.width
                height: Math.max(batch.implicitHeight, total.implicitHeight)
                visible: Settlement.batchText !== ""

                Words {
                    id: batch

                    anchors.verticalCenter: parent.verticalCenter
                    text: Settlement.batchText
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                    color: Theme.colors.textMuted
                }
                Figures {
                    id: total

                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    text: Settlement.totalText
                    pixelSize: Theme.type.display
                }
            }
            Note {
                width: parent.width
                visible: Settlement.blockers.count > 0
                text: Settlement.canSettle ? qsTr("Something to know before settling")
                                           : qsTr("Something must end before settling")
            }
        }
        RowList {
            anchors.top: head.bottom
            anchors.topMargin: 16
            anchors.bottom: parent.bottom
            width: parent.width
            model: Settlement.blockers.count > 0 ? Settlement.blockers : Settlement.sums
            onOpened: id => Shop.showPayment(id)
        }
        WaitMark {
            anchors.centerIn: parent
            visible: Settlement.loading
            size: 112
        }
        Headline {
            anchors.centerIn: parent
            width: parent.width
            visible: !Settlement.loading && (Settlement.headline !== ""
                     || Settlement.sums.count + Settlement.blockers.count === 0)
            text: Settlement.headline === "" ? qsTr("No payments in this batch") : Settlement.headline
            guidance: Settlement.headline === "" ? qsTr("It can be settled all the same") : Settlement.guidance
        }
    }
    BodyActions {
        mainText: qsTr("Settle")
        mainEnabled: Settlement.canSettle
        onMainClicked: Settlement.settle()
        quietText: Settlement.canSettle || Settlement.loading ? qsTr("Earlier ones") : qsTr("Look again")
        onQuietClicked: Settlement.canSettle || Settlement.loading ? Navigator.open(Pages.Page.Settlements)
                                                                   : Settlement.look()
    }
}

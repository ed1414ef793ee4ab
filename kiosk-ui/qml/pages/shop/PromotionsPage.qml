// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// PromotionsPage lists what the shop takes off; one is opened, or a new one added.
Item {
    readonly property string title: qsTr("Promotions")

    Region {
        area: Qt.rect(Frame.body.x, Frame.body.y, Frame.body.width, Frame.actions.y - 24 - Frame.body.y)

        Note {
            id: note

            width: parent.width
            visible: Promotions.problemText !== ""
            text: Promotions.problemText
        }
        RowList {
            anchors.top: note.visible ? note.bottom : parent.top
            anchors.topMargin: note.visible ? 16 : 0
            anchors.bottom: parent.bottom
            width: parent.width
            model: Promotions
            onOpened: id => Shop.showPromotion(id)
        }
        Headline {
            anchors.centerIn: parent
            width: parent.width
            visible: !Promotions.loading && Promotions.count === 0
            text: qsTr("No promotions")
            guidance: qsTr("Add one, and each sale that it fits becomes cheaper")
        }
        WaitMark {
            anchors.centerIn: parent
            visible: Promotions.loading && Promotions.count === 0
            size: 112
        }
    }
    BodyActions {
        mainText: qsTr("Add a promotion")
        mainIcon: "plus"
        mainEnabled: !Promotions.saving
        onMainClicked: Promotions.add()
    }
}

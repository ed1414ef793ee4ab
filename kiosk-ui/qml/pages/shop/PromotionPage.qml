// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// PromotionPage is one promotion; each row changes at once.
Item {
    readonly property string title: Promotions.shownTitle

    Region {
        area: Frame.body

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
            model: Promotions.facts
            onOpened: id => Promotions.edit(id)
        }
    }
}

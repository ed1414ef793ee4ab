// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// PayeePage is whom the bank pays: what is known, masked, and where the review of it is.
Item {
    readonly property string title: qsTr("Payee")

    Region {
        area: Frame.body

        Note {
            id: note

            width: parent.width
            visible: Payee.problemText !== ""
            text: Payee.problemText
        }
        RowList {
            anchors.top: note.visible ? note.bottom : parent.top
            anchors.topMargin: note.visible ? 16 : 0
            anchors.bottom: parent.bottom
            width: parent.width
            model: Payee
            onOpened: id => Payee.act(id)
        }
        Headline {
            anchors.centerIn: parent
            width: parent.width
            visible: !Payee.loading && Payee.count === 0
            text: qsTr("No payee yet")
            guidance: qsTr("An administrator enters whom the bank pays")
        }
        WaitMark {
            anchors.centerIn: parent
            visible: Payee.loading && Payee.count === 0
            size: 112
        }
    }
}

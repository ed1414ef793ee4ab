// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// StaffMemberPage is one operator and what can be done to them.
Item {
    readonly property string title: Staff.memberTitle

    Region {
        area: Frame.body

        Column {
            id: head

            width: parent.width
            spacing: 16

            Words {
                width: parent.width
                text: Staff.memberNote
                Accessible.role: Accessible.StaticText
                Accessible.name: text
                color: Theme.colors.textMuted
            }
            Note {
                width: parent.width
                visible: Staff.problemText !== ""
                text: Staff.problemText
            }
        }
        RowList {
            anchors.top: head.bottom
            anchors.topMargin: 24
            anchors.bottom: parent.bottom
            width: parent.width
            model: Staff.acts
            onOpened: id => Staff.act(id)
        }
        Headline {
            anchors.centerIn: parent
            width: parent.width
            visible: Staff.acts.count === 0
            text: qsTr("This is you")
            guidance: qsTr("Another administrator can change your role or password")
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// StaffPage lists the operators; an administrator opens one or adds one.
Item {
    readonly property string title: qsTr("Operators")
    readonly property bool manages: Session.may("MANAGE_OPERATORS")

    Region {
        area: Qt.rect(Frame.body.x, Frame.body.y, Frame.body.width,
                      (manages ? Frame.actions.y - 24 : Frame.height - Frame.margin) - Frame.body.y)

        Note {
            id: note

            width: parent.width
            visible: Staff.problemText !== ""
            text: Staff.problemText
        }
        RowList {
            anchors.top: note.visible ? note.bottom : parent.top
            anchors.topMargin: note.visible ? 16 : 0
            anchors.bottom: parent.bottom
            width: parent.width
            arrows: manages
            model: Staff
            onOpened: id => {
                if (manages)
                    Shop.showMember(id);
            }
        }
        WaitMark {
            anchors.centerIn: parent
            visible: Staff.loading && Staff.count === 0
            size: 112
        }
    }
    BodyActions {
        visible: manages
        mainText: qsTr("Add an operator")
        mainIcon: "plus"
        onMainClicked: Staff.add()
    }
}

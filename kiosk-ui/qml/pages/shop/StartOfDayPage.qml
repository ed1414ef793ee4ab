// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// StartOfDayPage is what a shop looks at before it opens. What does not work stops nothing that does.
Item {
    readonly property string title: qsTr("Start of day")

    Region {
        area: Qt.rect(Frame.body.x, Frame.body.y, Frame.body.width, Frame.actions.y - 24 - Frame.body.y)

        Words {
            id: head

            width: parent.width
            text: Checklist.headline
            font.pixelSize: Theme.type.title
            font.weight: Font.DemiBold
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        RowList {
            anchors.top: head.bottom
            anchors.topMargin: 24
            anchors.bottom: parent.bottom
            width: parent.width
            model: Checklist
        }
        WaitMark {
            anchors.centerIn: parent
            visible: Checklist.loading && Checklist.count === 0
            size: 112
        }
        Headline {
            anchors.centerIn: parent
            width: parent.width
            visible: !Checklist.loading && Checklist.count === 0
            text: qsTr("The list cannot be shown")
            guidance: Checklist.problemText
        }
    }
    BodyActions {
        mainText: qsTr("Start")
        onMainClicked: Navigator.goHome()
        quietText: Checklist.signedOn ? qsTr("Look again") : qsTr("Sign on")
        quietEnabled: !Checklist.signingOn && !Checklist.loading
        onQuietClicked: Checklist.signedOn ? Checklist.look() : Checklist.signOn()
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// SelfTestPage tries the parts of the terminal, all or one by one.
Item {
    readonly property string title: qsTr("Self-test")

    Region {
        area: Qt.rect(Frame.body.x, Frame.body.y, Frame.body.width, Frame.actions.y - 24 - Frame.body.y)

        Column {
            id: head

            width: parent.width
            spacing: 16

            Words {
                width: parent.width
                text: SelfTest.headline
                font.pixelSize: Theme.type.title
                font.weight: Font.DemiBold
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }
            Note {
                width: parent.width
                visible: text !== ""
                text: SelfTest.problemText !== "" ? SelfTest.problemText : SelfTest.reportText
            }
        }
        RowList {
            anchors.top: head.bottom
            anchors.topMargin: 24
            anchors.bottom: parent.bottom
            width: parent.width
            model: SelfTest
            onOpened: id => SelfTest.run(id)
        }
    }
    BodyActions {
        mainText: SelfTest.running ? qsTr("Testing") : qsTr("Test all")
        mainEnabled: !SelfTest.running
        onMainClicked: SelfTest.runAll()
        quietText: qsTr("Print report")
        quietEnabled: SelfTest.tested && !SelfTest.running
        onQuietClicked: SelfTest.printReport()
    }
}

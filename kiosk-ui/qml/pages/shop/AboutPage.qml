// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// AboutPage is what this terminal is.
Item {
    readonly property string title: qsTr("About this terminal")

    Region {
        area: Frame.body

        RowList {
            anchors.fill: parent
            model: Terminal
        }
        Headline {
            anchors.centerIn: parent
            width: parent.width
            visible: Terminal.problemText !== ""
            text: qsTr("It cannot be shown")
            guidance: Terminal.problemText
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// AuditPage is who did what: the administrative acts, newest first.
Item {
    readonly property string title: qsTr("Who did what")

    Region {
        area: Frame.body

        RowList {
            anchors.fill: parent
            model: Audit
            onNearEnd: Audit.more()
        }
        WaitMark {
            anchors.centerIn: parent
            visible: Audit.loading && Audit.count === 0
            size: 112
        }
        Headline {
            anchors.centerIn: parent
            width: parent.width
            visible: !Audit.loading && Audit.count === 0
            text: Audit.problemText === "" ? qsTr("Nothing was done yet") : qsTr("The list cannot be shown")
            guidance: Audit.problemText
        }
    }
}

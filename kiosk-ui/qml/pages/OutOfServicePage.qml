// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../components"

// OutOfServicePage tells why the terminal takes no payments, and who can help.
Item {
    readonly property string title: Merchant.shopName

    Column {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: -40
        width: Math.min(parent.width - 2 * Frame.margin, 720)
        spacing: 48

        StatusMark {
            anchors.horizontalCenter: parent.horizontalCenter
            iconName: "exclamation"
            size: 208
            disc: Theme.colors.caution
            sign: Theme.colors.onCaution
        }
        Headline {
            width: parent.width
            text: qsTr("Out of service")
            guidance: qsTr("%1. %2", "what happened, then what to do").arg(Health.problemText).arg(Health.nextText)
        }
    }
    ActionBar {
        mainText: qsTr("Look again")
        onMainClicked: Health.refresh()
    }
}

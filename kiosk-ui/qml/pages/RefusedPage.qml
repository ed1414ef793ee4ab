// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../components"

// RefusedPage explains why the terminal does not start with its data, and leads to the way on, if there is one.
Item {
    readonly property string title: ""

    Column {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: -40
        width: Math.min(parent.width - 2 * Frame.margin, 720)
        spacing: 48

        StatusMark {
            anchors.horizontalCenter: parent.horizontalCenter
            iconName: "exclamation"
            size: Frame.portrait ? 208 : 128
            disc: Theme.colors.caution
            sign: Theme.colors.onCaution
        }
        Headline {
            width: parent.width
            text: Refusal.headline
            guidance: Refusal.guidance
        }
    }
    ActionBar {
        mainText: Refusal.asking ? qsTr("Keep everything") : ""
        onMainClicked: Refusal.keep()
        quietText: Refusal.resetText
        onQuietClicked: Refusal.reset()
    }
}

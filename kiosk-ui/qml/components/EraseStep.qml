// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// EraseStep is one step on the way to a terminal as new: what is found or asked, and the buttons that lead on and back. `steps` is
// the model that knows: headline, guidance, resetText, asking, reset(), keep().
Item {
    id: step

    required property QtObject steps

    anchors.fill: parent

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
            text: step.steps.headline
            guidance: step.steps.guidance
        }
    }
    ActionBar {
        mainText: step.steps.asking ? qsTr("Keep everything") : ""
        onMainClicked: step.steps.keep()
        quietText: step.steps.resetText
        onQuietClicked: step.steps.reset()
    }
}

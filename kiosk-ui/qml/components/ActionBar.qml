// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// ActionBar holds the main action at the bottom, where a thumb lands, and a quiet one at its left.
Region {
    id: bar

    property string mainText
    property string mainIcon
    property bool mainEnabled: true
    property string quietText
    property string quietIcon
    property bool quietEnabled: true

    readonly property bool both: mainText !== "" && quietText !== ""

    signal mainClicked
    signal quietClicked

    area: Frame.actions

    ActionButton {
        visible: bar.quietText !== ""
        quiet: true
        width: bar.both ? Math.round((bar.width - 16) * 0.4) : bar.width
        height: bar.height
        text: bar.quietText
        iconName: bar.quietIcon
        enabled: bar.quietEnabled
        onClicked: bar.quietClicked()
    }
    ActionButton {
        visible: bar.mainText !== ""
        anchors.right: parent.right
        width: bar.both ? bar.width - 16 - Math.round((bar.width - 16) * 0.4) : bar.width
        height: bar.height
        text: bar.mainText
        iconName: bar.mainIcon
        enabled: bar.mainEnabled
        onClicked: bar.mainClicked()
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Till.Kiosk
import "../../components"

// PatternsPage tests the display: plain colours, one after the other, then the person says whether they were clean.
Item {
    readonly property string title: qsTr("Display")
    readonly property var shades: ["#ffffff", "#000000", "#ff0000", "#00ff00", "#0000ff"]
    readonly property bool judging: SelfTest.pattern >= shades.length

    T.AbstractButton {
        x: 0
        y: 0
        width: Frame.width
        height: Frame.height
        z: 1
        visible: !judging
        focusPolicy: Qt.TabFocus
        Accessible.name: qsTr("Next colour")
        onClicked: SelfTest.nextPattern()

        background: Rectangle {
            color: judging ? Theme.colors.background : shades[SelfTest.pattern]
        }
        contentItem: Item {
            Words {
                anchors.centerIn: parent
                width: Frame.width - 2 * Frame.margin
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Look for spots and lines, then touch")
                color: SelfTest.pattern === 0 || SelfTest.pattern === 3 ? "#000000" : "#ffffff"
                font.pixelSize: Theme.type.title
            }
        }
    }
    Region {
        area: Frame.body

        Headline {
            anchors.centerIn: parent
            width: parent.width
            visible: judging
            text: qsTr("Were all colours clean?")
            guidance: qsTr("No spots, no lines, no stripes")
        }
    }
    BodyActions {
        visible: judging
        mainText: qsTr("All clean")
        onMainClicked: SelfTest.judgePatterns(true)
        quietText: qsTr("There was a fault")
        onQuietClicked: SelfTest.judgePatterns(false)
    }
}

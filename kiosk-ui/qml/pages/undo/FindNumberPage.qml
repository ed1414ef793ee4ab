// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// FindNumberPage takes a number that finds a payment.
Item {
    readonly property string title: qsTr("Find a payment")

    Region {
        area: Frame.hero

        Figures {
            anchors.centerIn: parent
            text: Originals.digits === "" ? " " : Originals.digits
            pixelSize: Theme.type.display * 1.2
            widest: parent.width
        }
        Rectangle {
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 16
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(parent.width, 480)
            height: 2
            color: Theme.colors.control
        }
    }
    Region {
        area: Frame.words

        Row {
            id: ways

            readonly property real chipWidth: (width - 2 * spacing) / 3

            width: parent.width
            spacing: 12

            ChoiceChip {
                width: ways.chipWidth
                text: qsTr("Last four digits of the card")
                chosen: Originals.by === Originals.LastFour
                onClicked: Originals.setBy(Originals.LastFour)
            }
            ChoiceChip {
                width: ways.chipWidth
                height: parent.children[0].height
                text: qsTr("Trace number")
                chosen: Originals.by === Originals.Trace
                onClicked: Originals.setBy(Originals.Trace)
            }
            ChoiceChip {
                width: ways.chipWidth
                height: parent.children[0].height
                text: qsTr("Reference number")
                chosen: Originals.by === Originals.Reference
                onClicked: Originals.setBy(Originals.Reference)
            }
        }
    }
    Region {
        area: Frame.stage

        Keypad {
            anchors.fill: parent
            onDigitPressed: digit => Originals.pressDigit(digit)
            onBackspacePressed: Originals.pressBackspace()
        }
    }
    ActionBar {
        mainText: qsTr("Find")
        mainEnabled: Originals.canSearch
        onMainClicked: Originals.search()
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../components"

// DisplayPage sets how the screen looks to the person who works at it.
Item {
    readonly property string title: qsTr("Display")

    Region {
        area: Frame.body

        Column {
            width: parent.width
            spacing: 16

            SwitchRow {
                width: parent.width
                text: qsTr("English")
                note: qsTr("Every page changes at once")
                on: Language.current === "en"
                onClicked: Language.toggle()
            }
            SwitchRow {
                width: parent.width
                text: qsTr("Dark screen")
                note: qsTr("Easier on the eyes in the evening")
                on: Theme.dark
                onClicked: Theme.dark = !Theme.dark
            }
            SwitchRow {
                width: parent.width
                text: qsTr("Large text")
                note: qsTr("Half as large again")
                on: Theme.textScale > 1
                onClicked: Theme.textScale = Theme.textScale > 1 ? 1 : 1.5
            }
            SwitchRow {
                width: parent.width
                text: qsTr("Less motion")
                note: qsTr("Pictures stand still")
                on: Theme.reducedMotion
                onClicked: Theme.reducedMotion = !Theme.reducedMotion
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "components"
import "dialogs"

// Main is the window: the bar, the page of the moment, the amount over it, and the one dialog.
Window {
    id: window

    visible: true
    title: "Till"
    color: Tone.ground

    Behavior on color {
        ColorAnimation { duration: Theme.slow }
    }

    Binding {
        target: Frame
        property: "width"
        value: window.width
    }
    Binding {
        target: Frame
        property: "height"
        value: window.height - band.height
    }

    FocusScope {
        id: root

        anchors.fill: parent
        anchors.topMargin: band.height
        focus: true
        Keys.onPressed: event => event.accepted = KeyRouter.press(event.key, event.text)

        Loader {
            id: host

            anchors.fill: parent
            source: "pages/" + Navigator.pageFile
            onLoaded: entrance.restart()

            ParallelAnimation {
                id: entrance

                NumberAnimation {
                    target: host.item
                    property: "opacity"
                    from: Theme.reducedMotion ? 1 : 0
                    to: 1
                    duration: Theme.slow
                    easing.type: Easing.OutCubic
                }
                NumberAnimation {
                    target: host.item
                    property: "y"
                    from: Theme.reducedMotion ? 0 : 16
                    to: 0
                    duration: Theme.slow
                    easing.type: Easing.OutCubic
                }
            }
        }

        TopBar {
            width: Frame.bar.width
            height: Frame.bar.height
            title: host.item ? host.item.title : ""
        }

        AmountHero {
            x: Frame.hero.x
            y: Frame.hero.y
            width: Frame.hero.width
            height: Frame.hero.height
            visible: Navigator.showsAmount
        }
        Region {
            area: Frame.hero
            visible: Navigator.subjectText !== ""

            Words {
                anchors.centerIn: parent
                width: parent.width
                text: Navigator.subjectText
                font.pixelSize: Theme.type.display
                font.weight: Font.DemiBold
                horizontalAlignment: Text.AlignHCenter
            }
        }

        Region {
            area: Frame.stage
            visible: Training.customer.length > 0

            CustomerPanel { anchors.fill: parent }
        }

        Connections {
            target: host.item
            ignoreUnknownSignals: true

            function onCancelAsked() {
                cancelDialog.open();
            }
        }
        Connections {
            target: KeyRouter

            function onCancelAsked() {
                cancelDialog.open();
            }
        }
        Connections {
            target: Navigator

            function onChanged() {
                cancelDialog.close();
                root.forceActiveFocus();
            }
        }
    }

    ConfirmDialog {
        id: cancelDialog

        objectName: "cancelDialog"
        anchors.fill: parent
        anchors.topMargin: band.height
        question: qsTr("Cancel this transaction?")
        explanation: qsTr("If the bank already has it, it is undone")
        confirmText: qsTr("Cancel it")
        keepText: qsTr("Carry on")
        onConfirmed: Payment.cancel()
    }

    // Last, so that nothing covers it: no page, no dialog.
    TrainingBand {
        id: band

        width: parent.width
        height: Training.on ? Math.round(80 * Math.min(Theme.textScale, 1.25)) : 0
        visible: Training.on
    }
}

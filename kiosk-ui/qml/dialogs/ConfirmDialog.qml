// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Till.Kiosk
import "../components"

// ConfirmDialog asks once before something that cannot be taken back.
FocusScope {
    id: dialog

    property string question
    property string explanation
    property string confirmText
    property string keepText

    signal confirmed

    visible: false
    Accessible.role: Accessible.Dialog
    Accessible.name: question

    function open() {
        visible = true;
        forceActiveFocus();
    }
    function close() {
        visible = false;
    }

    Keys.onEscapePressed: close()
    Keys.onReturnPressed: {
        close();
        confirmed();
    }

    Rectangle {
        anchors.fill: parent
        color: "#000000"
        opacity: 0.5

        MouseArea {
            anchors.fill: parent
            onClicked: dialog.close()
        }
    }
    Surface {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Frame.margin, 656)
        height: content.implicitHeight + 64

        Column {
            id: content

            anchors.centerIn: parent
            width: parent.width - 64
            spacing: 32

            Headline {
                width: parent.width
                text: dialog.question
                guidance: dialog.explanation
            }
            Row {
                width: parent.width
                spacing: 16

                ActionButton {
                    quiet: true
                    quietFill: Theme.colors.sunken
                    width: (parent.width - 16) / 2
                    text: dialog.confirmText
                    onClicked: {
                        dialog.close();
                        dialog.confirmed();
                    }
                }
                ActionButton {
                    width: (parent.width - 16) / 2
                    text: dialog.keepText
                    onClicked: dialog.close()
                }
            }
        }
    }
}

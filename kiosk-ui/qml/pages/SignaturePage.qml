// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Shapes
import Till.Kiosk
import "../components"

// SignaturePage is a sheet on which the cardholder signs with a finger.
Item {
    readonly property string title: qsTr("Signature")

    Region {
        area: Frame.words

        Headline {
            width: parent.width
            text: qsTr("Customer: sign here")
            guidance: Signature.problemText
        }
    }
    Region {
        id: stage

        area: Frame.stage

        Surface {
            id: pad

            anchors.centerIn: parent
            // The proportions of the picture that the bank keeps.
            width: Math.min(parent.width, parent.height * 2.4)
            height: width / 2.4
            color: Theme.colors.paper
            Accessible.role: Accessible.Canvas
            Accessible.name: qsTr("Customer: sign here")
            onWidthChanged: Signature.setPad(width, height)
            Component.onCompleted: Signature.setPad(width, height)

            Rectangle {
                x: 32
                y: parent.height * 0.8
                width: parent.width - 64
                height: 2
                color: Theme.colors.outline
            }
            Shape {
                anchors.fill: parent

                ShapePath {
                    strokeColor: "black"
                    strokeWidth: 3 * pad.width / 384
                    fillColor: "transparent"
                    capStyle: ShapePath.RoundCap
                    joinStyle: ShapePath.RoundJoin

                    PathMultiline { paths: Signature.strokes }
                }
            }
            MouseArea {
                anchors.fill: parent
                preventStealing: true
                onPressed: mouse => Signature.press(mouse.x, mouse.y)
                onPositionChanged: mouse => Signature.drag(mouse.x, mouse.y)
            }
        }
        ActionButton {
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            quiet: true
            visible: !Signature.empty
            enabled: !Signature.sending
            text: qsTr("Clear")
            onClicked: Signature.clear()
        }
    }
    ActionBar {
        quietText: qsTr("Sign on paper")
        quietEnabled: !Signature.sending
        onQuietClicked: Signature.usePaper()
        mainText: qsTr("Done")
        mainEnabled: !Signature.empty && !Signature.sending
        onMainClicked: Signature.done()
    }
}

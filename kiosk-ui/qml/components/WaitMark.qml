// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Shapes
import Till.Kiosk

// WaitMark is a ring that turns while something is awaited; it stands still with reduced motion.
Item {
    id: mark

    property real size: 144
    property color color: Theme.colors.brand
    property color track: Theme.colors.brandSoft

    implicitWidth: size
    implicitHeight: size
    Accessible.ignored: true

    Shape {
        anchors.fill: parent

        ShapePath {
            strokeColor: mark.track
            strokeWidth: mark.size / 12
            fillColor: "transparent"

            PathAngleArc {
                centerX: mark.size / 2
                centerY: mark.size / 2
                radiusX: mark.size * 0.45
                radiusY: mark.size * 0.45
                startAngle: 0
                sweepAngle: 360
            }
        }
        ShapePath {
            strokeColor: mark.color
            strokeWidth: mark.size / 12
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap

            PathAngleArc {
                id: arc

                centerX: mark.size / 2
                centerY: mark.size / 2
                radiusX: mark.size * 0.45
                radiusY: mark.size * 0.45
                startAngle: -90
                sweepAngle: 96
            }
        }
    }

    NumberAnimation {
        target: arc
        property: "startAngle"
        from: -90
        to: 270
        duration: 1600
        loops: Animation.Infinite
        running: mark.visible && !Theme.reducedMotion
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Shapes
import Till.Kiosk
import "icons.js" as Icons

// Icon draws one of Till's own line icons; decoration for a screen reader, which hears the words beside it.
Item {
    id: icon

    property string name
    property color color: Tone.figure
    property real size: 24
    property real weight: 2

    implicitWidth: size
    implicitHeight: size
    Accessible.ignored: true

    Shape {
        width: 24
        height: 24
        scale: icon.size / 24
        transformOrigin: Item.TopLeft

        ShapePath {
            strokeColor: icon.color
            strokeWidth: icon.weight * 24 / Math.max(icon.size, 24) * Math.max(1, icon.size / 48)
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin

            PathSvg { path: Icons.paths[icon.name] ?? "" }
        }
    }
}

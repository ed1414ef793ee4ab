// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// HealthDot is a small disc whose sign and colour tell how something is.
Rectangle {
    id: dot

    property int health: Kiosk.Health.Unknown
    property real size: 32

    readonly property bool good: health === Kiosk.Health.Good
    readonly property bool broken: health === Kiosk.Health.Broken

    implicitWidth: size
    implicitHeight: size
    radius: size / 2
    color: good ? Theme.colors.success : broken ? Theme.colors.danger : Theme.colors.caution
    Accessible.ignored: true

    Icon {
        anchors.centerIn: parent
        size: Math.round(dot.size * 0.7)
        name: dot.good ? "tick" : dot.broken ? "cross" : "exclamation"
        color: dot.good ? Theme.colors.onSuccess : dot.broken ? Theme.colors.onDanger : Theme.colors.onCaution
    }
}

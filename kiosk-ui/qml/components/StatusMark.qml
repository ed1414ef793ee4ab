// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// StatusMark is a large disc with a sign in it: a state told by shape, readable from across the counter.
Rectangle {
    id: mark

    property string iconName
    property color disc: Tone.figure
    property color sign: Tone.ground
    property real size: Math.min(280, Frame.stage.height * 0.4)

    implicitWidth: size
    implicitHeight: size
    radius: size / 2
    color: disc
    Accessible.ignored: true

    Icon {
        anchors.centerIn: parent
        name: mark.iconName
        size: mark.size * 0.78
        color: mark.sign
        weight: 2.2
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// QrPaper shows a QR code, dark on white whatever the theme, as large as fits into `room`.
Rectangle {
    id: paper

    property real room
    property string source
    property string name

    width: code.width + 16
    height: code.height + 16
    radius: Theme.radius
    color: "white"
    border.width: 1
    border.color: Theme.colors.outline

    Image {
        id: code

        // Whole pixels for each module: a code is read by its edges.
        readonly property int scaleOfModule: Math.max(1, Math.floor((paper.room - 16) / Math.max(1, implicitWidth)))

        anchors.centerIn: parent
        source: paper.source
        smooth: false
        cache: false
        width: implicitWidth * scaleOfModule
        height: implicitHeight * scaleOfModule
        Accessible.role: Accessible.Graphic
        Accessible.name: paper.name
    }
}

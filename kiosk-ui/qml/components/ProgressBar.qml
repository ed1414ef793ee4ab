// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// ProgressBar tells how much of something is done.
Rectangle {
    id: bar

    // percent: 0 to 100.
    property int percent

    implicitHeight: 16
    radius: height / 2
    color: Theme.colors.brandSoft
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("%1 percent").arg(bar.percent)

    Rectangle {
        width: Math.max(height, parent.width * bar.percent / 100)
        height: parent.height
        radius: parent.radius
        color: Theme.colors.brand
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// ExportPage puts the payments that were looked for onto a stick.
Item {
    readonly property string title: qsTr("Export payments")

    StickFile { file: Exports }
}

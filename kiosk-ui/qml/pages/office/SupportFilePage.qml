// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// SupportFilePage puts what support wants to see onto a stick.
Item {
    readonly property string title: qsTr("File for support")

    StickFile { file: SupportFile }
}

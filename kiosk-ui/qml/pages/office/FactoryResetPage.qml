// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// FactoryResetPage asks twice before everything on the terminal is erased.
Item {
    readonly property string title: qsTr("Factory reset")

    EraseStep { steps: FactoryReset }
}

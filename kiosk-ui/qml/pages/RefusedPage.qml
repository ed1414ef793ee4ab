// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../components"

// RefusedPage explains why the terminal does not start with its data, and leads to the way on, if there is one.
Item {
    readonly property string title: ""

    EraseStep { steps: Refusal }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// EndpointProgramPage is one program on another machine: to be compared and admitted, or removed.
Item {
    readonly property string title: Endpoint.programTitle

    NotedRows {
        foot: true
        model: Endpoint.details
        problem: Endpoint.problemText
    }
    BodyActions {
        mainText: Endpoint.mainText
        mainEnabled: !Endpoint.busy
        onMainClicked: Endpoint.goMain()
        quietText: Endpoint.quietText
        quietEnabled: !Endpoint.busy
        onQuietClicked: Endpoint.goQuiet()
    }
}

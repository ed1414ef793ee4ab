// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// EndpointPage is what this terminal shows to programs on other machines, and which of them wait or are admitted.
Item {
    readonly property string title: qsTr("Other machines")

    NotedRows {
        model: Endpoint
        problem: Endpoint.problemText
        loading: Endpoint.loading
        onOpened: id => Endpoint.show(id)

        Headline {
            anchors.centerIn: parent
            width: parent.width
            visible: Endpoint.silent && Endpoint.problemText === ""
            text: qsTr("This terminal listens to no other machine")
            guidance: qsTr("Whoever sets it up can switch that on")
        }
    }
}

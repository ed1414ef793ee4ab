// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// TopBar says where you are, offers the way back, and switches the language at once.
Item {
    id: bar

    property string title

    IconButton {
        id: back

        x: Frame.margin
        anchors.verticalCenter: parent.verticalCenter
        visible: Navigator.canGoBack
        iconName: "back"
        Accessible.name: qsTr("Back")
        onClicked: Navigator.back()
    }

    Words {
        anchors.left: back.visible ? back.right : parent.left
        anchors.leftMargin: back.visible ? 16 : Frame.margin
        anchors.right: lock.visible ? lock.left : language.left
        anchors.rightMargin: 16
        anchors.verticalCenter: parent.verticalCenter
        text: bar.title
        font.pixelSize: Theme.type.title
        font.weight: Font.DemiBold
        maximumLineCount: 1
        elide: Text.ElideRight
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    IconButton {
        id: lock

        anchors.right: language.left
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        visible: Navigator.page === Pages.Page.Home
        iconName: "lock"
        Accessible.name: qsTr("Lock")
        onClicked: Session.lock()
    }

    IconButton {
        id: language

        anchors.right: parent.right
        anchors.rightMargin: Frame.margin
        anchors.verticalCenter: parent.verticalCenter
        iconName: "globe"
        label: Language.otherName
        Accessible.name: qsTr("Switch language to %1").arg(Language.otherName)
        onClicked: Language.toggle()
    }
}

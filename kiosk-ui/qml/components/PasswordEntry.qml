// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Till.Kiosk

// PasswordEntry shows what a person typed to say who they are: a number, and a dot for each digit of the password.
Column {
    id: entry

    property bool numberFixed: false
    // credentials: whose they are, SignIn or another of its sort.
    property QtObject credentials: SignIn

    spacing: 16

    component Field: T.AbstractButton {
        id: field

        property bool current: false
        property string label

        width: entry.width
        height: Math.max(80, 48 + 2 * Theme.type.lead)
        focusPolicy: Qt.TabFocus

        background: Rectangle {
            radius: Theme.radius
            color: Theme.colors.surface
            border.width: field.current ? 3 : 1
            border.color: field.current ? Theme.colors.brand : Theme.colors.control

            FocusRing { control: field }
        }

        Words {
            x: 20
            anchors.verticalCenter: parent.verticalCenter
            text: field.label
            color: Theme.colors.textMuted
        }
    }

    Field {
        label: qsTr("Operator number")
        current: !entry.credentials.enteringPassword
        enabled: !entry.numberFixed
        Accessible.name: label + " " + entry.credentials.number
        onClicked: entry.credentials.editNumber()

        Figures {
            anchors.right: parent.right
            anchors.rightMargin: 24
            anchors.verticalCenter: parent.verticalCenter
            text: entry.credentials.number
            pixelSize: Theme.type.title
        }
    }
    Field {
        label: qsTr("Password")
        current: entry.credentials.enteringPassword
        Accessible.name: label
        onClicked: entry.credentials.editPassword()

        Dots {
            anchors.right: parent.right
            anchors.rightMargin: 24
            anchors.verticalCenter: parent.verticalCenter
            places: 0
            count: entry.credentials.passwordLength
            size: 16
            spacing: 12
        }
    }
    Words {
        width: parent.width
        text: entry.credentials.problemText
        visible: text !== ""
        color: Theme.colors.text
        font.weight: Font.Medium
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
}

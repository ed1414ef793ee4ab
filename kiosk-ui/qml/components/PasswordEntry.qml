// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Till.Kiosk

// PasswordEntry shows what SignIn holds: the operator's number and a dot for each digit of the password.
Column {
    id: entry

    property bool numberFixed: false

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
        current: !SignIn.enteringPassword
        enabled: !entry.numberFixed
        Accessible.name: label + " " + SignIn.number
        onClicked: SignIn.editNumber()

        Figures {
            anchors.right: parent.right
            anchors.rightMargin: 24
            anchors.verticalCenter: parent.verticalCenter
            text: SignIn.number
            pixelSize: Theme.type.title
        }
    }
    Field {
        label: qsTr("Password")
        current: SignIn.enteringPassword
        Accessible.name: label
        onClicked: SignIn.editPassword()

        Dots {
            anchors.right: parent.right
            anchors.rightMargin: 24
            anchors.verticalCenter: parent.verticalCenter
            places: 0
            count: SignIn.passwordLength
            size: 16
            spacing: 12
        }
    }
    Words {
        width: parent.width
        text: SignIn.problemText
        visible: text !== ""
        color: Theme.colors.text
        font.weight: Font.Medium
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
}

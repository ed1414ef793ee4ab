// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../components"

// MenuPage is the list behind a tile of the home page.
Item {
    readonly property string title: Menu.title

    function open(entry) {
        switch (entry) {
        case Menu.OpenShop:
            Navigator.openMenu(Menu.Shop);
            break;
        case Menu.OpenPeople:
            Navigator.openMenu(Menu.People);
            break;
        case Menu.OpenMachine:
            Navigator.openMenu(Menu.Machine);
            break;
        case Menu.Help:
            Navigator.open(Pages.Page.Help);
            break;
        case Menu.StartOfDay:
            Navigator.open(Pages.Page.StartOfDay);
            break;
        case Menu.Totals:
            Navigator.open(Pages.Page.Totals);
            break;
        case Menu.Settlements:
            Navigator.open(Pages.Page.Settlements);
            break;
        case Menu.Settings:
            Navigator.open(Pages.Page.Settings);
            break;
        case Menu.Promotions:
            Navigator.open(Pages.Page.Promotions);
            break;
        case Menu.Payee:
            Navigator.open(Pages.Page.Payee);
            break;
        case Menu.Staff:
            Navigator.open(Pages.Page.Staff);
            break;
        case Menu.Audit:
            Navigator.open(Pages.Page.Audit);
            break;
        case Menu.OwnPassword:
            NewPassword.askOwn();
            break;
        case Menu.SelfTest:
            Navigator.open(Pages.Page.SelfTest);
            break;
        case Menu.About:
            Navigator.open(Pages.Page.About);
            break;
        case Menu.Device:
            Navigator.openDevice();
            break;
        case Menu.Display:
            Navigator.open(Pages.Page.Display);
            break;
        case Menu.PreAuthorization:
            Checkout.start(Kiosk.Transaction.PreAuthorization);
            break;
        case Menu.Completion:
            Originals.begin(Originals.Complete);
            break;
        case Menu.OpenTelephone:
            Navigator.openMenu(Menu.Telephone);
            break;
        case Menu.TelephoneSale:
            Checkout.start(Kiosk.Transaction.TelephoneSale);
            break;
        case Menu.TelephonePreAuthorization:
            Checkout.start(Kiosk.Transaction.TelephonePreAuthorization);
            break;
        case Menu.OpenInquiries:
            Navigator.openMenu(Menu.Inquiries);
            break;
        case Menu.Balance:
            Checkout.start(Kiosk.Transaction.Balance);
            break;
        case Menu.Points:
            Checkout.start(Kiosk.Transaction.Points);
            break;
        case Menu.OpenTopUps:
            Navigator.openMenu(Menu.TopUps);
            break;
        case Menu.AccountTopUp:
            Checkout.start(Kiosk.Transaction.AccountTopUp);
            break;
        case Menu.CashTopUp:
            Checkout.start(Kiosk.Transaction.CashTopUp);
            break;
        case Menu.Tip:
            Originals.begin(Originals.Tip);
            break;
        case Menu.OpenOffice:
            Navigator.openMenu(Menu.Office);
            break;
        case Menu.SettlementCard:
            Navigator.open(Pages.Page.SettlementCard);
            break;
        case Menu.Notices:
            Navigator.open(Pages.Page.Notices);
            break;
        case Menu.OpenService:
            Navigator.openMenu(Menu.Service);
            break;
        case Menu.Network:
            Navigator.open(Pages.Page.Network);
            break;
        case Menu.Clock:
            Navigator.open(Pages.Page.Clock);
            break;
        case Menu.SupportFile:
            Navigator.open(Pages.Page.SupportFile);
            break;
        case Menu.FactoryReset:
            Navigator.open(Pages.Page.FactoryReset);
            break;
        case Menu.Update:
            Navigator.open(Pages.Page.Update);
            break;
        case Menu.Endpoint:
            Navigator.open(Pages.Page.Endpoint);
            break;
        case Menu.Training:
            Navigator.open(Pages.Page.Training);
            break;
        case Menu.SignOut:
            Session.signOut();
            break;
        }
    }

    Region {
        area: Frame.body

        ListView {
            id: list

            anchors.fill: parent
            spacing: 12
            clip: contentHeight > height
            boundsBehavior: Flickable.StopAtBounds
            model: Menu

            delegate: ListRow {
                required property int entry

                required text
                required note
                required iconName

                // A sign whose centre is outside the view is outside as a whole, or nearly.
                readonly property real centre: y + height / 2 - list.contentY

                signsShown: centre > 0 && centre < list.height
                width: list.width
                onClicked: open(entry)
            }
        }
    }
}

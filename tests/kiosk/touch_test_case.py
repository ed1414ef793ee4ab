# SPDX-License-Identifier: Apache-2.0
"""A shop whose kiosk is touched: the base of every flow's test."""

import contextlib
import os
import pwd
import re
import time

from till.payment.v1 import payments_pb2
from till.print.v1 import printing_pb2

from tests.harness.shop import ShopTestCase, wait_for
from tests.kiosk.touched_kiosk import TouchedKiosk

# Ways off a page, the first that shows is touched. Nothing here begins or undoes anything.
_WAYS_HOME = re.compile("Start|Done|Back to start|Carry on|Sign on paper|Back")


class TouchTestCase(ShopTestCase):
    """TouchTestCase opens one shop and one kiosk for all its tests. Pictures go where the test's other outputs go, and
    from there into docs/merchant-guide.md."""

    language = "en"
    landscape = False
    operator, password = "01", "0000"
    kiosk_options = ()  # further words of its command line

    @classmethod
    def prepare(cls, shop):
        # D-Bus serves nobody who is not in the user database.
        if os.geteuid() == 0:
            shop.terminal.uids["kiosk"] = pwd.getpwnam("nobody").pw_uid

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.screen = TouchedKiosk(cls.shop, language=cls.language, landscape=cls.landscape,
                                  options=cls.kiosk_options).open()
        cls.addClassCleanup(cls.screen.close)

    # ---- Who works. ----

    def sign_in(self, operator=None, password=None):
        """sign_in types number and password and waits for the home page."""
        self.screen.tap_digits(operator or self.operator)
        self.type_password(password or self.password)
        self.screen.tap(re.compile("Sign in|登录"))
        # The day's first sign-in leads over what a shop looks at before it opens.
        try:
            self.screen.tap(re.compile("Start|开始营业"), 4.0)
        except AssertionError:
            pass

    def type_password(self, password):
        """type_password types it, and hears how many digits have come."""
        self.screen.tap_digits(password)
        self.screen.wait_for(re.compile(f"{len(password)} digits entered|已输入 ?{len(password)} ?位.*"))

    def add_cashier(self, number, first_password):
        """add_cashier makes an operator, from the administrator's home page to the list that has the new one."""
        self.open_menu("Manage", "People", "Operators")
        self.screen.tap("Add an operator")
        self.screen.tap_digits(number)
        self.screen.tap("Done")
        self.screen.tap(re.compile("Cashier.*"))
        for _ in range(2):
            self.screen.tap_digits(first_password)
            self.screen.tap("Next")
        self.screen.wait_for(re.compile(f"(Operator )?{number}.*"))

    def choose_password(self, number, first_password, own):
        """choose_password is the first sign-in of an operator, who chooses a password."""
        self.screen.tap_digits(number)
        self.type_password(first_password)
        self.screen.tap("Sign in")
        self.screen.wait_for("Type your password as it is now")
        for password in (first_password, own, own):
            self.screen.tap_digits(password)
            self.screen.tap("Next")
        self.screen.wait_for("Sign in")

    def leave_menu(self, pages=3):
        """leave_menu goes back to the home page, over that many pages."""
        for _ in range(pages):
            self.screen.tap("Back")
        self.screen.wait_for("Card services")

    def sign_out(self):
        self.go_home()
        self.screen.tap("Manage")
        self.screen.tap(re.compile("Sign out.*"))
        self.screen.wait_for("Sign in")

    def work_as(self, operator, password):
        """work_as signs whoever is signed in out, and this one in."""
        if not self._nobody_works():
            self.sign_out()
        self.sign_in(operator, password)
        self.screen.wait_for("Take payment", 30.0)

    def go_home(self):
        """go_home leads to the home page from wherever a test, perhaps a failed one, left the screen."""
        end = time.monotonic() + 90.0
        while time.monotonic() < end:
            heard = self.screen.heard()
            if "Card services" in heard and "Take payment" in heard:
                return
            if self._nobody_works():
                self.sign_in()
                continue
            # A page that goes by itself takes its way off with it: look again.
            with contextlib.suppress(AssertionError):
                self.screen.tap(_WAYS_HOME, 2.0)
        raise AssertionError("no way home from:\n" + self.screen.heard())

    def _nobody_works(self):
        return "Sign in" in self.screen.heard().split("\n")

    def approve(self, operator="00", password="123456", asked=re.compile(".*needs a supervisor")):
        """approve is a supervisor's word on the spot; `asked` is what the page asks for."""
        self.screen.wait_for(asked)
        self.screen.tap_digits(operator)
        self.type_password(password)
        self.screen.tap("Approve")

    # ---- What is done again and again. ----

    def open_menu(self, *rows):
        """open_menu touches a tile of the home page, then one row after the other, each by how its name begins."""
        self.screen.tap(re.compile(rows[0] + ".*"))
        for row in rows[1:]:
            self.screen.tap(re.compile(row + ", .*"))

    def take(self, digits):
        """take asks for a payment of that amount, from the home page to the customer's turn."""
        self.screen.tap("Take payment")
        self.screen.tap_digits(digits)
        self.screen.tap("Take payment")

    def confirm_undoing(self):
        """confirm_undoing answers the second look at a payment that is to be undone, has it approved, and waits for it."""
        self.screen.wait_for(re.compile("Undo this payment.*"))
        self.screen.tap("Undo")
        self.approve()
        self.screen.wait_for("Undone", 30.0)
        self.screen.tap("Done")

    def sell(self, digits, card="unionpay-debit", how="insert", pin="123456"):
        """sell takes a card sale and returns it."""
        self.shop.present(card, how, pin=pin)
        self.take(digits)
        self.screen.wait_for("Approved", 30.0)
        self.screen.tap("Done")
        return self.latest()

    # ---- What came of it. ----

    def latest(self):
        """latest returns the newest payment, as the terminal has it."""
        return self.client.get(self.client.newest_record().payment)

    def assert_done(self, payment, kind, amount_minor, host_state="approved"):
        """assert_done compares the payment with the host's own row about it, and the printed slip with both."""
        self.assertEqual((payment.kind, payment.state, payment.amount.minor_units),
                         (kind, payments_pb2.Payment.APPROVED, amount_minor))
        row = self.shop.host_row(payment)
        self.assertIsNotNone(row, "the host knows nothing of it")
        self.assertEqual(row["state"], host_state)
        slip = self.slip_of(payment)
        self.assertIn(f"{amount_minor // 100:,}.{amount_minor % 100:02d}", slip)
        return row, slip

    def printed(self):
        """printed returns the slips since the test began."""
        return ["\n".join(slip) for slip in self.shop.counter.call("printed")["receipts"]]

    def slip_of(self, payment):
        """slip_of waits for the slip of a payment, which carries its trace number in this batch and its reference."""
        return wait_for(lambda: next(iter(self._slips_with(payment)), None),
                        f"a slip of {payment.name}; there are: {self.printed()}")

    def slips_of(self, payment):
        """slips_of waits until every copy of a payment's slip is on paper, and returns them."""
        def jobs():
            return self.client.get(payment.name).print_jobs
        wait_for(lambda: jobs() and all(self.client.job(job).state == printing_pb2.Job.PRINTED for job in jobs()),
                 f"all copies of {payment.name}", 40.0)
        return self._slips_with(payment)

    def _slips_with(self, payment):
        marks = [f"{payment.trace_number:06d}", payment.host.reference_number]
        return [slip for slip in self.printed() if all(mark in slip for mark in marks)]

    def picture(self, name):
        """picture keeps what the screen shows under that name, as <name>-<language>.png; with TILL_GUIDE_PICTURES in the
        environment in both languages, by a touch of the button that changes them."""
        self._keep(name, self.language)
        if os.environ.get("TILL_GUIDE_PICTURES"):
            self.screen.tap(re.compile("Switch language to.*"))
            self.screen.wait_for(re.compile("切换语言为.*"))
            self._keep(name, "zh")
            self.screen.tap(re.compile("切换语言为.*"))
            self.screen.wait_for(re.compile("Switch language to.*"))

    def _keep(self, name, language):
        folder = os.environ.get("TEST_UNDECLARED_OUTPUTS_DIR", self.shop.home)
        self.screen.picture(os.path.join(folder, f"{name}-{language}.png"))

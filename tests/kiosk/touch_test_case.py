# SPDX-License-Identifier: Apache-2.0
"""A shop whose kiosk is touched: the base of every flow's test."""

import os
import pwd
import re

from tests.harness.shop import ShopTestCase
from tests.kiosk.touched_kiosk import TouchedKiosk


class TouchTestCase(ShopTestCase):
    """TouchTestCase opens one shop and one kiosk for all its tests. Pictures go where the test's other outputs go, and
    from there into docs/merchant-guide.md."""

    language = "en"
    operator, password = "01", "0000"

    @classmethod
    def prepare(cls, shop):
        # D-Bus serves nobody who is not in the user database.
        if os.geteuid() == 0:
            shop.terminal.uids["kiosk"] = pwd.getpwnam("nobody").pw_uid

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.screen = TouchedKiosk(cls.shop, language=cls.language).open()
        cls.addClassCleanup(cls.screen.close)

    def sign_in(self, operator=None, password=None):
        """sign_in types number and password and waits for the home page."""
        self.screen.tap_digits(operator or self.operator)
        self.screen.tap_digits(password or self.password)
        self.screen.tap("Sign in")
        # The day's first sign-in leads over what a shop looks at before it opens.
        try:
            self.screen.tap(re.compile("Start|开始营业"), 4.0)
        except AssertionError:
            pass

    def picture(self, name):
        """picture keeps what the screen shows under that name."""
        folder = os.environ.get("TEST_UNDECLARED_OUTPUTS_DIR", self.shop.home)
        self.screen.picture(os.path.join(folder, name + ".png"))

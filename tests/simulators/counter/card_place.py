# SPDX-License-Identifier: Apache-2.0
"""Where the customer's card meets a reader: power, commands, and the hand that takes the card away."""

from simulators.counter.virtual_card import CONTACT, CONTACTLESS


class CardPlace:
    """CardPlace is the slot and the field of one reader; the card in it is the customer's present one."""

    def __init__(self, customer):
        self._customer = customer
        self._powered = 0
        self._last, self._unseen = None, set()

    @property
    def powered(self):
        """powered is the interface that has power, 0 for none."""
        return self._powered

    def here(self, interface):
        """here says whether a card is there or comes now. Between two cards each interface is seen empty once."""
        present = self._customer.present
        if present is None and self._last is not None:
            self._unseen = {CONTACT, CONTACTLESS}
        if present is None:
            if interface in self._unseen:
                self._unseen.discard(interface)
                self._last = None
                return False
            self._customer.arrive(interface)
        self._last = self._customer.present
        return self._last is not None and self._last.interface == interface

    def holds(self, interface):
        """holds says whether a card is there already."""
        return self._customer.present is not None and self._customer.present.interface == interface

    async def power_on(self, interface):
        """power_on returns the ATR or ATS; None when there is no card, or a mute one."""
        present = self._customer.present
        self._powered = 0
        if present is None or interface != present.interface:
            return None
        answer = present.card.power_on(interface)
        if answer is None:
            return None
        self._powered = interface
        await self._remove_after("power-on")
        return answer

    async def transmit(self, command):
        """transmit returns the response with its status word; None when the card is gone."""
        present = self._customer.present
        if present is None:
            return None
        response = present.card.transmit(command)
        if response is None:
            return None
        step = present.card.last_step
        if step is not None and step == present.card.data.get("remove_at"):
            self._customer.take_back()  # torn: the card has acted, its answer is lost
            await self._customer.notify()
            return None
        # A step whose answer the terminal has yet to fetch (61xx) or ask again for (6Cxx) has not been answered.
        if response[-2] not in (0x61, 0x6C):
            await self._remove_after(step)
        return response

    async def power_off(self):
        """power_off ends it. The customer of "auto" takes the card when the terminal lets go of it, however it lets go."""
        was_powered, self._powered = self._powered, 0
        present = self._customer.present
        if present is None:
            return
        present.card.power_off()
        if present.remove_after == "auto" or (was_powered and present.remove_after != "never"):
            self._customer.take_back()
            await self._customer.notify()

    async def _remove_after(self, step):
        present = self._customer.present
        if present is not None and step is not None and present.remove_after == step:
            self._customer.take_back()
            await self._customer.notify()

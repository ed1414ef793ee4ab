# SPDX-License-Identifier: Apache-2.0
"""Compares the terminal's settlements with the acquirer's: totals, its word about them, and what was uploaded."""

from tools.launcher.words import words

_GROUPS = ("domestic", "foreign")
_SUMS = ("debit_minor", "debit_count", "credit_minor", "credit_count")
_ENDED = ("UPLOADED", "CLOSED")


def differing_settlements(settlements, host_settlements):
    """differing_settlements yields (batch, words) for each difference; settlements are till.ledger.v1.Settlements."""
    ours = {int(item["batch_number"]): item for item in settlements}
    theirs = {int(item["batch"]): item for item in host_settlements}
    if len(ours) != len(settlements):
        yield 0, words("a batch is settled twice in the journal", "账本中同一批次结算了两次")
    for batch in sorted(ours.keys() | theirs.keys()):
        for text in _differ(ours.get(batch), theirs.get(batch)):
            yield batch, text


def _differ(ours, theirs):
    if ours is None:
        return [words("only the host has settled it", "只有银行有该批次的结算")]
    if ours["state"] == "BEGUN":  # the host may have heard of it, or not
        return []
    if theirs is None:
        return [words(f"the journal says {ours['state']}, the host knows no settlement",
                      f"账本为 {ours['state']},银行没有该批次的结算")]
    return [*_totals(ours, theirs), *_flags(ours, theirs), *_upload(ours, theirs)]


def _totals(ours, theirs):
    for group in _GROUPS:
        mine = {name: int((ours.get(group) or {}).get(name, 0)) for name in _SUMS}
        for name in _SUMS:
            if mine[name] != theirs["theirs"][group][name]:
                yield words(f"{group} {name}: {mine[name]} in the journal, {theirs['theirs'][group][name]} was settled",
                            f"{group} {name}:账本为 {mine[name]},结算报文为 {theirs['theirs'][group][name]}")
            elif mine[name] != theirs["ours"][group][name]:
                yield words(f"{group} {name}: {mine[name]} in the journal, {theirs['ours'][group][name]} at the host",
                            f"{group} {name}:账本为 {mine[name]},银行为 {theirs['ours'][group][name]}")


def _flags(ours, theirs):
    for group in _GROUPS:
        mine, other = ours.get(group + "_flag", 0), theirs[group + "_flag"]
        if mine != other:
            yield words(f"{group}: the host's word is {mine} in the journal, {other} at the host",
                        f"{group}:银行对账结果账本为 {mine},银行为 {other}")


def _upload(ours, theirs):
    for item in theirs["uploads"]:
        if item["verdict"] != "equal":
            yield words(f"upload of {item['trace']} ({item['section']}): {item['verdict']}",
                        f"批上送流水 {item['trace']}({item['section']})有误:{item['verdict']}")
    ended = ours["state"] in _ENDED
    if ended != (theirs["state"] == "ended") and ours["state"] != "UNBALANCED" and ours["state"] != "BALANCED":
        yield words(f"the journal says {ours['state']}, the host says {theirs['state']}",
                    f"账本为 {ours['state']},银行为 {theirs['state']}")
    if ended and theirs["note"]:
        yield words(f"the host says: {theirs['note']}", f"银行备注:{theirs['note']}")
    if ended and theirs["uploaded_count"] != int(ours.get("uploaded", 0)):
        yield words(f"{ours.get('uploaded', 0)} uploaded in the journal, {theirs['uploaded_count']} at the host",
                    f"批上送笔数账本为 {ours.get('uploaded', 0)},银行为 {theirs['uploaded_count']}")

# SPDX-License-Identifier: Apache-2.0
"""The table inside docs/transactions.md: compares it with the acquirer's profile, or writes it afresh.

bazel run //tests/docs:write_transactions_table"""

import re
import sys

from tests.docs.written_table import write

BEGIN = "<!-- transactions: begin; written by bazel run //tests/docs:write_transactions_table -->\n"
END = "<!-- transactions: end -->\n"

_SHOP = "tests/integration/transactions_test.py"
_DAY = "tests/integration/day_in_a_shop_test.py"
_TYPED = "tests/integration/typed_test.py"
_OFFLINE = "tests/integration/offline_test.py"
_DOWNLOADS = "tests/integration/downloads_test.py"
_PARAMETERS = "tests/integration/parameter_download_test.py"
_WIRE = "services/uplink/request_vectors_test.cc"
_SESSION = "services/uplink/host_session_test.cc"

_BY_ITSELF = "by itself"

# Row of the profile: what it is in English and Chinese, the test that runs it (file and name), how to ask for it.
ROWS = {
    "sign_on": ("sign-on", "签到", _DAY, "test_a_day_that_balances", "batch sign-on"),
    "sign_off": ("sign-off", "签退", _DAY, "test_a_day_that_balances", "batch sign-off"),
    "echo": ("echo test", "回响测试", _SESSION, "AnEchoMayBeAnsweredWithoutTerminalAndMerchant", _BY_ITSELF),
    "sale": ("sale", "消费", _SHOP, "test_void", "sale"),
    "sale_void": ("void of a sale", "消费撤销", _SHOP, "test_void", "void"),
    "refund": ("refund", "退货", _SHOP, "test_refund_in_parts", "refund"),
    "pre_authorization": ("pre-authorisation", "预授权", _SHOP, "test_pre_authorization_and_completion", "pre-authorize"),
    "pre_authorization_void": ("void of a pre-authorisation", "预授权撤销", _SHOP, "test_pre_authorization_void", "void"),
    "completion": ("completion, asked", "预授权完成(请求)", _SHOP, "test_pre_authorization_and_completion", "complete"),
    "completion_advice": ("completion, told", "预授权完成(通知)", _SHOP, "test_completion_by_advice", "complete --advice"),
    "completion_void": ("void of a completion", "预授权完成撤销", _SHOP, "test_completion_void", "void"),
    "balance_inquiry": ("balance inquiry", "余额查询", _SHOP, "test_balance", "balance"),
    "points_inquiry": ("points inquiry", "积分查询", _SHOP, "test_points_inquiry", "balance --points"),
    "points_sale": ("points sale", "积分消费", _SHOP, "test_points_sale_and_void", "points-sale"),
    "points_void": ("void of a points sale", "积分消费撤销", _SHOP, "test_points_sale_and_void", "void"),
    "instalment_sale": ("instalment sale", "分期付款消费", _SHOP, "test_instalments_and_their_void", "instalment"),
    "instalment_void": ("void of an instalment sale", "分期付款撤销", _SHOP, "test_instalments_and_their_void", "void"),
    "reservation_sale": ("reservation sale", "预约消费", _SHOP, "test_reservation_and_void", "reservation"),
    "reservation_void": ("void of a reservation sale", "预约消费撤销", _SHOP, "test_reservation_and_void", "void"),
    "offline_settlement": ("offline settlement", "离线结算", _SHOP, "test_offline_settlement", "offline-settle"),
    "offline_adjustment": ("adjustment of an offline settlement", "结算调整", _SHOP,
                           "test_a_tip_on_an_offline_settlement_names_the_new_amount", "tip"),
    "tip_adjustment": ("tip adjustment", "小费调整", _SHOP, "test_tip", "tip"),
    "electronic_cash_refund": ("refund of electronic cash", "电子现金退货", _OFFLINE,
                               "test_what_the_chip_gave_by_itself_goes_back_to_its_account", "refund"),
    "account_top_up": ("account top-up", "账户充值", _SHOP, "test_account_top_up", "top-up"),
    "cash_top_up": ("cash top-up", "现金充值", _SHOP, "test_cash_top_up", "top-up --from cash"),
    "top_up_confirmation": ("confirmation of a top-up", "充值确认", _SHOP, "test_cash_top_up", _BY_ITSELF),
    "load_from_bound_account": ("load from the bound account", "指定账户圈存", _SHOP, "test_electronic_cash_loads",
                                "top-up --from load-bound"),
    "load_from_other_account": ("load from another account", "非指定账户圈存", _SHOP, "test_electronic_cash_loads",
                                "top-up --from load-other"),
    "load_from_cash": ("load against cash", "现金充值圈存", _SHOP, "test_electronic_cash_load_from_cash_and_its_void",
                       "top-up --from load-cash"),
    "load_from_cash_void": ("void of a load against cash", "现金充值圈存撤销", _SHOP,
                            "test_electronic_cash_load_from_cash_and_its_void", "void"),
    "qr_sale": ("QR sale, scanned or shown", "扫码支付", _SHOP, "test_qr_scanned", "qr"),
    "qr_query": ("is the QR order paid?", "扫码订单查询", _SHOP, "test_qr_shown", _BY_ITSELF),
    "qr_close": ("close of a QR order", "扫码订单关闭", _SHOP, "test_qr_not_paid_in_time_is_closed", _BY_ITSELF),
    "qr_refund": ("QR refund", "扫码退款", _SHOP, "test_qr_refund", "refund"),
    "moto_sale": ("MOTO sale", "MOTO消费", _TYPED, "test_moto_sale_and_void", "sale --moto"),
    "moto_sale_void": ("void of a MOTO sale", "MOTO消费撤销", _TYPED, "test_moto_sale_and_void", "void"),
    "moto_refund": ("MOTO refund", "MOTO退货", _TYPED, "test_moto_refund", "refund"),
    "moto_pre_authorization": ("MOTO pre-authorisation", "MOTO预授权", _TYPED,
                               "test_moto_pre_authorization_and_completion", "pre-authorize --moto"),
    "moto_pre_authorization_void": ("its void", "MOTO预授权撤销", _TYPED, "test_moto_pre_authorization_void", "void"),
    "moto_completion": ("MOTO completion, asked", "MOTO预授权完成(请求)", _TYPED,
                        "test_moto_pre_authorization_and_completion", "complete"),
    "moto_completion_advice": ("MOTO completion, told", "MOTO预授权完成(通知)", _TYPED,
                               "test_moto_completion_by_advice", "complete --advice"),
    "moto_completion_void": ("its void", "MOTO预授权完成撤销", _TYPED, "test_moto_completion_void", "void"),
    "slip_upload": ("upload of a signed slip", "电子签购单上送", _SHOP, "test_signature", "sign"),
    "offline_sale_upload": ("upload of an offline sale", "脱机消费上送", _OFFLINE,
                            "test_the_card_approves_and_the_host_is_told_and_settles", _BY_ITSELF),
    "download_blacklist": ("blacklist download", "黑名单下载", _DOWNLOADS, "test_a_whole_number_passes_payment_unread", _BY_ITSELF),
    "download_blacklist_end": ("its end", "黑名单下载结束", _DOWNLOADS, "test_a_whole_number_passes_payment_unread", _BY_ITSELF),
    "download_parameters": ("parameter download", "参数下载", _PARAMETERS, "test_a_download_binds_the_next_payment", _BY_ITSELF),
    "download_parameters_end": ("its end", "参数下载结束", _PARAMETERS, "test_a_download_binds_the_next_payment", _BY_ITSELF),
    "reversal": ("reversal", "冲正", _SHOP, "test_a_void_without_an_answer_is_undone", _BY_ITSELF),
    "settlement": ("settlement", "批结算", _DAY, "test_a_day_that_balances", "batch settle"),
    "batch_end_balanced": ("end of the batch, balanced", "批上送结束(平)", _DAY, "test_a_day_that_balances", "batch settle"),
    "batch_end_unbalanced": ("end of the batch, not balanced", "批上送结束(不平)", _DAY,
                             "test_a_day_that_does_not_balance_killed_in_the_middle_of_the_upload", "batch settle"),
    "batch_chip_unbalanced": ("chip detail, not balanced", "IC卡明细(不平)", _DAY,
                              "test_a_day_that_does_not_balance_killed_in_the_middle_of_the_upload", "batch settle"),
}

# The rest is built, sent and read by the same engine; their bytes are pinned in one test.
_PINNED = {
    "status": ("status upload", "状态上送"),
    "status_authority_keys": ("status upload for authority keys", "公钥状态上送"),
    "status_applications": ("status upload for applications", "参数状态上送"),
    "status_sm_authority_keys": ("status upload for SM authority keys", "国密公钥状态上送"),
    "download_authority_keys": ("authority key download", "公钥下载"),
    "download_authority_keys_end": ("its end", "公钥下载结束"),
    "download_sm_authority_keys": ("SM authority key download", "国密公钥下载"),
    "download_applications": ("application download", "IC卡参数下载"),
    "download_applications_end": ("its end", "IC卡参数下载结束"),
    "download_contactless": ("contactless parameter download", "非接业务参数下载"),
    "download_contactless_end": ("its end", "非接业务参数下载结束"),
    "script_result": ("script result", "脚本结果通知"),
    "batch_stripe": ("stripe details, eight a message", "磁条卡明细"),
    "batch_chip_balanced": ("chip detail, balanced", "IC卡明细(平)"),
    "batch_chip_failed_balanced": ("failed chip detail, balanced", "IC卡失败明细(平)"),
    "batch_chip_failed_unbalanced": ("failed chip detail, not balanced", "IC卡失败明细(不平)"),
    "batch_notice": ("refunds, advices and offline settlements of a batch", "通知类明细"),
}


_TABLE_TEST = ("services/uplink/transaction_table_test.cc", "RowsThatNoCallAsksForHaveTheirCodes")


def _test_of(row):
    if row.startswith("batch_"):
        return _WIRE, "TheEndOfABatch"
    if row == "download_sm_authority_keys":
        return _TABLE_TEST
    if row.startswith("download_"):
        return "services/uplink/download_test.cc", "EachKindHasItsCodes"
    if row == "status":
        return _WIRE, "Management"
    return _TABLE_TEST if row.startswith("status") else (_WIRE, "EveryKindOfPaymentIsTheBytesComposedByHand")


def all_rows():
    """all_rows returns row -> (English, Chinese, file, test, command)."""
    rows = dict(ROWS)
    rows.update({name: (*words, *_test_of(name), _BY_ITSELF) for name, words in _PINNED.items()})
    return rows


def read_profile(text):
    """read_profile returns name -> {message_type, processing_code, condition_code, type_code, network_code} of each row that
    is a message, with what it takes from the rows it is like."""
    text = re.sub(r"(?m)\s+#.*$|^#.*$", "", text)
    blocks = {}
    for body in re.findall(r"(?s)\btransaction \{(.*?)\}", text):
        fields = dict(re.findall(r"(\w+): (\"[^\"]*\"|true)", body))
        blocks[fields["name"].strip('"')] = {key: value.strip('"') for key, value in fields.items()}

    def whole(block):
        inherited = whole(blocks[block["like"]]) if "like" in block else {}
        inherited.pop("is_template", None)
        return inherited | block
    return {name: whole(block) for name, block in blocks.items() if "is_template" not in block}


def table_from(profile_text):
    """table_from returns the table in the order of the profile."""
    lines = ["| transaction | 交易 | row | message | 3 | 25 | 60.1 | 60.3 | test | `tillctl` |\n", "|---|---|---|---|---|---|---|---|---|---|\n"]
    rows = all_rows()
    for name, block in read_profile(profile_text).items():
        english, chinese, file, test, command = rows.get(name, ("?", "?", "?", "?", "?"))
        codes = " | ".join(block.get(field, "as the original" if name in ("reversal", "top_up_confirmation", "batch_notice") else "")
                           for field in ("processing_code", "condition_code", "type_code", "network_code"))
        where = f"[{test}](../{file})"
        how = command if command == _BY_ITSELF else f"`{command}`"
        lines.append(f"| {english} | {chinese} | `{name}` | {block['message_type']} | {codes} | {where} | {how} |\n")
    return "".join(lines)


def main(arguments):
    profile_path, guide_path = arguments
    with open(profile_path, encoding="utf-8") as file:
        write(guide_path, BEGIN, END, table_from(file.read()))


if __name__ == "__main__":
    main(sys.argv[1:])

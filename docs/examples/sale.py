#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
# sale.py RUN_FOLDER MINOR_UNITS: takes a payment. Exit code 0 approved, 1 not.
import sys
import uuid

import grpc
from till.common.v1 import money_pb2
from till.payment.v1 import payments_pb2, payments_pb2_grpc
from till.terminal.v1 import operators_pb2, operators_pb2_grpc

run, minor_units = sys.argv[1], int(sys.argv[2])
operators = operators_pb2_grpc.OperatorsStub(grpc.insecure_channel(f"unix:{run}/terminal/operators.sock"))
session = operators.SignIn(operators_pb2.SignInRequest(operator_id="01", password="0000"), timeout=5).session_token

payments = payments_pb2_grpc.PaymentsStub(grpc.insecure_channel(f"unix:{run}/payment/payments.sock"))
request = payments_pb2.StartPaymentRequest(
    request_id=str(uuid.uuid4()), amount=money_pb2.Amount(minor_units=minor_units, currency_code="CNY"))
metadata = [("till-session", session), ("accept-language", "en")]
for event in payments.StartPayment(request, metadata=metadata, timeout=300):
    payment = event.payment
    print(payments_pb2.Payment.State.Name(payment.state))
print(payment.name, payment.card.masked_number, payment.host.response.words_en)
sys.exit(0 if payment.state == payments_pb2.Payment.APPROVED else 1)

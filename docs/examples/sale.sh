#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# sale.sh RUN_FOLDER: takes 12.34 yuan with grpcurl (development builds serve reflection, so it needs no .proto files).
set -euo pipefail
run=$1
session=$(grpcurl -plaintext -unix -max-time 5 -d '{"operator_id": "01", "password": "0000"}' \
  "$run/terminal/operators.sock" till.terminal.v1.Operators/SignIn | jq -r .sessionToken)
grpcurl -plaintext -unix -max-time 300 -H "till-session: $session" \
  -d '{"request_id": "receipt-0001", "amount": {"minor_units": 1234, "currency_code": "CNY"}}' \
  "$run/payment/payments.sock" till.payment.v1.Payments/StartPayment

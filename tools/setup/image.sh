# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Makes an image, boots it, tests it. Sourced by ./till, which gives ROOT, PYTHON, the words and build.sh.

image() {
  local command=${1:-}
  setup_if_needed
  if [[ $command == test ]]; then
    shift
    run_tests //image/... //sepolicy/... //tests/system:sale_test //tests/system:data_test //tests/system:factory_reset_test "$@"
    return
  elif [[ $command == test-update ]]; then
    # --test_env=TILL_CUTS=50 //tests/system:update_power_cut_test beside it cuts the power, too.
    shift
    run_tests --test_timeout=86400 //tests/system:update_test "$@"
    return
  elif [[ $command == attack ]]; then
    shift
    run_tests --test_timeout=86400 //tests/attack:attack_test "$@"
    return
  fi
  PYTHONPATH=$ROOT exec "$PYTHON" -B "$ROOT/image/main.py" "$@"
}

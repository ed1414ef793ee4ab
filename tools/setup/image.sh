# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Makes an image, boots it, tests it. Sourced by ./till, which gives ROOT, TILL_HOME, PYTHON, the words and build.sh.

# image COMMAND…: what it needs is installed at its first use only.
image() {
  local command=${1:-} process targets=(//kiosk-ui:till-kiosk //tools/tillctl //services/screen:till-screen.so
    //services/pin/keypad:till-keypad //sepolicy:policy //sepolicy:simulated_policy)
  setup_if_needed image
  case $command in
    build)
      for process in "${PROCESSES[@]}"; do targets+=("//services/$process:till-$process"); done
      say "building (the first time takes some minutes)" "正在构建(首次需要几分钟)"
      bazel_here build --show_result=0 --ui_event_filters=-info "${targets[@]}"
      ;;
    test)
      shift
      bazel_here test --test_env="TILL_IMAGE=$TILL_HOME/image/till.img" //tests/system:sale_test "$@"
      return
      ;;
  esac
  PYTHONPATH=$ROOT exec "$PYTHON" -B "$ROOT/image/main.py" "$@"
}

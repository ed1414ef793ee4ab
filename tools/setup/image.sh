# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Makes an image, boots it, tests it. Sourced by ./till, which gives ROOT, TILL_HOME, PYTHON, the words and build.sh.

# image COMMAND…: what it needs is installed at its first use only.
image() {
  local command=${1:-}
  setup_if_needed image
  case $command in
    build | bundle) image_programs ;;
    test)
      shift
      bazel_here test --test_env="TILL_IMAGE=$TILL_HOME/image/till.img" //tests/system:sale_test "$@"
      return
      ;;
    test-update)
      shift
      image_programs
      test_update "$@"
      return
      ;;
  esac
  image_step "$@"
}

# image_programs: what of Till's goes into an image.
image_programs() {
  local process targets=(//kiosk-ui:till-kiosk //tools/tillctl //services/screen:till-screen.so
    //services/pin/keypad:till-keypad //sepolicy:policy //sepolicy:simulated_policy)
  for process in "${PROCESSES[@]}"; do targets+=("//services/$process:till-$process"); done
  say "building (the first time takes some minutes)" "正在构建(首次需要几分钟)"
  bazel_here build --show_result=0 --ui_event_filters=-info "${targets[@]}"
}

# image_step COMMAND…: one step of image/main.py.
image_step() { PYTHONPATH=$ROOT "$PYTHON" -B "$ROOT/image/main.py" "$@"; }

# test_update OPTION…: a development image and two newer versions, one of which must not stay, and the test of them;
# --test_env=TILL_CUTS=50 //tests/system:update_power_cut_test beside it cuts the power, too.
test_update() {
  local folder=$TILL_HOME/image/test-update
  image_step build --development --output "$folder"
  image_step bundle --development --output "$folder" --version 1.1.0
  image_step bundle --development --output "$folder" --version 1.2.0 --crashing ledger
  bazel_here test --test_timeout=86400 --test_env="TILL_IMAGE=$folder/till.img" --test_env="TILL_BUNDLE=$folder/till-1.1.0.raucb" \
    --test_env="TILL_CRASHING_BUNDLE=$folder/till-1.2.0.raucb" //tests/system:update_test "$@"
}

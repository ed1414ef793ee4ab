# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Builds and tests with Bazel. Sourced by ./till, which gives ROOT, TILL_HOME, PYTHON and the words.

PROCESSES=(card integrator ledger payment pin print terminal update uplink)

bazel_here() { (cd "$ROOT" && bazel "$@"); }

# build_terminal: builds what `up` runs, and lays its clients out in $TILL_HOME/bin, as the launcher does with the
# services: a later build does not change programs that are running, and the processes' own users can reach them.
build_terminal() {
  local process targets=(//tools/tillctl //kiosk-ui:till-kiosk //protos:descriptor_set
    //services/screen:till-screen.so //services/pin/keypad:till-keypad)
  for process in "${PROCESSES[@]}"; do targets+=("//services/$process:till-$process"); done
  say "building (the first time takes some minutes)" "正在构建(首次需要几分钟)"
  bazel_here build --show_result=0 --ui_event_filters=-info "${targets[@]}"
  stage tools/tillctl/tillctl tillctl
  stage kiosk-ui/till-kiosk till-kiosk
  stage services/screen/till-screen.so till-screen.so
  stage services/pin/keypad/till-keypad till-keypad
  stage protos/till.descriptor.pb till.descriptor.pb
}

build_simulation() {
  say "building (the first time takes some minutes)" "正在构建(首次需要几分钟)"
  bazel_here build --show_result=0 --ui_event_filters=-info //tests/simulation:simulate
}

# stage BUILT [PLACE]: copies from bazel-bin to $TILL_HOME/bin when it differs; a running program keeps its old file.
stage() {
  local from=$ROOT/bazel-bin/$1 to=$TILL_HOME/bin/${2:-$1}
  cmp -s "$from" "$to" && return
  mkdir -p "$(dirname "$to")"
  cp "$from" "$to.new"
  chmod u+w "$to.new"
  mv "$to.new" "$to"
}

# test_flags [ARGUMENT…]: our own switches become Bazel's; the rest is handed on.
test_flags() {
  local argument
  for argument in "$@"; do
    case $argument in
      --asan | --ubsan | --tsan | --fuzz) echo "--config=${argument#--}" ;;
      *) echo "$argument" ;;
    esac
  done
}

# run_tests [--asan|--ubsan|--tsan|--fuzz] [TARGET…] [BAZEL FLAG…]: all tests unless targets are named. The last line is
# "N passed, N failed", counted from Bazel's own record of events; a target that does not build counts as failed.
run_tests() {
  local events code=0 flags=() group=()
  [[ " $* " == *' --fuzz '* ]] && group=(fuzz)
  setup_if_needed "${group[@]}"
  mapfile -t flags < <(test_flags "$@")
  [[ " ${flags[*]} " == *' //'* || " ${flags[*]} " == *' @'* ]] || flags=(//... "${flags[@]}")
  events=$(mktemp /tmp/till-test.XXXXXX.json)
  bazel_here test --keep_going --build_event_json_file="$events" "${flags[@]}" || code=$?
  "$PYTHON" -B "$ROOT/tools/launcher/test_results.py" "$events" || [[ $code != 0 ]] || code=1
  rm -f "$events"
  return "$code"
}

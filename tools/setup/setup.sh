# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Installs the Debian packages of packages.txt that are missing. Sourced by ./till, which gives ROOT and the words.

PACKAGES=$ROOT/tools/setup/packages.txt

# packages_of [GROUP…]: "package group" lines of every group that is not optional, and of the named ones.
packages_of() {
  local line group='' wanted='' package
  while read -r line; do
    case $line in
      '' | '#'*) ;;
      '['*)
        group=${line#\[} && group=${group%%\]*}
        wanted=yes
        [[ $group != *'?' || " $* " == *" ${group%\?} "* ]] || wanted=
        ;;
      *) for package in $line; do [[ -z $wanted ]] || printf '%s %s\n' "$package" "${group%\?}"; done ;;
    esac
  done <"$PACKAGES"
}

group_words() {
  local line
  line=$(grep -E "^\[$1\??\]" "$PACKAGES")
  line=${line#*\] }
  in_words "${line%% | *}" "${line##* | }"
}

known_group() { grep -qE "^\[$1\??\]" "$PACKAGES"; }

# missing_of [GROUP…]: those lines of packages_of that dpkg does not know as installed.
missing_of() {
  local installed
  installed=$(dpkg-query -W -f='${db:Status-Status} ${binary:Package}\n' 2>/dev/null | sed -n 's/^installed \([^:]*\).*/\1/p')
  packages_of "$@" | awk 'NR == FNR { there[$1] = 1; next } !($1 in there)' <(printf '%s\n' "$installed") -
}

as_root() {
  if [[ $EUID == 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo -- "$@"
  else
    give_up "packages are missing; run this as root, or install sudo" "缺少软件包:请以 root 运行,或先安装 sudo"
  fi
}

# show_progress: turns APT's status lines (kind:item:percent:words) into one line for each tenth.
show_progress() {
  local kind percent last='' step
  while IFS=: read -r kind _ percent _; do
    percent=${percent%%.*}
    [[ $percent =~ ^[0-9]+$ ]] || continue
    step="$kind $((percent / 10))"
    [[ $step == "$last" ]] && continue
    last=$step
    case $kind in
      dlstatus) printf '      %s %3d %%\n' "$(in_words downloading 下载)" "$percent" ;;
      pmstatus) printf '      %s %3d %%\n' "$(in_words installing 安装)" "$percent" ;;
    esac
  done
}

# run_apt LOG ARGUMENTS…: apt-get with its talk in a file; waits for another apt to finish. The shell inside opens
# descriptor 3, because sudo closes those of its caller.
run_apt() {
  local log=$1
  shift
  # shellcheck disable=SC2016  # expanded by the inner shell
  as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 bash -c '
    log=$1; shift
    exec apt-get -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 -o APT::Status-Fd=3 "$@" 3>&1 >>"$log" 2>&1 </dev/null
  ' till "$log" "$@" | show_progress
}

# try_apt LOG ARGUMENTS…: three times, because the lists' own lock knows no waiting and mirrors hiccup.
try_apt() {
  local attempt
  for attempt in 1 2 3; do
    run_apt "$@" && return
    [[ $attempt == 3 ]] || sleep $((attempt * 5))
  done
  tail -n 20 "$1" >&2
  give_up "apt-get $2 failed; the whole of it is in $1" "apt-get $2 失败;全部输出见 $1"
}

install_packages() {
  local log
  log=$(mktemp /tmp/till-setup.XXXXXX.log)
  printf '    %s\n' "$(in_words "the lists of packages" "软件包列表")"
  try_apt "$log" update
  printf '    %s\n' "$(in_words "the packages" "软件包")"
  try_apt "$log" install -y --no-install-recommends "$@"
  rm -f "$log"
}

# setup [GROUP…]: makes this machine ready; says nothing more than one line when it is.
setup() {
  local group names missing
  for group in "$@"; do
    known_group "$group" || give_up "setup: no group is called $group" "setup:没有名为 $group 的组"
  done
  command -v apt-get >/dev/null || give_up "setup needs Debian 12 (apt-get)" "setup 需要 Debian 12(apt-get)"
  missing=$(missing_of "$@")
  if [[ -z $missing ]]; then
    say "every package is installed" "所需软件包均已安装"
    return
  fi
  say "installing $(wc -l <<<"$missing") Debian packages, with what they need:" \
    "正在安装 $(wc -l <<<"$missing") 个 Debian 软件包及其依赖:"
  while read -r group; do
    names=$(awk -v group="$group" '$2 == group { printf "%s ", $1 }' <<<"$missing")
    printf '    %s\n' "$(group_words "$group")"
    fold -s -w 100 <<<"$names" | sed 's/^/      /; s/ *$//'
  done < <(awk '!seen[$2]++ { print $2 }' <<<"$missing")
  # shellcheck disable=SC2046  # one word for each package
  install_packages $(awk '{ print $1 }' <<<"$missing")
  missing=$(missing_of "$@")
  [[ -z $missing ]] || give_up "still missing: $(awk '{ printf "%s ", $1 }' <<<"$missing")" \
    "仍然缺少:$(awk '{ printf "%s ", $1 }' <<<"$missing")"
  say "installed" "安装完成"
}

# setup_if_needed: silent on a machine that is ready.
setup_if_needed() {
  [[ -z $(missing_of "$@") ]] || setup "$@"
}

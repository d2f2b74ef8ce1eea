# What every script here shares. Source it; it goes to the checkout's root.
# shellcheck shell=bash

set -euo pipefail

called_from=$PWD
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"

# Links to what scripts/setup has found or made; CMakePresets.json names the same folder.
tools=$root/build/tools

# What all checkouts on this machine share.
cache=${XDG_CACHE_HOME:-$HOME/.cache}/convscope

say() { printf '%s\n' "$*"; }

fail() {
  printf '%s: %s\n' "scripts/$(basename "$0")" "$*" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# seconds_to_words 125  →  2 min 5 s
seconds_to_words() {
  if (($1 < 60)); then printf '%d s' "$1"; else printf '%d min %d s' $(($1 / 60)) $(($1 % 60)); fi
}

# version_at_least 3.1.70 3.1.69
version_at_least() { [[ $(printf '%s\n' "$2" "$1" | sort -V | head -n 1) == "$2" ]]; }

# A clang tool (clang-format, clang-tidy): the one beside our Emscripten, so that all clones agree, or the one on PATH.
clang_tool() {
  local beside=$tools/llvm/bin/$1
  if [[ -x $beside ]]; then printf '%s' "$beside"; else command -v "$1"; fi
}

# How many compilers may run at once.
jobs=$(getconf _NPROCESSORS_ONLN)

# build_preset NAME [TARGET…]: configures where needed, builds quietly; the log is shown when something fails.
build_preset() {
  local preset=$1 log=$root/build/$1.log
  shift
  mkdir -p "$root/build"
  {
    cmake --preset "$preset" && cmake --build --preset "$preset" --parallel "$jobs" ${1:+--target "$@"}
  } 2>&1 | tee "$log" | show_steps || {
    cat "$log" >&2
    fail "the $preset build failed; its last lines are above. To repeat it: cmake --build --preset $preset"
  }
}

# Keeps Ninja's count of steps, [12/91], on one line of the terminal; elsewhere shows nothing.
show_steps() {
  if [[ ! -t 1 ]]; then
    cat >/dev/null
    return
  fi
  sed --unbuffered --quiet 's/^\(\[[0-9]*\/[0-9]*\]\).*/\1/p' | while read -r step; do printf '\r  %s ' "$step"; done
  printf '\r\033[K'
}

# For scripts that take no arguments: answers --help, refuses anything else. The script defines usage.
no_arguments_but_help() {
  case ${1:-} in
    '') ;;
    --help | -h)
      usage
      exit
      ;;
    *) fail "\"$1\" is not an option; see scripts/$(basename "$0") --help" ;;
  esac
}

# has_option NAME ARGUMENTS…: whether --name, or --name=value, is among them.
has_option() {
  local name=$1 argument
  shift
  for argument; do
    if [[ $argument == "$name" || $argument == "$name="* ]]; then return 0; fi
  done
  return 1
}

# Says where MNIST is had from, unless the arguments name its folder or ask for help.
need_mnist() {
  has_option --mnist "$@" || has_option --help "$@" || has_option -h "$@" ||
    fail "--mnist DIR is needed: the folder with the four files train-images-idx3-ubyte, train-labels-idx1-ubyte," \
      "t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte, with or without .gz, from http://yann.lecun.com/exdb/mnist" \
      "or a mirror of it"
}

# run_native_tool PROGRAM ARGUMENTS…: builds a tool for exactly this machine and becomes it, in the caller's folder.
run_native_tool() {
  local program=$1
  shift
  scripts/setup --for native >&2
  build_preset native-tuned "$program"
  cd "$called_from"
  exec "$root/build/native-tuned/bin/$program" "$@"
}

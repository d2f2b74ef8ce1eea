# Catch2 3, built once per machine for native programs and once for WebAssembly.
# Without Debian's source package CMake fetches it itself (tests/CMakeLists.txt).
# shellcheck shell=bash

catch2_version=3.7.1

# setup_catch2 native|wasm [CMAKE ARGUMENTS…]
setup_catch2() {
  local kind=$1 folder=$cache/catch2-$catch2_version-$1
  shift
  if [[ ! -d $folder ]]; then
    if [[ -z $(debian_mirror) ]]; then
      found "Catch2 for $kind" "CMake will fetch it"
      return
    fi
    lock_cache
    [[ -d $folder ]] || make_catch2 "$kind" "$folder" "$@"
  fi
  link "$folder" "catch2-$kind"
  found "Catch2 $catch2_version for $kind" "$folder"
}

make_catch2() {
  local kind=$1 folder=$2 work
  shift 2
  fetch_catch2_source
  say "Building Catch2 for $kind (a minute or two) …"
  work=$(mktemp -d)
  mkdir "$work/source"
  tar -xzf "$cache/catch2_$catch2_version.orig.tar.gz" -C "$work/source" --strip-components=1
  # C++20 as our tests have it, or its printers for newer types would be missing; few large files compile fastest.
  {
    cmake -S "$work/source" -B "$work/build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
      -DCMAKE_CXX_STANDARD=20 -DCMAKE_CXX_STANDARD_REQUIRED=ON -DCMAKE_CXX_EXTENSIONS=OFF \
      -DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=30 -DBUILD_TESTING=OFF -DCATCH_INSTALL_DOCS=OFF \
      -DCMAKE_INSTALL_LIBDIR=lib -DCMAKE_INSTALL_PREFIX="$folder" "$@" &&
      cmake --build "$work/build" --parallel "$jobs" &&
      DESTDIR=$work/installed cmake --install "$work/build"
  } >"$work/log" 2>&1 || {
    tail -n 40 "$work/log" >&2
    fail "Catch2 for $kind could not be built; the whole log is $work/log"
  }
  mv "$work/installed$folder" "$folder"
  rm -rf "$work"
}

fetch_catch2_source() {
  [[ -f $cache/catch2_$catch2_version.orig.tar.gz ]] && return
  debian_open
  say "Fetching the source of Catch2 $catch2_version (1.2 MB) …"
  local place=$cache/catch2.partial
  mkdir -p "$place"
  (cd "$place" && debian_apt source --download-only catch2) >"$debian_state/log" 2>&1 || {
    cat "$debian_state/log" >&2
    fail "the source of Catch2 could not be fetched; check the network, then run this again"
  }
  mv "$place/catch2_$catch2_version.orig.tar.gz" "$cache/" ||
    fail "Debian $debian_suite has another Catch2 than $catch2_version; scripts/lib/catch2.sh must follow it"
  rm -rf "$place"
}

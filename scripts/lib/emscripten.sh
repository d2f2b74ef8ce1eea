# Emscripten, from the first of: the PATH, our cache folder, Debian packages unpacked into it, the emsdk.
# shellcheck shell=bash

emscripten_oldest=3.1.69
emsdk_version=3.1.69
# The number after the dash counts changes of the recipe below.
emscripten_packages_folder=$cache/emscripten-3.1.69-2
emsdk_folder=$cache/emsdk-$emsdk_version

# The compiler, its libraries down to libc (so that they do not meet the machine's older ones), and the formatter and
# the linter of the same release, so that every clone agrees about style.
emscripten_packages=(
  emscripten binaryen node-acorn
  clang-19 libclang-cpp19 libllvm19 libclang-common-19-dev lld-19 llvm-19 llvm-19-linker-tools
  clang-format-19 clang-tidy-19
  libc6 libstdc++6 libgcc-s1 libxml2 libz3-4 libedit2 libtinfo6 zlib1g libzstd1 libffi8 libbsd0 libmd0 libicu76
  liblzma5 libgmp10 libfmt10
)

# Links build/tools/emscripten (and llvm, where it is ours) to a usable Emscripten, made if there is none.
setup_emscripten() {
  local folder
  if folder=$(emscripten_on_path); then
    use_emscripten "$folder"
    return
  fi
  if [[ ! -d $emscripten_packages_folder && ! -d $emsdk_folder ]]; then
    make_emscripten
  fi
  if [[ -d $emscripten_packages_folder ]]; then
    use_emscripten "$emscripten_packages_folder/usr/share/emscripten" "$emscripten_packages_folder/usr/lib/llvm-19"
  else
    use_emscripten "$emsdk_folder/upstream/emscripten"
  fi
}

# Prints the folder of a recent enough emcc on PATH.
emscripten_on_path() {
  have emcc && have em-config || return 1
  local folder
  folder=$(em-config EMSCRIPTEN_ROOT 2>/dev/null) && [[ -r $folder/emscripten-version.txt ]] || return 1
  version_at_least "$(emscripten_version "$folder")" "$emscripten_oldest" && printf '%s' "$folder"
}

emscripten_version() { tr -d '"[:space:]' <"$1/emscripten-version.txt"; }

use_emscripten() {
  link "$1" emscripten
  if (($# > 1)); then link "$2" llvm; else rm -f "$tools/llvm"; fi
  found "Emscripten $(emscripten_version "$1")" "$1"
}

make_emscripten() {
  lock_cache
  [[ -d $emscripten_packages_folder || -d $emsdk_folder ]] && return # another clone was faster
  if [[ -n $(debian_mirror) ]]; then
    emscripten_from_packages
  elif have git; then
    emscripten_from_emsdk
  else
    fail "there is no Emscripten $emscripten_oldest or newer here, and neither Debian's packages nor git to get it with"
  fi
}

emscripten_from_emsdk() {
  local partial=$emsdk_folder.partial
  say "Getting Emscripten $emsdk_version with the emsdk (300 MB to fetch, 1.5 GB on disk) …"
  if [[ ! -d $partial/.git ]]; then
    git clone --quiet --depth 1 --branch "$emsdk_version" https://github.com/emscripten-core/emsdk.git "$partial" ||
      fail "the emsdk could not be fetched; put Emscripten $emscripten_oldest or newer on PATH, then run this again"
  fi
  "$partial/emsdk" install "$emsdk_version" || fail "the emsdk could not install $emsdk_version (see above)"
  "$partial/emsdk" activate "$emsdk_version" >/dev/null || fail "the emsdk could not activate $emsdk_version"
  mv "$partial" "$emsdk_folder"
}

emscripten_from_packages() {
  local final=$emscripten_packages_folder
  local partial=$final.partial downloads=$cache/downloads
  debian_open
  say "Fetching Emscripten as Debian packages (330 MB; what is complete is kept if this is interrupted) …"
  mkdir -p "$downloads"
  (cd "$downloads" && debian_apt download "${emscripten_packages[@]}") |
    sed -n -E '/^(Get|Fetched|Err)/p' || fail "not every package could be fetched (see above); run this again"
  rm -rf "$partial"
  mkdir -p "$partial"
  local package archive
  for package in "${emscripten_packages[@]}"; do
    archive=$(newest "$downloads/${package}"_*.deb)
    [[ -n $archive ]] || fail "the package $package could not be fetched; run this again"
    unpack_package "$archive" "$partial"
  done
  relocate "$partial" "$final"
  configure_emscripten "$partial" "$final"
  mv "$partial" "$final"
  try_emscripten "$final/usr/share/emscripten" || {
    mv "$final" "$partial"
    fail "the unpacked Emscripten does not work here (it is kept in $partial for a look)"
  }
  rm -rf "$downloads" "$partial"
  say "Emscripten is ready: $(du -sh "$final" | cut -f 1) in $final"
}

# shellcheck disable=SC2012 # names of packages hold no surprises
newest() { ls -t "$@" 2>/dev/null | head -n 1; }

# Left out: tests, documentation, and the system libraries for threads, workers and position-independent code.
unpack_package() {
  printf '  unpacking %s (%s)\n' "$(basename "$1" | cut -d _ -f 1)" "$(du -h "$1" | cut -f 1)"
  dpkg-deb --fsys-tarfile "$1" | tar -x -C "$2" --wildcards \
    --exclude='./usr/share/emscripten/test' --exclude='./usr/share/emscripten/docs' \
    --exclude='./usr/share/doc' --exclude='./usr/share/man' --exclude='./usr/share/lintian' \
    --exclude='*/wasm32-emscripten/pic' --exclude='*/wasm32-emscripten/lto-pic' \
    --exclude='*/wasm32-emscripten/*-mt*.a' --exclude='*/wasm32-emscripten/*-ww*.a'
}

# relocate FOLDER FINAL_FOLDER: programs use the libraries and the loader that lie beside them.
relocate() {
  local folder=$1 final=$2 program interpreter libraries
  interpreter=$(basename "$(patchelf --print-interpreter "$folder/usr/lib/llvm-19/bin/clang")")
  interpreter=$(find "$folder/usr/lib" -name "$interpreter" | head -n 1)
  interpreter=$final${interpreter#"$folder"}
  libraries=$(dirname "$interpreter"):$final/usr/lib/llvm-19/lib
  say "Pointing the programs at their own libraries …"
  for program in "$folder"/usr/lib/llvm-19/bin/* "$folder"/usr/bin/wasm*; do
    if [[ ! -L $program ]] && patchelf --print-interpreter "$program" >/dev/null 2>&1; then
      patchelf --set-interpreter "$interpreter" --force-rpath --set-rpath "$libraries" "$program"
    fi
  done
}

# Emscripten reads the .emscripten beside it, so nothing needs an environment variable.
configure_emscripten() {
  local folder=$1/usr/share/emscripten final=$2
  printf "%s = '%s'\n" LLVM_ROOT "$final/usr/lib/llvm-19/bin" BINARYEN_ROOT "$final/usr" >"$folder/.emscripten"
  printf '%s\n' "import shutil" "NODE_JS = shutil.which('node')" "FROZEN_CACHE = True" >>"$folder/.emscripten"
  mkdir -p "$folder/node_modules"
  ln -sfn ../../nodejs/acorn "$folder/node_modules/acorn"
}

try_emscripten() {
  local place
  say "Trying it: a module with relaxed SIMD …"
  place=$(mktemp -d)
  printf '%s\n' '#include <emscripten.h>' '#include <wasm_simd128.h>' \
    'EMSCRIPTEN_KEEPALIVE extern "C" float one(float x) { return wasm_f32x4_extract_lane(wasm_f32x4_relaxed_madd(wasm_f32x4_splat(x), wasm_f32x4_splat(x), wasm_f32x4_splat(x)), 0); }' \
    >"$place/trial.cpp"
  "$1/em++" -O2 -msimd128 -mrelaxed-simd --no-entry -sSTANDALONE_WASM "$place/trial.cpp" -o "$place/trial.wasm"
  local status=$?
  rm -rf "$place"
  return $status
}

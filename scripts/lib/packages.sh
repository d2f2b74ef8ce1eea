# Distribution packages: which of the programs and headers that a part needs are missing, and installing them.
# shellcheck shell=bash

missing_packages=()
missing_names=()

# need_program PROGRAM PACKAGE
need_program() {
  have "$1" && return
  missing_names+=("$1")
  missing_packages+=("$2")
}

# need_header HEADER PACKAGE
need_header() {
  printf '#include <%s>\n' "$1" | c++ -std=c++20 -x c++ -E - >/dev/null 2>&1 && return
  missing_names+=("$1")
  missing_packages+=("$2")
}

# Installs what the calls above found missing, after naming it. Nothing else outside the cache folder and the
# checkout is ever changed.
install_missing_packages() {
  ((${#missing_packages[@]})) || return 0
  local packages="${missing_packages[*]}"
  say "Missing on this machine: ${missing_names[*]}"
  if ! have apt-get; then
    fail "install them with this system's package manager (Debian calls them: $packages), then run this again"
  fi
  local as_root=()
  if (($(id -u) != 0)); then
    if have sudo && { sudo -n true 2>/dev/null || [[ -t 0 ]]; }; then
      as_root=(sudo)
    else
      fail "ask whoever looks after this machine to run: apt-get install --no-install-recommends $packages"
    fi
  fi
  if ! apt-cache show "${missing_packages[@]}" >/dev/null 2>&1; then
    say "Reading the distribution's list of packages …"
    "${as_root[@]}" apt-get -qq update || fail "the distribution's list of packages could not be read (see above)"
  fi
  say "Installing distribution packages: $packages"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --no-install-recommends --quiet "${missing_packages[@]}" |
    sed -n -E '/^(Need to get|After this|Setting up|E:)/p' ||
    fail "not every package could be installed (see above); try: apt-get install $packages"
}

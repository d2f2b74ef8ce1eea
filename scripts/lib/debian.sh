# Packages of Debian 13 (trixie), fetched without installing them: apt with a state folder of its own reads the
# machine's own mirror, so the system and its package lists stay as they are. apt checks signatures and hashes.
# shellcheck shell=bash

debian_suite=trixie

# Prints the machine's Debian mirror, or nothing where there is none.
debian_mirror() {
  have apt-get && have dpkg-deb || return 0
  local release
  # shellcheck source=/dev/null
  release=$(. /etc/os-release && [[ ${ID:-} == debian ]] && printf '%s' "${VERSION_CODENAME:-}") || return 0
  # shellcheck disable=SC2016 # apt fills in these
  apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' 'Identifier: Packages' 2>/dev/null |
    awk -v release="$release" '$1 == release && $2 == "main" { print $3; exit }'
}

# debian_apt STATE_FOLDER ARGUMENTS…: apt-get on the private state folder.
debian_apt() {
  local state=$1
  shift
  apt-get -q \
    -o Dir::State::Lists="$state/lists" -o Dir::State::status="$state/status" -o Dir::Cache="$state/cache" \
    -o Dir::Etc::sourcelist="$state/sources.list" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=/dev/null \
    -o Acquire::Languages=none -o APT::Sandbox::User="$(id -un)" "$@"
}

# debian_open STATE_FOLDER: makes the folder and reads the list of packages into it.
debian_open() {
  local state=$1 mirror keyring options=
  mirror=$(debian_mirror)
  for keyring in /usr/share/keyrings/debian-archive-keyring.{pgp,gpg}; do
    [[ -r $keyring ]] && options="[signed-by=$keyring] "
  done
  mkdir -p "$state/lists/partial" "$state/cache/archives/partial"
  : >"$state/status"
  printf '%s\n' "deb $options$mirror $debian_suite main" "deb-src $options$mirror $debian_suite main" >"$state/sources.list"
  say "Reading the package list of Debian $debian_suite (20 MB) …"
  debian_apt "$state" update >"$state/log" 2>&1 || {
    cat "$state/log" >&2
    fail "Debian's package list could not be read; check the network, then run this again"
  }
}

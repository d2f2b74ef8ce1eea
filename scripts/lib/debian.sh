# Packages of Debian 13 (trixie), fetched without installing them: apt with a state folder of its own reads the
# machine's own mirror, so the system and its package lists stay as they are. apt checks signatures and hashes.
# shellcheck shell=bash

debian_suite=trixie
debian_state=$cache/apt
debian_is_open=

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

# debian_apt ARGUMENTS…: apt-get on the private state folder.
debian_apt() {
  apt-get -q \
    -o Dir::State::Lists="$debian_state/lists" -o Dir::State::status="$debian_state/status" \
    -o Dir::Cache="$debian_state/cache" -o Dir::Etc::sourcelist="$debian_state/sources.list" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=/dev/null \
    -o Acquire::Languages=none -o APT::Sandbox::User="$(id -un)" "$@"
}

# Makes the state folder and reads the list of packages into it, once per run and with the cache locked.
debian_open() {
  [[ -n $debian_is_open ]] && return
  local mirror keyring options=
  mirror=$(debian_mirror)
  for keyring in /usr/share/keyrings/debian-archive-keyring.{pgp,gpg}; do
    [[ -r $keyring ]] && options="[signed-by=$keyring] "
  done
  mkdir -p "$debian_state/lists/partial" "$debian_state/cache/archives/partial"
  : >"$debian_state/status"
  printf '%s\n' "deb $options$mirror $debian_suite main" "deb-src $options$mirror $debian_suite main" \
    >"$debian_state/sources.list"
  say "Reading the package list of Debian $debian_suite (20 MB) …"
  debian_apt update >"$debian_state/log" 2>&1 || {
    cat "$debian_state/log" >&2
    fail "Debian's package list could not be read; check the network, then run this again"
  }
  debian_is_open=yes
}

# Deletes the state folder, if this run has made it.
debian_close() {
  [[ -z $debian_is_open ]] || rm -rf "$debian_state"
}

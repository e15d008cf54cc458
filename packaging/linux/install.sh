#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what the named sections of packages.txt list and this machine lacks. Nothing lacking: no package manager is called.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)

usage() {
    echo "Usage: packaging/linux/install.sh SECTION..."
    echo "Sections: $(sed -n 's/^\[\(.*\)\]$/\1/p' "$here/packages.txt" | xargs)"
}

# A package a line, with the command that makes it superfluous where one is named.
packages_of() { # SECTION
    awk -v section="[$1]" '{ sub(/#.*/, "") } /^\[/ { inside = ($1 == section); next } inside && NF { print $1, ($2 == "unless" ? $3 : "") }' "$here/packages.txt"
}

is_installed() { # PACKAGE
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

# Other systems name these things differently; say what is needed and go on if the tools are there.
elsewhere() {
    cat >&2 <<'TEXT'
This script installs packages on Debian 12 and newer and on Ubuntu 24.04 and newer only. Elsewhere install these first:
  CMake 3.25 or newer, Ninja, a C++20 compiler, pkg-config
  Qt 6.4 or newer: base with the SQLite driver, SVG, Linguist tools
  QtKeychain for Qt 6, libmicrohttpd 0.9.75 or newer, SQLite 3 with FTS5, libsodium (all with their headers)
TEXT
    local tool
    for tool in cmake ninja c++ pkg-config; do
        if ! command -v "$tool" >/dev/null; then
            echo "The command $tool is missing. Install it, then start this again." >&2
            exit 1
        fi
    done
}

case ${1:-} in
    -h | --help) usage; exit 0 ;;
    "") usage >&2; exit 2 ;;
esac

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    elsewhere
    exit 0
fi

missing=()
for section in "$@"; do
    if ! grep -qxF "[$section]" "$here/packages.txt"; then
        echo "There is no section \"$section\" in packages.txt." >&2
        usage >&2
        exit 2
    fi
    while read -r package command; do
        is_installed "$package" || { [[ -n $command ]] && command -v "$command" >/dev/null; } || missing+=("$package")
    done < <(packages_of "$section")
done
[[ ${#missing[@]} -gt 0 ]] || exit 0

as_root=()
if [[ $EUID -ne 0 ]]; then
    if ! command -v sudo >/dev/null; then
        echo "These packages are missing, and installing them needs root. Run as root, then start this again:" >&2
        echo "  apt-get update && apt-get install --no-install-recommends ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi

echo "Installing ${#missing[@]} packages: ${missing[*]}"
apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
if ! "${apt[@]}" update </dev/null; then
    echo "The package lists could not be fetched. Check the network and the sources of apt, then start this again." >&2
    exit 1
fi
if ! "${apt[@]}" install -y --no-install-recommends "${missing[@]}" </dev/null; then
    echo "Installing failed; what apt-get said stands above. Casement needs Debian 12, Ubuntu 24.04 or newer." >&2
    exit 1
fi

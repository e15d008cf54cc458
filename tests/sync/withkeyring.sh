#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command with a session bus and an unlocked keyring of its own; no display needed.
set -euo pipefail
export XDG_RUNTIME_DIR HOME
XDG_RUNTIME_DIR=$(mktemp -d)
HOME=$XDG_RUNTIME_DIR
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
trap 'rm -rf -- "$XDG_RUNTIME_DIR"' EXIT
# The daemon leaves with its bus.
dbus-run-session -- bash -c '
    printf "\n" | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null
    "$@"' keyring "$@"

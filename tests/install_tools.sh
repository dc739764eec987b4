#!/bin/sh
# Install what the suite needs beside Python: Debian's Chromium for the browser tests, LibreOffice to open our Word files,
# poppler to read our PDFs, the dictionary that spelling is checked with. Says what it does; where it may not install, the
# tests that need a tool say which it was.
# With the argument "venv": only what makes a virtual environment, which Debian packs apart from Python; with "paper-peers":
# only the LaTeX that `make bench` measures beside our own typesetting.
set -u
missing=""
if [ "${1:-}" = venv ]; then
  missing=" python3-venv"
elif [ "${1:-}" = paper-peers ]; then
  command -v lualatex >/dev/null 2>&1 || missing=" texlive-luatex"
  command -v latexmk >/dev/null 2>&1 || missing="$missing latexmk texlive-latex-extra texlive-fonts-recommended texlive-xetex"
  command -v xindy >/dev/null 2>&1 || missing="$missing xindy"
  [ -d /usr/share/fonts/opentype/freefont ] || missing="$missing fonts-freefont-otf"
else
  command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
  command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-writer-nogui"
  [ -e /usr/lib/python3/dist-packages/uno.py ] || missing="$missing python3-uno"
  command -v pdftotext >/dev/null 2>&1 || missing="$missing poppler-utils"
  command -v unzip >/dev/null 2>&1 || missing="$missing unzip"
  command -v git >/dev/null 2>&1 || missing="$missing git"
  [ -e /usr/share/hunspell/en_GB.dic ] || missing="$missing hunspell-en-gb"
  # Playwright brings its own driver, but not the one library that it needs beside the C library.
  /sbin/ldconfig -p 2>/dev/null | grep -q libatomic.so.1 || missing="$missing libatomic1"
fi
[ -z "$missing" ] && exit 0
if ! command -v apt-get >/dev/null 2>&1; then
  echo "not installed, and no apt-get here:$missing (the tests that need them are left out, each by name)"
  exit 0
fi
if [ "$(id -u)" = 0 ]; then root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then root="sudo"
else
  echo "not installed, and neither root nor sudo here:$missing (the tests that need them are left out, each by name)"
  exit 0
fi
echo "installing:$missing"
$root apt-get update -q >/dev/null
# shellcheck disable=SC2086
$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing >/dev/null

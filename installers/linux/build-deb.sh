#!/usr/bin/env bash
# A Debian package of dist/case-workbench (made by installers/build.py): installers/linux/build-deb.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
architecture=$(dpkg --print-architecture)
libc=$(dpkg-query -W -f '${Version}' libc6 | grep -oE '^[0-9]+\.[0-9]+')  # what is packed was made for it
[ -x dist/case-workbench/workbench ] || { echo "dist/case-workbench is missing: run installers/build.py first." >&2; exit 1; }

tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
chmod 755 "$tree"
install -d "$tree/DEBIAN" "$tree/opt" "$tree/usr/bin" "$tree/usr/share/applications" \
    "$tree/usr/share/doc/case-workbench"
cp -r dist/case-workbench "$tree/opt/case-workbench"
ln -s /opt/case-workbench/workbench "$tree/usr/bin/case-workbench"
install -m 644 installers/linux/case-workbench.desktop "$tree/usr/share/applications/"
install -m 644 LICENSE "$tree/usr/share/doc/case-workbench/copyright"
cat > "$tree/DEBIAN/control" <<CONTROL
Package: case-workbench
Version: $version
Architecture: $architecture
Section: misc
Priority: optional
Maintainer: The case workbench authors
Installed-Size: $(du -sk "$tree/opt" | cut -f1)
Depends: libc6 (>= $libc), libglib2.0-0, libgl1, libegl1, libfontconfig1, libdbus-1-3, libxkbcommon0, libx11-6, libfreetype6, libxcb-cursor0, libxcb-icccm4, libxcb-keysyms1, libxcb-xkb1, libxkbcommon-x11-0, libxcb-shape0, libxcb-randr0, libxcb-image0, libxcb-render-util0
Description: offline workbench for investigating complaints about councils
 Keeps the chronology, findings and remedies of a case and writes the
 decision statement in Word and PDF. Needs no network.
CONTROL
mkdir -p dist
dpkg-deb --root-owner-group -Zxz --build "$tree" "dist/case-workbench_${version}_${architecture}.deb"

#!/usr/bin/env bash
# A disk image of "dist/Case workbench.app" (made by installers/build.py), on a Mac.
# Not signed: set SIGN_AS to a Developer ID to sign; notarising is a separate, manual step.
set -euo pipefail
cd "$(dirname "$0")/../.."
version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
app="dist/Case workbench.app"
[ -d "$app" ] || { echo "$app is missing: run installers/build.py first." >&2; exit 1; }
if [ -n "${SIGN_AS:-}" ]; then
    codesign --force --deep --options runtime --sign "$SIGN_AS" "$app"
fi
hdiutil create -volname "Case workbench" -srcfolder "$app" -ov -format UDZO \
    "dist/case-workbench-$version.dmg"

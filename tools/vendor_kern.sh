#!/bin/sh
# Fetch one release of the KERN design system and put the few files we serve under ui/static/vendor/kern.
#
#   tools/vendor_kern.sh 2.7.2
#
# Needs node (npm, npx). kern.rtl.css is KERN's own file mirrored by rtlcss, thus "modified" in the sense of the
# EUPL; everything else is byte for byte what was published. Afterwards put the printed checksums into
# tests/ui/test_vendored.py and the new version into ui/templates/ui/base.html and ui/static/ui/wk.css.
set -eu
version=${1:?"which version? for example 2.7.2"}
target="$(cd "$(dirname "$0")/.." && pwd)/src/wirkungskreis/ui/static/vendor/kern/$version"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent "@kern-ux/native@$version" @fontsource/fira-sans@5 >/dev/null
mkdir kern fira
tar xzf kern-ux-native-*.tgz -C kern --strip-components 1
tar xzf fontsource-fira-sans-*.tgz -C fira --strip-components 1
mkdir -p "$target/fonts"
cp kern/dist/kern.min.css "$target/"
cp kern/LICENSE.md "$target/"
for cut in Regular Italic SemiBold; do cp "kern/dist/fonts/fira-sans/FiraSans-$cut.woff2" "$target/fonts/"; done
cp fira/LICENSE "$target/fonts/LICENSE"
npx --yes rtlcss@4 --silent kern/dist/kern.min.css kern.rtl.css
{
    echo "/*! @kern-ux/native $version, EUPL-1.2; modified: mirrored for right-to-left scripts with rtlcss */"
    cat kern.rtl.css
} >"$target/kern.rtl.css"
cd "$target"
sha256sum kern.min.css kern.rtl.css LICENSE.md fonts/*

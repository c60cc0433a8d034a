#!/usr/bin/env bash
# The pages of `attribute --format html` in Chromium. Says so and passes where Chromium or the npm packages cannot be installed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
target=${CARGO_TARGET_DIR:-target}
has() { command -v "$1" >/dev/null 2>&1; }
left_out() {
    echo "left out: $*"
    exit 0
}
cargo build --locked --release --quiet --example attribute
has npm || left_out "no Node.js"
if ! has chromium && has apt-get && [[ $(id -u) == 0 ]]; then
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y chromium; } >"$target/chromium.log" 2>&1 ||
        tail -n 5 "$target/chromium.log"
fi
has chromium || left_out "Chromium is not installed and cannot be"
mkdir -p "$target/browser"
cp tests/browser/package.json tests/browser/package-lock.json "$target/browser/"
(cd "$target/browser" && npm ci --silent --no-audit --no-fund) || left_out "the npm packages cannot be installed"
pages=$target/browser/pages
rm -rf "$pages"
"$target/release/examples/attribute" --format html --out "$pages" examples/articles/*.txt
CHROMIUM=$(command -v chromium) NODE_PATH=$target/browser/node_modules node tests/browser/pages.cjs "$pages"

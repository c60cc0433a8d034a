#!/usr/bin/env bash
# What `attribute` writes as CSV, CoNLL-U Plus and brat standoff, read back by Python packages. Says so and passes where they cannot be installed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
target=${CARGO_TARGET_DIR:-target}
cargo build --locked --release --quiet --example attribute
if ! { python3 -m venv "$target/formats" &&
    "$target/formats/bin/pip" install --quiet --disable-pip-version-check -r tests/formats/requirements.txt; }; then
    echo "left out: no Python, or the packages of tests/formats/requirements.txt cannot be installed"
    exit 0
fi
"$target/formats/bin/python" tests/formats/read_back.py "$target/release/examples/attribute" examples/articles/*.txt

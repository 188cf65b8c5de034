# Two commands do everything: `make demo` shows the main job, `make test` passes all tests.
# They install what they need, pinned: Rust tools into TOOLS, npm packages into node_modules.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:

TOOLS ?= $(CURDIR)/.tools
WASM_PACK := 0.15.0
export PATH := $(TOOLS)/bin:$(PATH)
export HTTPEXC_ROOT := $(CURDIR)
export TOOLS

VERSION := $(shell sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
TARBALL := dist/httpexc-$(VERSION).tgz

BUILD_INPUTS := $(shell find src pkg-template examples/catalogue.rs Cargo.toml Cargo.lock package.json package-lock.json README.md CHANGELOG.md LICENSE \
	-type f -not -path '*/dist/*' -not -path '*/build/*' -not -path '*/target/*' -not -name 'core-base64*' -not -name 'core-plain*' \
	-not -path 'pkg-template/README.md' -not -path 'pkg-template/LICENSE' -not -path 'pkg-template/CHANGELOG.md')

.PHONY: help
help:
	@echo 'make demo      the example Worker in workerd, asked over HTTP'
	@echo 'make test      all tests: Rust, TypeScript, each runtime'
	@echo 'make pack      the npm tarball in dist/'
	@echo 'make bench     the benchmark, which writes docs/benchmarks.md (BENCH_QUICK=1: quickly)'
	@echo 'make instructions  what calls of the core take, against the budget of the tests'
	@echo 'make golden    the dialects against the answers of the real libraries'
	@echo 'make corpus    the reader against error answers of many APIs'
	@echo 'make frameworks  the matrix of docs/frameworks.md, measured'
	@echo 'make generate  the classes from the catalogue'
	@echo 'make format    rustfmt and biome'

# Tools

.PHONY: tools
tools: $(TOOLS)/wasm-pack-$(WASM_PACK) $(TOOLS)/wasm-bindgen.stamp node_modules/.stamp
	@rustup target list --installed | grep -qx wasm32-unknown-unknown || rustup target add wasm32-unknown-unknown

$(TOOLS)/wasm-pack-$(WASM_PACK):
	cargo install -q wasm-pack --version $(WASM_PACK) --locked --root $(TOOLS)
	touch $@

$(TOOLS)/wasm-bindgen.stamp: tools/wasm-bindgen/Cargo.toml tools/wasm-bindgen/Cargo.lock tools/wasm-bindgen/src/main.rs
	CARGO_TARGET_DIR=$(TOOLS)/target cargo install -q --path tools/wasm-bindgen --locked --root $(TOOLS)
	rm -rf $(TOOLS)/target
	touch $@

$(TOOLS)/instructions.stamp: tools/instructions/Cargo.toml tools/instructions/Cargo.lock tools/instructions/src/main.rs
	CARGO_TARGET_DIR=$(TOOLS)/target-instructions cargo install -q --path tools/instructions --locked --root $(TOOLS)
	rm -rf $(TOOLS)/target-instructions
	touch $@

# Versions come from the lock files. `npm ci` would refuse a lock file that lacks the packages of
# platforms other than the one it was made on, and npm writes such files.
NPM_INSTALL := npm install --no-save --no-audit --no-fund --ignore-scripts

node_modules/.stamp: package.json package-lock.json
	$(NPM_INSTALL)
	touch $@

js-tests/node_modules/.stamp: js-tests/package.json js-tests/package-lock.json
	cd js-tests && $(NPM_INSTALL)
	touch $@

# The package

.PHONY: generate
generate: node_modules/.stamp
	node pkg-template/scripts/generate.mjs
	node pkg-template/scripts/generate-migrating.mjs

.PHONY: pack
pack: $(TARBALL)

$(TARBALL): $(BUILD_INPUTS) | tools
	node pkg-template/scripts/wasm.mjs
	node pkg-template/scripts/build.mjs

# Use

.PHONY: demo
demo: $(TARBALL) js-tests/node_modules/.stamp
	node js-tests/demo.mjs

.PHONY: bench
bench: $(TARBALL) js-tests/node_modules/.stamp
	node --expose-gc js-tests/bench/run.mjs

.PHONY: instructions
instructions: $(TARBALL) $(TOOLS)/instructions.stamp js-tests/node_modules/.stamp
	node js-tests/bench/instructions.mjs

.PHONY: instructions-budget
instructions-budget: $(TARBALL) $(TOOLS)/instructions.stamp js-tests/node_modules/.stamp
	node js-tests/bench/instructions.mjs --write

# Tests

.PHONY: test
test: check test-rust test-js

.PHONY: check
check: $(TARBALL)
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --all-features --locked -- -D warnings
	cargo clippy --package httpexc-wasm --target wasm32-unknown-unknown --locked -- -D warnings
	node pkg-template/scripts/generate.mjs --check
	node pkg-template/scripts/generate-migrating.mjs --check
	node_modules/.bin/biome ci --error-on-warnings .
	node_modules/.bin/publint run --strict pkg-template
	node_modules/.bin/attw $(TARBALL) --no-emoji

.PHONY: test-rust
test-rust:
	cargo test --workspace --all-features --locked

.PHONY: test-js
test-js: $(TARBALL) $(TOOLS)/instructions.stamp js-tests/node_modules/.stamp
	node js-tests/chromium.mjs
	cd js-tests && node --test --test-concurrency=2

.PHONY: golden
golden: $(TARBALL) js-tests/node_modules/.stamp
	node js-tests/golden/run.mjs js-tests/golden/data/*.jsonl

.PHONY: corpus
corpus:
	@cargo test -q --locked --test corpus -- --nocapture

.PHONY: frameworks
frameworks: $(TARBALL) js-tests/node_modules/.stamp
	node js-tests/frameworks/run.mjs

.PHONY: format
format: node_modules/.stamp
	cargo fmt --all
	node_modules/.bin/biome check --write .

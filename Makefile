# Two commands do everything: `make demo` shows the main job, `make test` passes all tests.
# They install what they need, pinned: Rust tools into TOOLS, npm packages into node_modules.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:

TOOLS ?= $(CURDIR)/.tools
WASM_PACK := 0.15.0
CARGO_FUZZ := 0.13.2
CARGO_MUTANTS := 27.1.0
CARGO_DENY := 0.20.2
CARGO_CYCLONEDX := 0.5.9
# libFuzzer and Miri need a nightly compiler; nothing else does.
NIGHTLY := nightly-2026-05-20
export PATH := $(TOOLS)/bin:$(PATH)
export HTTPEXC_ROOT := $(CURDIR)
export TOOLS

VERSION := $(shell sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
TARBALL := dist/httpexc-$(VERSION).tgz

BUILD_INPUTS := $(shell find src pkg-template examples/catalogue.rs Cargo.toml Cargo.lock package.json package-lock.json README.md LICENSE THIRD-PARTY-LICENSES.md \
	-type f -not -path '*/dist/*' -not -path '*/build/*' -not -path '*/target/*' -not -name 'core-deflated*' -not -name 'core-plain*' \
	-not -path 'pkg-template/README.md' -not -path 'pkg-template/LICENSE' \
	-not -path 'pkg-template/THIRD-PARTY-LICENSES.md')

.PHONY: help
help:
	@echo 'make demo      the example Worker in workerd, with requests over HTTP'
	@echo 'make playground  a page to make, read and look up errors, on loopback (PORT=4173)'
	@echo 'make site      the documents, the API reference, the catalogue and the playground as a site, in site/dist'
	@echo 'make site-serve  builds the site, and serves it on loopback (PORT=4174)'
	@echo 'make site-screenshots  builds the site, and takes pictures of its pages in Chromium'
	@echo 'make test      all tests: Rust, TypeScript, each runtime'
	@echo 'make test-unit the quick tests of the package, which need Node alone'
	@echo 'make pack      the npm tarball in dist/'
	@echo 'make bench     the benchmark, which writes docs/benchmarks.md (BENCH_QUICK=1: quickly)'
	@echo 'make sizes     what imports cost in each bundler, which writes docs/sizes.md'
	@echo 'make rust-sizes  the module of the Worker in Rust, with and without httpexc'
	@echo 'make parts     what the wasm modules are made of, in bytes'
	@echo 'make instructions  what calls of the core take, against the budget of the tests'
	@echo 'make golden    the dialects against the responses of the real libraries'
	@echo 'make corpus    the reader against error responses of many APIs'
	@echo 'make hazards   every hazard of docs/hazards.md: tried, fell, figure'
	@echo 'make soak      a million responses and reads on Node and in workerd (SOAK_MINUTES=n plots)'
	@echo 'make load      the examples under load, against hand-written errors (LOAD_SECONDS=60)'
	@echo 'make audit     licences, the tarball, a build that can be repeated, known advisories'
	@echo 'make frameworks  the matrix of docs/frameworks.md, measured'
	@echo 'make first-use from an empty folder to the first response, by what README.md says, in seconds'
	@echo 'make first-use-apps  the same for applications of Vite, SvelteKit and Next, from the npm registry'
	@echo 'make fuzz      each fuzz target for FUZZ_SECONDS (60)'
	@echo 'make miri      tests of the core under Miri'
	@echo 'make mutants   whether the tests see each change of header, negotiate and the writers'
	@echo 'make msrv      the core with the oldest compiler that it supports'
	@echo 'make isolation  the wasm modules with and without the crates for Rust programs: the same bytes'
	@echo 'make crates    the crates as they would be published, each compiled from its package'
	@echo 'make deny      licences and sources of what the crates depend on'
	@echo 'make release-check  whether this can be published, and what would be'
	@echo 'make sbom      bills of materials (CycloneDX) of the package and the crate, in dist/'
	@echo 'make version   the version of Cargo.toml, wherever else it stands'
	@echo 'make generate  the classes from the catalogue'
	@echo 'make api       the API reference as Markdown, in dist/api (make site has it as pages)'
	@echo 'make api-snapshot  the API in api/, if CHANGELOG.md names what changed'
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

$(TOOLS)/crate-api.stamp: tools/crate-api/Cargo.toml tools/crate-api/Cargo.lock $(wildcard tools/crate-api/src/*.rs)
	CARGO_TARGET_DIR=$(TOOLS)/target-crate-api cargo install -q --debug --path tools/crate-api --locked --root $(TOOLS)
	rm -rf $(TOOLS)/target-crate-api
	touch $@

# Versions come from the lock files. `npm ci` would refuse a lock file that lacks the packages of
# platforms other than the one it was made on, and npm writes such files.
NPM_INSTALL := npm install --no-save --no-audit --no-fund --ignore-scripts

$(TOOLS)/cargo-fuzz-$(CARGO_FUZZ) $(TOOLS)/cargo-mutants-$(CARGO_MUTANTS) $(TOOLS)/cargo-deny-$(CARGO_DENY) \
$(TOOLS)/cargo-cyclonedx-$(CARGO_CYCLONEDX):
	tool=$(notdir $@); cargo install -q $${tool%-*} --version $${tool##*-} --locked --root $(TOOLS)
	touch $@

.PHONY: nightly
nightly:
	@rustup component list --toolchain $(NIGHTLY) --installed 2>/dev/null | grep -q ^miri \
		|| rustup toolchain install $(NIGHTLY) --profile minimal --component miri,rust-src

node_modules/.stamp: package.json package-lock.json
	$(NPM_INSTALL)
	touch $@

js-tests/node_modules/.stamp: js-tests/package.json js-tests/package-lock.json
	cd js-tests && $(NPM_INSTALL)
	touch $@

# What the tests and commands of the API snapshot need.
API_TOOLS := tools/api/node_modules/.stamp $(TOOLS)/crate-api.stamp

tools/api/node_modules/.stamp: tools/api/package.json tools/api/package-lock.json
	cd tools/api && $(NPM_INSTALL)
	touch $@

site/node_modules/.stamp: site/package.json site/package-lock.json
	cd site && $(NPM_INSTALL)
	touch $@

# What the build of the site needs. Its dependencies are its own, so nothing else installs them.
SITE_TOOLS := tools/api/node_modules/.stamp js-tests/node_modules/.stamp site/node_modules/.stamp

# The package

.PHONY: generate
generate: node_modules/.stamp
	node pkg-template/scripts/generate.mjs
	node pkg-template/scripts/generate-migrating.mjs
	node pkg-template/scripts/generate-catalogue.mjs
	node pkg-template/scripts/generate-licences.mjs
	node js-tests/docs/figures.mjs

.PHONY: version
version:
	node pkg-template/scripts/version.mjs

.PHONY: pack
pack: $(TARBALL)

$(TARBALL): $(BUILD_INPUTS) | tools
	node pkg-template/scripts/wasm.mjs
	node pkg-template/scripts/build.mjs

.PHONY: api
api: $(TARBALL) tools/api/node_modules/.stamp
	node tools/api/write.mjs

# Refuses a change of the API that no new item of CHANGELOG.md names.
.PHONY: api-snapshot
api-snapshot: $(TARBALL) $(API_TOOLS)
	node tools/api/snapshot.mjs

# Use

.PHONY: demo
demo: $(TARBALL) js-tests/node_modules/.stamp
	node js-tests/demo.mjs

.PHONY: playground
playground: $(TARBALL) js-tests/node_modules/.stamp
	node js-tests/playground/site.mjs

.PHONY: site
site: $(TARBALL) $(SITE_TOOLS)
	node site/build.mjs

.PHONY: site-serve
site-serve: site
	node js-tests/site/serve.mjs

.PHONY: site-screenshots
site-screenshots: site
	node js-tests/browsers.mjs
	node js-tests/site/screenshots.mjs

.PHONY: bench
bench: $(TARBALL) js-tests/node_modules/.stamp
	node --expose-gc js-tests/bench/run.mjs

.PHONY: sizes
sizes: $(TARBALL) js-tests/node_modules/.stamp
	node js-tests/sizes/run.mjs

.PHONY: rust-sizes
rust-sizes: tools
	node js-tests/sizes/rust-worker.mjs

.PHONY: parts
parts: $(TARBALL)
	node pkg-template/scripts/parts.mjs

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
check: $(TARBALL) $(API_TOOLS)
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --all-features --locked -- -D warnings
	cargo clippy --package httpexc-wasm --target wasm32-unknown-unknown --locked -- -D warnings
	cargo clippy --package httpexc-js --package songs-worker --target wasm32-unknown-unknown --locked -- -D warnings
	cargo clippy --package httpexc --no-default-features --locked -- -D warnings
	RUSTDOCFLAGS='-D warnings' cargo doc --package httpexc --no-deps --locked
	RUSTDOCFLAGS='-D warnings' cargo doc --package httpexc --package httpexc-axum --package httpexc-build --package httpexc-js --no-deps --all-features --locked
	node pkg-template/scripts/panics.mjs
	node pkg-template/scripts/version.mjs --check
	node pkg-template/scripts/generate.mjs --check
	node pkg-template/scripts/generate-migrating.mjs --check
	node pkg-template/scripts/generate-catalogue.mjs --check
	node pkg-template/scripts/generate-licences.mjs --check
	node tools/api/write.mjs --check
	node tools/api/snapshot.mjs --check
	node_modules/.bin/biome ci --error-on-warnings .
	node tools/prose/check.mjs
	node_modules/.bin/publint run --strict pkg-template
	node_modules/.bin/attw $(TARBALL) --no-emoji

# A folder of its own, so that the other commands need not compile again. Where rustup cannot fetch that
# compiler, Clippy's incompatible_msrv, which `make check` denies, still finds newer parts of the standard
# library, but not newer syntax.
MSRV := $(shell sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml | head -1)
.PHONY: msrv
msrv:
	@if rustup toolchain list | grep -q '^$(MSRV)[.-]' || rustup toolchain install $(MSRV) --profile minimal --no-self-update; then \
	  CARGO_TARGET_DIR=target/msrv cargo +$(MSRV) check --package httpexc --locked; \
	else \
	  echo 'NOT CHECKED: the core with Rust $(MSRV), because rustup cannot install it here'; \
	fi

.PHONY: test-rust
test-rust: msrv
	cargo test --workspace --all-features --locked

.PHONY: test-js
test-js: $(TARBALL) $(TOOLS)/instructions.stamp $(API_TOOLS) $(SITE_TOOLS)
	node js-tests/browsers.mjs
	# What failed is said at the end, too.
	cd js-tests && node --test --test-concurrency=2 --test-reporter=spec

# The tests that need no browser, no framework, no other runtime and no bundler: under a minute. The
# sweeps of the hazards take half of that again. What is new belongs to them unless it is listed here.
SLOW_TESTS := agreement/% bench/% browser/% bundlers/% clients/% docs/% examples/% first-use/% frameworks/% hazards/% \
	playground/% runtimes/% site/% types/% wire/% cli/environments.test.mjs unit/client-memory.test.mjs
UNIT_TESTS = $(filter-out $(SLOW_TESTS),$(patsubst js-tests/%,%,$(wildcard js-tests/*/*.test.mjs)))

.PHONY: test-unit
test-unit: $(TARBALL) $(API_TOOLS) js-tests/node_modules/.stamp
	cd js-tests && node --test --test-concurrency=2 --test-reporter=spec $(UNIT_TESTS)

.PHONY: golden
golden: $(TARBALL) js-tests/node_modules/.stamp
	node js-tests/golden/run.mjs js-tests/golden/data/*.jsonl

.PHONY: corpus
corpus:
	@cargo test -q --locked --test corpus -- --nocapture

.PHONY: first-use
first-use: $(TARBALL) js-tests/node_modules/.stamp
	node js-tests/first-use/run.mjs

# It downloads what a user downloads.
.PHONY: first-use-apps
first-use-apps: $(TARBALL) js-tests/node_modules/.stamp
	node js-tests/first-use/apps.mjs

.PHONY: isolation
isolation: tools node_modules/.stamp
	node js-tests/supply/isolation.mjs

.PHONY: frameworks
frameworks: $(TARBALL) js-tests/node_modules/.stamp
	node js-tests/frameworks/run.mjs

# Long runs, which are no part of `make test`

FUZZ_OUT := fuzz/target/x86_64-unknown-linux-gnu/release
# Without a sanitizer, as there is no unsafe code to watch, and without a record of each comparison,
# for which the dictionary stands (FUZZ_FLAGS= has it): each makes it several times as fast.
FUZZ_FLAGS := --no-trace-compares
FUZZ_BUILD := RUSTC_WRAPPER=$(CURDIR)/fuzz/rustc.sh cargo +$(NIGHTLY) fuzz build --sanitizer none \
	--target x86_64-unknown-linux-gnu $(FUZZ_FLAGS)
CORPUS := cargo run -q --release --locked --manifest-path fuzz/Cargo.toml --example corpus --

.PHONY: fuzz
fuzz: $(TOOLS)/cargo-fuzz-$(CARGO_FUZZ) nightly
	$(FUZZ_BUILD)
	$(CORPUS) unpack fuzz/work/corpus
	node fuzz/run.mjs $(FUZZ_OUT)
	@echo 'All runs so far:'
	@node fuzz/run.mjs --total

# Stores what the runs found, without what finds nothing new.
.PHONY: fuzz-corpus
fuzz-corpus: $(TOOLS)/cargo-fuzz-$(CARGO_FUZZ) nightly
	$(FUZZ_BUILD)
	$(CORPUS) unpack fuzz/work/corpus
	rm -rf fuzz/work/least
	for target in $(notdir $(wildcard fuzz/work/corpus/*)); do \
		mkdir -p fuzz/work/least/$$target; \
		$(FUZZ_OUT)/$$target -merge=1 -use_counters=0 -max_len=1024 fuzz/work/least/$$target fuzz/work/corpus/$$target 2>/dev/null; \
	done
	$(CORPUS) pack fuzz/work/least

.PHONY: miri
miri: nightly
	MIRIFLAGS=-Zmiri-disable-isolation PROPTEST_CASES=4 cargo +$(NIGHTLY) miri test --locked --features binding --lib $(MIRI_TESTS)

# Those that are about bytes and borrowed texts, and whose loops are short: Miri is a hundred times
# as slow, and the sweeps over all characters or all days would take hours.
MIRI_TESTS := --test problem_record --test problem_record_round_trip --test report_record

# Each part with the tests that are about it, as all of them would take a day. Cargo gets the list
# when it builds, too: it would build all of them otherwise.
MUTANTS := cargo mutants --jobs 1 --timeout 30 --baseline skip --no-shuffle --cargo-arg=--locked -o target/mutants
# How it ends where some survived or did not end; how many is judged at the end.
SURVIVORS := { status=$$?; [ $$status -eq 2 -o $$status -eq 3 ]; }

.PHONY: mutants
mutants: export CARGO_PROFILE_DEV_DEBUG := 0
mutants: export PROPTEST_CASES := 64
mutants: $(TOOLS)/cargo-mutants-$(CARGO_MUTANTS)
	mkdir -p target/mutants
	$(MUTANTS)/header -f src/header.rs -f src/http_date.rs -f src/number.rs -f src/percent.rs -f src/pointer.rs -C=--test=header -C=--test=http_date -C=--test=number -C=--test=percent -C=--test=pointer || $(SURVIVORS)
	$(MUTANTS)/negotiate -f src/negotiate.rs -C=--test=negotiate || $(SURVIVORS)
	$(MUTANTS)/body_writer -f src/body_writer.rs -f 'src/body_writer/*.rs' -C=--test=body_writer -C=--test=page -C=--test=bodies || $(SURVIVORS)
	$(MUTANTS)/dialect -f src/dialect.rs -f 'src/dialect/*.rs' -C=--lib -C=--test=dialect -C=--test=body_writer -C=--test=bodies || $(SURVIVORS)
	@seen=$$(cat target/mutants/*/mutants.out/{caught,timeout}.txt | wc -l); \
	missed=$$(cat target/mutants/*/mutants.out/missed.txt | wc -l); \
	echo "$$seen changes seen, $$missed not"; test $$((seen * 100)) -ge $$(((seen + missed) * 95))

# Each crate is compiled from its package, as its users do.
.PHONY: crates
crates:
	cargo package --locked $(foreach crate,httpexc httpexc-axum httpexc-build httpexc-js,--package $(crate))

.PHONY: deny
deny: $(TOOLS)/cargo-deny-$(CARGO_DENY)
	cargo deny --offline --all-features check bans licenses sources
	@echo '*** NOT CHECKED: advisories. They need the database at https://github.com/RustSec/advisory-db;'
	@echo '*** with it at hand, run: cargo deny check advisories'

# What takes longer than a test may

.PHONY: hazards
hazards: $(TARBALL) js-tests/node_modules/.stamp
	HAZARD_CALLS=1000000 node js-tests/hazards/run.mjs

.PHONY: soak
soak: $(TARBALL) js-tests/node_modules/.stamp
	node js-tests/soak/run.mjs

.PHONY: load
load: $(TARBALL) js-tests/node_modules/.stamp
	node js-tests/load/run.mjs

.PHONY: audit
audit: $(TARBALL) js-tests/node_modules/.stamp
	node js-tests/supply/run.mjs

.PHONY: release-check
release-check: tools js-tests/node_modules/.stamp
	node js-tests/browsers.mjs
	node pkg-template/scripts/release-check.mjs

# Three bills of materials: of the crate, of the crates that the wasm modules are compiled from, and of
# the npm package, which depends on no other.
.PHONY: sbom
sbom: $(TARBALL) $(TOOLS)/cargo-cyclonedx-$(CARGO_CYCLONEDX)
	cargo cyclonedx --quiet --format json --spec-version 1.5 --override-filename sbom \
		--all-features --no-build-deps --target wasm32-unknown-unknown
	mv sbom.json dist/httpexc-$(VERSION)-crate.cdx.json
	mv pkg-template/wasm/sbom.json dist/httpexc-$(VERSION)-wasm.cdx.json
	mv crates/httpexc-axum/sbom.json dist/httpexc-axum-$(VERSION)-crate.cdx.json
	mv crates/httpexc-build/sbom.json dist/httpexc-build-$(VERSION)-crate.cdx.json
	mv crates/httpexc-js/sbom.json dist/httpexc-js-$(VERSION)-crate.cdx.json
	rm examples/problems/axum/sbom.json examples/rust-worker/sbom.json
	# npm writes the name of the folder as the name of the package.
	folder=$$(mktemp -d); mkdir $$folder/httpexc; \
	tar -xzf $(TARBALL) --directory $$folder/httpexc --strip-components 1; \
	(cd $$folder/httpexc && npm install --package-lock-only --offline --ignore-scripts --no-audit --no-fund --silent \
		&& npm sbom --sbom-format cyclonedx --sbom-type library --package-lock-only) \
		> dist/httpexc-$(VERSION)-npm.cdx.json; \
	rm -r $$folder

.PHONY: format
format: node_modules/.stamp
	cargo fmt --all
	node_modules/.bin/biome check --write .

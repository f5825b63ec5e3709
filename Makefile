# The entry points. `make deploy` and `make test` are all that a newcomer needs; both prepare the machine first.
#
#   make deploy   run the real deployment against a Terrarium that is started for it (ARGS='--verbose' adds arguments)
#   make test     formatting, lints and all tests, those with packets and guests too where this machine can
#   make bench    print the figures that the project holds itself to, as JSON lines
#   make setup    only prepare the machine: packages, Docker Engine, the AMI, the application
#   make clean    delete what was built, the AMI too; the Docker Engine and installed packages stay

# What is built outlasts the checkout: a build from nothing takes minutes.
export TERRARIUM_CACHE ?= $(HOME)/.cache/terrarium
export CARGO_TARGET_DIR ?= $(TERRARIUM_CACHE)/target
# setup puts Python packages here where the system's Python may not be added to.
export PATH := $(TERRARIUM_CACHE)/python/bin:$(PATH)

# In CI a machine without Docker is an error, and so is a Cargo.lock that does not fit.
SETUP_OPTIONS := $(if $(CI),--require-docker)
LOCKED := $(if $(CI),--locked)

.PHONY: deploy test lint bench setup clean

deploy: setup
	cargo build $(LOCKED) --workspace --bins
	$(CARGO_TARGET_DIR)/debug/harness deploy $(ARGS)

test: setup lint
	cargo build $(LOCKED) --workspace --bins
	fixtures/run-tests cargo test $(LOCKED) --workspace

lint:
	cargo fmt --all --check
	cargo clippy $(LOCKED) --workspace --all-targets -- -D warnings

bench: setup
	cargo build $(LOCKED) --release -p terrarium
	cargo bench $(LOCKED) -p terrarium-tests $(ARGS)

setup:
	@fixtures/setup $(SETUP_OPTIONS)

clean:
	cargo clean
	rm -f $(TERRARIUM_CACHE)/web-calculator-3.tar*
	for recipe in fixtures/amis/*/packages; do docker image rm terrarium/ami-$$(basename $$(dirname $$recipe)); done

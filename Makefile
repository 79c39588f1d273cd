# Two commands carry everything: `make demo` and `make test`. Each installs what it needs first.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.PHONY: help setup build test lint format demo bench fuzz docs install clean

PACKAGES := libgsl-dev libsqlite3-dev libzip-dev zlib1g-dev libexpat1-dev libreadstat-dev libxlsxwriter-dev pkg-config python3 python3-venv fonts-noto-cjk
VENV     := .venv
PYTHON   := $(VENV)/bin/python3
PROGRAM  := .build/release/steelyard
PREFIX   ?= /usr/local
PROGRAMME ?= shenzhen-2014
TARGETS  := Tables Statistics SurveyEstimation Sampling Indicators ReviewPanel Counts ProgrammeModel AnalysisPlan Intake \
            Trace Store Simulation Evaluation Reporting Workbench

help: ## show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: ## install system libraries and the pinned chart renderer and typesetter
	@missing=""; for p in $(PACKAGES); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then \
	  sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && $$sudo apt-get install -y -qq --no-install-recommends $$missing; \
	fi
	@if ! cmp -s docs/requirements.txt $(VENV)/requirements.txt; then \
	  python3 -m venv --clear $(VENV) && $(PYTHON) -m pip install --quiet --disable-pip-version-check -r docs/requirements.txt \
	  && cp docs/requirements.txt $(VENV)/requirements.txt; \
	fi

build: setup ## build the release program
	swift build -c release --product steelyard

test: setup ## build and run all tests
	swift test

lint: setup ## formatting, warnings as errors, allowed imports
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks Fuzz
	python3 .ci/imports.py
	swift build --explicit-target-dependency-import-check error

format: ## format the sources
	swift format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks Fuzz

demo: build ## a programme of seeds/ (PROGRAMME=shenzhen-2014) from raw files to its evaluations, in demo/
	@PROGRAMME=$(PROGRAMME) STEELYARD=$(PROGRAM) STEELYARD_PYTHON=$(PYTHON) .ci/demo

bench: build ## time one round's evaluation; ratios against peers where they are installed
	@STEELYARD=$(CURDIR)/$(PROGRAM) STEELYARD_PYTHON=$(CURDIR)/$(PYTHON) Benchmarks/run

fuzz: setup ## feed a reader with made-up files: READER=csv|xlsx|statistics|xlsform|limesurvey|log|definition SECONDS=600
	swift build -c release --package-path Fuzz --quiet
	mkdir -p Fuzz/.build/corpus/$(or $(READER),csv)
	Fuzz/.build/release/fuzz $(or $(READER),csv) Fuzz/.build/corpus/$(or $(READER),csv) Fuzz/seeds/$(or $(READER),csv) \
	  -max_total_time=$(or $(SECONDS),600) -timeout=10 -rss_limit_mb=1024 -artifact_prefix=Fuzz/.build/ -verbosity=0

docs: setup ## build the API documentation of every target in .build/docs
	mkdir -p .build/docs
	swift package --allow-writing-to-directory .build/docs generate-documentation $(TARGETS:%=--target %) \
	  --enable-experimental-combined-documentation --symbol-graph-minimum-access-level package --output-path .build/docs

install: build ## install the program and shell completions under PREFIX
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/steelyard
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions $(DESTDIR)$(PREFIX)/share/zsh/site-functions
	$(PROGRAM) --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/steelyard
	$(PROGRAM) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_steelyard

clean: ## remove what was built
	rm -rf .build demo

.PHONY: run demo test soak bench audit

# Builds what is missing and serves the shipped list on http://127.0.0.1:3000 until Ctrl-C.
run:
	@tools/run.sh musashino

# The same with an invented city.
demo:
	@tools/run.sh mihon

# Format, lints, Rust tests on both databases, the browser.
test:
	@tools/test.sh

# Tests of faults at length: kills, seeds, mutated updates, a full disk.
soak:
	@tools/soak.sh

# What pages cost and how long keys take, beside other servers (docs/benchmarks.md): both, or PART=pages, PART=typists.
bench:
	@LIST="$(LIST)" TYPISTS="$(TYPISTS)" tools/bench.sh $(PART)

# Advisories against the locked crates.
audit:
	@tools/audit.sh

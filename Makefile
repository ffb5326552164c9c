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

# Latency, processor time and memory with 20 to 1,000 typists, beside stock servers from npm.
bench:
	@tools/bench.sh $(TYPISTS)

# Advisories against the locked crates.
audit:
	@tools/audit.sh

.PHONY: run demo test audit

# Builds what is missing and serves the shipped list on http://127.0.0.1:3000 until Ctrl-C.
run:
	@tools/run.sh musashino

# The same with an invented city.
demo:
	@tools/run.sh mihon

# Format, lints, Rust tests on both databases, the browser.
test:
	@tools/test.sh

# Advisories against the locked crates.
audit:
	@tools/audit.sh

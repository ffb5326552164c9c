.PHONY: test audit

# Format, lints, Rust tests on both databases.
test:
	@tools/test.sh

# Advisories against the locked crates.
audit:
	@if command -v cargo-audit >/dev/null; then cargo audit || { echo "make audit: advisories were found or their source could not be reached"; exit 1; }; \
	else echo "make audit: cargo-audit is not installed (cargo install cargo-audit)"; exit 1; fi

//! The binary `ayumi`.

fn main() {}

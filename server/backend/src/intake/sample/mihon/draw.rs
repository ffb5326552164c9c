//! Numbers that look like chance and are the same on every machine and in every release.

/// splitmix64 (Steele, Lea, Flood 2014) over what the draw is for: no state, so that one more 項目 changes no other.
pub(super) fn draw(of: &[u64]) -> u64 {
    of.iter().fold(0x6179_756d_6900_0001, |state, part| scramble(state ^ scramble(*part)))
}

/// A draw below `limit`, which is not 0.
pub(super) fn below(limit: u64, of: &[u64]) -> u64 {
    draw(of) % limit.max(1)
}

/// One of the given, by a draw.
pub(super) fn pick<'a>(from: &[&'a str], of: &[u64]) -> &'a str {
    let at = usize::try_from(below(from.len() as u64, of)).unwrap_or(0);
    from.get(at).copied().unwrap_or("")
}

fn scramble(state: u64) -> u64 {
    let mut it = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    it ^ (it >> 31)
}

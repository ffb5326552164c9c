//! What follows a number in a sentence: whether words do, and whether they say that something was done.

use super::chars::Chars;
use super::given::is_unit_like;
use super::prose::is_boundary;

/// Whether a verb follows that says that something was done, and nothing else up to the next comma or stop:
/// 「364件受け付けた」, 「12件受理し、」, 「45件寄せられている。」. Behind 増 and 減 it is a difference.
pub(super) fn is_done(chars: &Chars, end: usize) -> bool {
    const LONGEST: usize = 14;
    const ENDS: &[&str] = &["た", "だ", "て", "で", "いる", "し", "り"];
    let stop = (end..chars.len()).find(|at| is_boundary(chars, *at)).unwrap_or(chars.len());
    if stop - end > LONGEST {
        return false;
    }
    let kana = |at: usize| ('ぁ'..='ん').contains(&chars.at(at));
    let plain = (end..stop).all(|at| kana(at) || is_unit_like(chars.at(at)));
    let stem = (end..stop).take_while(|at| !kana(*at)).count();
    // 「世帯を訪ねた」: what stands before a particle is no verb.
    let particle =
        (end + stem..stop.saturating_sub(1)).any(|at| "をのではがもとに".contains(chars.at(at)) && !kana(at + 1));
    let verb = chars.slice(end, stop);
    (1..=5).contains(&stem) && plain && !particle && ENDS.iter().any(|tail| verb.ends_with(tail))
}

/// Whether words follow, up to the next full stop and outside of brackets: then a number before them is part of a sentence.
pub(super) fn sentence_follows(chars: &Chars, end: usize) -> bool {
    let mut at = end;
    while !chars.is_end(at) && chars.at(at) != '。' {
        if ('ぁ'..='ん').contains(&chars.at(at)) && chars.enclosing(at).is_none() {
            return true;
        }
        at += 1;
    }
    false
}

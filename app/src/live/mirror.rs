//! The text once more behind its field, unseen but for the carets of others and what they have chosen, which it carries
//! along. A field whose height is the mirror's grows with its text.

use super::desk::{Desk, Standing};
use leptos::prelude::*;
use model::live::Prose;

/// What stands behind a text field.
#[component]
pub(super) fn Mirror(desk: Desk, prose: Prose) -> impl IntoView {
    let pieces = move || {
        let (text, standing) = desk.standing(prose);
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut views: Vec<_> = cut(&units, &standing).into_iter().map(draw).collect();
        // The last line is as high as the others even while it is empty.
        views.push("\u{200b}".into_any());
        views
    };
    view! { <div class="live-mirror" aria-hidden="true">{pieces}</div> }
}

/// What the mirror is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Chosen(u8, String),
    Caret(u8, String, u32),
}

/// Cuts a text at everybody's ends. Where several have chosen the same letters, they bear the first one's colour.
fn cut(units: &[u16], standing: &[Standing]) -> Vec<Piece> {
    let all = u32::try_from(units.len()).unwrap_or(u32::MAX);
    let end = |at: u32| at.min(all);
    let mut ends: Vec<u32> = standing.iter().flat_map(|it| [end(it.at), end(it.from)]).chain([0, all]).collect();
    ends.sort_unstable();
    ends.dedup();
    let mut pieces = Vec::new();
    for (at, to) in ends.iter().zip(ends.iter().skip(1).map(Some).chain([None])) {
        let carets = standing.iter().filter(|it| end(it.at) == *at);
        pieces.extend(carets.map(|it| Piece::Caret(it.hue, it.name.clone(), it.turn)));
        let Some(to) = to else { break };
        let text = String::from_utf16_lossy(&units[*at as usize..*to as usize]);
        let chosen = standing.iter().find(|it| end(it.at.min(it.from)) <= *at && *to <= end(it.at.max(it.from)));
        pieces.push(match chosen {
            Some(it) => Piece::Chosen(it.hue, text),
            None => Piece::Text(text),
        });
    }
    pieces
}

fn draw(piece: Piece) -> AnyView {
    match piece {
        Piece::Text(text) => text.into_any(),
        Piece::Chosen(hue, text) => view! { <mark data-colour=hue>{text}</mark> }.into_any(),
        Piece::Caret(hue, name, turn) => {
            // A flag rests after a while, and comes back with its person's next move.
            view! { <span class="live-caret" data-colour=hue data-turn=turn % 2><i>{name}</i></span> }.into_any()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(hue: u8, from: u32, at: u32) -> Standing {
        Standing { at, from, hue, name: "中村".to_owned(), turn: 1 }
    }

    #[test]
    fn a_text_is_cut_at_carets_and_at_what_is_chosen() {
        let units: Vec<u16> = "内容を拡大して".encode_utf16().collect();
        let caret = |hue| Piece::Caret(hue, "中村".to_owned(), 1);
        let text = |text: &str| Piece::Text(text.to_owned());
        assert_eq!(cut(&units, &[]), [text("内容を拡大して")]);
        assert_eq!(
            cut(&units, &[standing(7, 3, 5), standing(8, 7, 7)]),
            [text("内容を"), Piece::Chosen(7, "拡大".to_owned()), caret(7), text("して"), caret(8)]
        );
        assert_eq!(cut(&[], &[standing(7, 0, 0)]), [caret(7)]);
        assert_eq!(cut(&units, &[standing(7, 99, 99)]).last(), Some(&caret(7)));
    }
}

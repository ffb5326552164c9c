//! The words of a 説明 without its figures: what is left to compare where figures have charts of their own. A heading goes
//! with the figures below it when nothing else stands under it; every other line stays, letter by letter.

use super::narrative::{InText, Labelled, Piece, heading_of};

/// The lines that stay, in printed order.
#[must_use]
pub fn without_figures<'a>(pieces: &'a [Piece], figures: &[InText<'_>]) -> Vec<&'a str> {
    let mut kept: Vec<&str> = Vec::new();
    // figures that stand right below the line looked at, since lines are looked at from below
    let mut below: Option<&[Labelled]> = None;
    for piece in pieces.iter().rev() {
        match piece {
            Piece::Figures(all) => below = Some(all),
            Piece::Inside(_) => below = None,
            Piece::Elsewhere(_) => {}
            Piece::Line(line) => {
                let bare = below.is_some_and(|all| heads(line, &figures[all[0].at]));
                if !bare || kept.last().is_some_and(|next| stands_under(next, line)) {
                    below = None;
                    kept.push(line);
                }
            }
        }
    }
    kept.reverse();
    kept
}

/// Whether a line says nothing but what the figure below it is called: 「・支え合いポイント実績」, 「・年度末現在団体人数」,
/// 「・実績」. Whatever has a word in hiragana beside the name may be a sentence.
fn heads(line: &str, figure: &InText<'_>) -> bool {
    let words: String = line.chars().filter(|c| c.is_alphanumeric()).collect();
    let name: Vec<String> =
        heading_of(figure).split_whitespace().map(|it| it.chars().filter(|c| c.is_alphanumeric()).collect()).collect();
    let said = name.iter().find(|part| !part.is_empty() && words.contains(part.as_str()));
    let Some(said) = said else { return name.is_empty() && words.ends_with("実績") && !has_hiragana(&words) };
    let rest = words.replacen(said.as_str(), "", 1).replace("延べ", "");
    !has_hiragana(rest.trim_start_matches('の').trim_end_matches('の'))
}

fn has_hiragana(words: &str) -> bool {
    words.chars().any(|c| ('ぁ'..='ん').contains(&c))
}

/// Whether a line belongs to the heading above it: it has no bullet of its own where that one has.
fn stands_under(line: &str, heading: &str) -> bool {
    !has_bullet(line) && has_bullet(heading)
}

fn has_bullet(line: &str) -> bool {
    line.trim_start().starts_with(|c: char| "・●○◎◆◇■□▪•★☆【〔".contains(c))
}

#[cfg(test)]
mod tests {
    use super::super::narrative::cut;
    use super::*;

    fn check(narrative: &str, figures: &[(&str, &str)], lines: &[&str]) {
        let figures: Vec<_> =
            figures.iter().map(|(name, as_printed)| InText { name, as_printed, note: None }).collect();
        assert_eq!(without_figures(&cut(narrative, &figures), &figures), lines, "{narrative}");
    }

    #[test]
    fn a_heading_goes_with_the_figures_below_it() {
        let points = [("支え合いポイント 登録者数", "登録者数：81人"), ("支え合いポイント 交換数", "交換数：集計中")];
        check(
            "・説明会を開いた。\n・支え合いポイント実績\n登録者数：81人\n交換数：集計中",
            &points,
            &["・説明会を開いた。"],
        );
        check("・支え合いポイント実績\n登録者数：81人\n交換数：集計中\n・周知した。", &points, &["・周知した。"]);
        check("・年度末現在団体人数\n保護司会：20人", &[("団体人数 保護司会", "保護司会：20人")], &[]);
        check("・市民講座の実績（延べ）\n受講者：20人", &[("市民講座 受講者", "受講者：20人")], &[]);
        check("・実績\n受講者：20人", &[("受講者", "受講者：20人")], &[]);
        check("・体験\n夏の部\n参加：20人", &[("体験 夏の部 参加", "参加：20人")], &[]);
        check(
            "・講演会\n参加：10人\n・学習会\n参加：20人",
            &[("講演会 参加", "参加：10人"), ("学習会 参加", "参加：20人")],
            &[],
        );
    }

    #[test]
    fn a_heading_over_what_is_left_and_every_sentence_stay() {
        let training = [("研修 参加", "参加：10人")];
        check("・研修\n参加：10人\n8/23　秋の会", &training, &["・研修", "8/23　秋の会"]);
        check("・研修\n秋の会\n参加：10人", &training, &["・研修", "秋の会"]);
        check("・研修を市内で開いた\n参加：10人", &training, &["・研修を市内で開いた"]);
        check("・会場を改めた。\n参加：10人", &training, &["・会場を改めた。"]);
        check(
            "・相談会（参加者５名）\n参加：10人",
            &[("相談会 参加者", "参加者５名"), ("相談会 参加", "参加：10人")],
            &["・相談会（参加者５名）"],
        );
        check("・研修", &[], &["・研修"]);
    }
}

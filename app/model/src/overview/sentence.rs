//! The first sentence of 概況: what the marks say, before anything is shown. It only counts; it praises nothing.

use super::page::{MarkCount, Phrase};
use crate::number::prose;
use crate::plan::{Mark, MarkShape};
use crate::writing::Lang;

/// 「19項目のうち18項目が予定通り、１項目が検討中です。遅れと未報告はありません。」
#[must_use]
pub fn write_sentence(counts: &[MarkCount], lang: Lang) -> Vec<Phrase> {
    let told = Told::of(counts, lang);
    let calm = told.bad.is_empty() && told.missing == 0;
    match lang {
        _ if told.total == 0 => {
            vec![plain(lang.say("この年度の項目はまだありません。", "There are no measures for this year yet."))]
        }
        Lang::Ja if calm => told.calm(),
        Lang::Ja => told.uneasy(),
        Lang::En if calm => told.calm_in_english(),
        Lang::En => told.uneasy_in_english(),
    }
}

/// The counts, by what they mean.
struct Told {
    total: usize,
    good: usize,
    good_word: String,
    states: Vec<(String, usize)>,
    bad: Vec<(String, usize)>,
    missing: usize,
}

impl Told {
    fn of(counts: &[MarkCount], lang: Lang) -> Self {
        let shape = |it: &MarkCount| it.mark.as_ref().map(|mark| mark.shape);
        let with = |shapes: &[MarkShape]| -> Vec<(String, usize)> {
            let chosen = counts.iter().filter(|it| it.count > 0 && shape(it).is_some_and(|it| shapes.contains(&it)));
            chosen.filter_map(|it| Some((Mark::short_of(Some(it.mark.as_ref()?), lang).to_owned(), it.count))).collect()
        };
        let good = with(&[MarkShape::Star, MarkShape::Ring]);
        let word = |wanted: MarkShape| counts.iter().filter_map(|it| it.mark.as_ref()).find(|it| it.shape == wanted);
        let good_word =
            word(MarkShape::Ring).or_else(|| word(MarkShape::Star)).map(|it| Mark::short_of(Some(it), lang).to_owned());
        Self {
            total: counts.iter().map(|it| it.count).sum(),
            good: good.iter().map(|it| it.1).sum(),
            good_word: good_word.unwrap_or_else(|| lang.say("予定通り", "On schedule").to_owned()),
            states: with(&[MarkShape::Square, MarkShape::Target, MarkShape::Bar]),
            bad: with(&[MarkShape::Triangle, MarkShape::Cross]),
            missing: counts.iter().filter(|it| it.mark.is_none()).map(|it| it.count).sum(),
        }
    }

    /// Nothing is late and nothing missing: every mark that occurs is named.
    fn calm(&self) -> Vec<Phrase> {
        let mut phrases = Vec::new();
        if self.good == self.total {
            phrases.push(strong(format!("{}項目すべてが{}", prose(self.total), self.good_word)));
        } else {
            phrases.push(plain(format!("{}項目のうち", prose(self.total))));
            let good = (self.good_word.clone(), self.good);
            let named = [good].into_iter().filter(|it| it.1 > 0).chain(self.states.iter().cloned());
            for (at, (word, count)) in named.enumerate() {
                if at > 0 {
                    phrases.push(plain("、"));
                }
                phrases.push(strong(format!("{}項目が{word}", prose(count))));
            }
        }
        phrases.push(plain("です。遅れと未報告はありません。"));
        phrases
    }

    /// Something is late or missing: that is what the sentence leads to.
    fn uneasy(&self) -> Vec<Phrase> {
        let mut phrases = vec![plain(format!("{}項目のうち", prose(self.total)))];
        if self.good > 0 {
            phrases.push(strong(format!("{}は{}項目", self.good_word, prose(self.good))));
            phrases.push(plain("です。"));
        }
        let missing = format!("{}項目がまだ報告されていません", prose(self.missing));
        let bad: Vec<_> = self.bad.iter().map(|(word, count)| format!("{word}が{}項目", prose(*count))).collect();
        match (bad.is_empty(), self.missing) {
            (false, 0) => phrases.extend([strong(bad.join("、")), plain("あります。")]),
            (false, _) => phrases.extend([strong(bad.join("、")), plain(format!("あり、{missing}。"))]),
            (true, _) => phrases.extend([strong(missing), plain("。遅れはありません。")]),
        }
        phrases
    }
}

/// The same sentences in English.
impl Told {
    fn calm_in_english(&self) -> Vec<Phrase> {
        let mut phrases = Vec::new();
        if self.good == self.total {
            let all = match self.total {
                1 => format!("The one measure is rated “{}”", self.good_word),
                total => format!("All {total} measures are rated “{}”", self.good_word),
            };
            phrases.push(strong(all));
        } else {
            let good = (self.good_word.clone(), self.good);
            let named: Vec<_> = [good].into_iter().filter(|it| it.1 > 0).chain(self.states.iter().cloned()).collect();
            phrases.push(plain(format!("Of {}, ", Lang::En.measures(self.total))));
            phrases.push(strong(rated(&named)));
        }
        phrases.push(plain(". There are no delays, and nothing is left unreported."));
        phrases
    }

    fn uneasy_in_english(&self) -> Vec<Phrase> {
        let mut phrases = vec![plain(format!("Of {}, ", Lang::En.measures(self.total)))];
        if self.good > 0 {
            phrases.push(strong(rated(&[(self.good_word.clone(), self.good)])));
            phrases.push(plain(if self.bad.is_empty() { " and " } else { ", " }));
        }
        let missing =
            format!("{} {} not been reported yet", self.missing, if self.missing == 1 { "has" } else { "have" });
        match (self.bad.is_empty(), self.missing) {
            (false, 0) => phrases.extend([strong(rated(&self.bad)), plain(".")]),
            (false, _) => phrases.extend([strong(rated(&self.bad)), plain(format!(", and {missing}."))]),
            (true, _) => phrases.extend([strong(missing), plain(". There are no delays.")]),
        }
        phrases
    }
}

/// "18 are rated “On schedule”, 1 “Under consideration”".
fn rated(named: &[(String, usize)]) -> String {
    let told = named.iter().enumerate().map(|(at, (word, count))| match (at, count) {
        (0, 1) => format!("1 is rated “{word}”"),
        (0, _) => format!("{count} are rated “{word}”"),
        _ => format!("{count} “{word}”"),
    });
    told.collect::<Vec<_>>().join(", ")
}

fn plain(text: impl Into<String>) -> Phrase {
    Phrase { text: text.into(), strong: false }
}

fn strong(text: String) -> Phrase {
    Phrase { text, strong: true }
}

#[cfg(test)]
mod tests {
    use super::super::counts::count_marks;
    use super::super::samples::{scheme, sign};
    use super::*;

    fn check(marks: &[(&str, usize)], missing: usize, sentence: &str) {
        check_in(Lang::Ja, marks, missing, sentence);
    }

    fn check_in(lang: Lang, marks: &[(&str, usize)], missing: usize, sentence: &str) {
        let mut now: Vec<_> = marks.iter().flat_map(|(symbol, n)| vec![Some(sign(symbol)); *n]).collect();
        now.extend(vec![None; missing]);
        let words = |it: &Phrase| if it.strong { format!("[{}]", it.text) } else { it.text.clone() };
        let written: String = write_sentence(&count_marks(&scheme(), &now, None), lang).iter().map(words).collect();
        assert_eq!(written, sentence);
    }

    #[test]
    fn a_calm_year_names_every_mark() {
        check(
            &[("○", 18), ("□", 1)],
            0,
            "19項目のうち[18項目が予定通り]、[１項目が検討中]です。遅れと未報告はありません。",
        );
        check(&[("○", 7), ("☆", 1)], 0, "[８項目すべてが予定通り]です。遅れと未報告はありません。");
        check(&[("◎", 2)], 0, "２項目のうち[２項目が完了]です。遅れと未報告はありません。");
    }

    #[test]
    fn a_hard_year_leads_to_what_is_late_and_missing() {
        check(
            &[("☆", 1), ("○", 9), ("△", 4), ("□", 1), ("×", 1), ("◎", 1)],
            2,
            "19項目のうち[予定通りは10項目]です。[遅れ・課題が４項目、進捗なしが１項目]あり、２項目がまだ報告されていません。",
        );
        check(&[("○", 9), ("△", 1)], 0, "10項目のうち[予定通りは９項目]です。[遅れ・課題が１項目]あります。");
        check(&[("△", 1)], 0, "１項目のうち[遅れ・課題が１項目]あります。");
        check(
            &[("○", 9)],
            1,
            "10項目のうち[予定通りは９項目]です。[１項目がまだ報告されていません]。遅れはありません。",
        );
    }

    #[test]
    fn the_same_is_said_in_english() {
        let check = |marks: &[(&str, usize)], missing, sentence: &str| check_in(Lang::En, marks, missing, sentence);
        let calm = "There are no delays, and nothing is left unreported.";
        check(
            &[("○", 18), ("□", 1)],
            0,
            &format!("Of 19 measures, [18 are rated “On schedule”, 1 “Under consideration”]. {calm}"),
        );
        check(&[("○", 7), ("☆", 1)], 0, &format!("[All 8 measures are rated “On schedule”]. {calm}"));
        check(&[("○", 1)], 0, &format!("[The one measure is rated “On schedule”]. {calm}"));
        check(&[("◎", 1)], 0, &format!("Of 1 measure, [1 is rated “Completed”]. {calm}"));
        check(
            &[("☆", 1), ("○", 9), ("△", 4), ("×", 1)],
            2,
            "Of 17 measures, [10 are rated “On schedule”], [4 are rated “Delays or problems”, 1 “No progress”], and 2 have not \
             been reported yet.",
        );
        check(
            &[("○", 9), ("△", 1)],
            0,
            "Of 10 measures, [9 are rated “On schedule”], [1 is rated “Delays or problems”].",
        );
        check(
            &[("○", 9)],
            1,
            "Of 10 measures, [9 are rated “On schedule”] and [1 has not been reported yet]. There are no delays.",
        );
        check(&[], 0, "There are no measures for this year yet.");
    }

    #[test]
    fn an_empty_year_says_so() {
        check(&[], 0, "この年度の項目はまだありません。");
    }
}

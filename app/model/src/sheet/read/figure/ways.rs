//! What can be made of what is asked about: the readings among which a person chooses, and what holds until then. How a
//! reading is found is told where it is asked.

use super::amount::Found;
use super::given::Given;
use super::scan::{OfLine, OnLine, Unsure};
use crate::indicator::Counting;
use crate::sheet::Earlier;
use crate::sheet::read::asking::{Asking, Question};
use crate::sheet::read::joining::Joined;
use crate::year::FiscalYear;

/// Keys of readings that follow one another; of more than so many, none is likely.
pub(super) const TURNS: [&str; 6] = ["first", "second", "third", "fourth", "fifth", "sixth"];

/// The answers to one question; the first is what holds until somebody says another.
#[derive(Clone, Debug)]
pub(super) struct Ways {
    /// What holds, in a sentence.
    assumed: String,
    ways: Vec<Way>,
}

/// One answer.
#[derive(Clone, Debug)]
pub(super) struct Way {
    key: String,
    words: String,
    effect: Effect,
}

#[derive(Clone, Debug)]
enum Effect {
    /// All stays as it was read.
    Stay,
    /// This figure is taken too.
    Take(OnLine),
    /// These are.
    TakeEach(Vec<OnLine>),
    /// The figure that begins there has this year before, and is printed so.
    Before(usize, Given, String),
    /// The figure that begins there has this value of a year further back, and is printed so.
    Earlier(usize, Earlier, String),
    /// The figure that begins there is none.
    Drop(usize),
}

impl Way {
    fn new(key: &str, words: &str, effect: Effect) -> Self {
        Self { key: key.to_owned(), words: words.to_owned(), effect }
    }

    /// A figure as one of several readings.
    pub fn take(key: &str, figure: OnLine) -> Self {
        Self::new(key, &say(&figure), Effect::Take(figure))
    }

    /// Several figures as one reading.
    pub fn take_each(key: &str, figures: Vec<OnLine>) -> Self {
        let words: Vec<String> = figures.iter().map(say).collect();
        Self::new(key, &words.join("、"), Effect::TakeEach(figures))
    }

    /// A figure as one of several readings, told by what makes the difference.
    pub fn take_as(key: &str, words: &str, figure: OnLine) -> Self {
        Self::new(key, words, Effect::Take(figure))
    }

    /// A figure that is a part of another one.
    pub fn take_part(key: &str, figure: OnLine, whole: &OnLine) -> Self {
        let words =
            format!("「{} {}」を{}とする", name_of(whole), figure.label.text, Given::from(&figure.found).words());
        Self::new(key, &words, Effect::Take(figure))
    }

    /// The year before of a figure that is taken, with what is printed from its label to there.
    pub fn before(key: &str, figure: &OnLine, given: &Given, as_printed: String) -> Self {
        let words = format!("「{}」の前年度を{}とする", name_of(figure), given.words());
        Self::new(key, &words, Effect::Before(figure.found.start, given.clone(), as_printed))
    }
}

impl Ways {
    /// The value of a year further back stands alone in the bracket behind a figure: it is that year's, or the year is
    /// misprinted.
    pub fn earlier(figure: &OnLine, year: FiscalYear, given: &Given, as_printed: &str) -> Vec<Way> {
        let words = format!("「{}」の{year}を{}とする", name_of(figure), given.words());
        let earlier = Earlier { year, figure: given.figure };
        let effect = Effect::Earlier(figure.found.start, earlier, as_printed.to_owned());
        vec![Way::new("earlier", &words, effect), Way::before("before", figure, given, as_printed.to_owned())]
    }

    fn new(assumed: &str, key: &str, words: &str, readings: Vec<Way>) -> Self {
        let first = Way::new(key, words, Effect::Stay);
        Self { assumed: assumed.to_owned(), ways: std::iter::once(first).chain(readings).collect() }
    }

    /// Something was taken, which nothing else can be.
    pub fn taken(assumed: &str) -> Self {
        Self::new(assumed, "keep", "このままでよい", Vec::new())
    }

    /// The figure was taken, with the year before where that is told; another number in its brackets was not.
    pub fn rest_left(readings: Vec<Way>) -> Self {
        Self::new("かっこの中のほかの数は取りませんでした。", "keep", "ほかの数は取らない", readings)
    }

    /// A figure was taken that may be none.
    pub fn taken_figure(figure: &OnLine) -> Self {
        let assumed = format!("指標「{}」として取りました。", name_of(figure));
        let drop = Way::new("skip", "指標ではない", Effect::Drop(figure.found.start));
        Self::new(&assumed, "keep", "このままでよい", vec![drop])
    }

    /// Nothing was taken, unless one of these readings is right.
    pub fn nothing(readings: Vec<Way>) -> Self {
        Self::new("ここからは何も取りませんでした。", "keep", "何も取らないままでよい", readings)
    }

    /// The figure was taken, the year before was not, unless one of these readings is right.
    pub fn without_before(readings: Vec<Way>) -> Self {
        Self::new("今年度の値だけを取り、前年度の値は取りませんでした。", "keep", "前年度の値は取らない", readings)
    }

    /// Two figures were taken under one name, of which one may be another's.
    pub fn both(pair: [&OnLine; 2]) -> Self {
        let way = |(turn, figure): (&str, &OnLine)| {
            let words = format!("{}は取らない", Given::from(&figure.found).words());
            Way::new(turn, &words, Effect::Drop(figure.found.start))
        };
        let drop = TURNS.into_iter().zip(pair).map(way).collect();
        let assumed = format!("どちらも「{}」の値として取りました。", name_of(pair[0]));
        Self::new(&assumed, "keep", "どちらもこのままでよい", drop)
    }

    /// A figure whose text says 延べ and 実 of it.
    pub fn counted(figure: &OnLine) -> Self {
        let way = |(key, counting): (&str, Counting)| {
            let words =
                format!("「{}」を{}{}とする", name_of(figure), counting.words(), Given::from(&figure.found).words());
            let found = Found { counting: Some(counting), ..figure.found.clone() };
            Way::take_as(key, &words, OnLine { found, ..figure.clone() })
        };
        Self::nothing([("cumulative", Counting::Cumulative), ("distinct", Counting::Distinct)].map(way).into())
    }

    /// One of several years before was not taken, unless one of these readings is right.
    pub fn without_this(given: &Given, readings: Vec<Way>) -> Self {
        let assumed = format!("「{}{}」は、どの指標の前年度の値ともしませんでした。", given.name, given.words());
        Self::new(&assumed, "keep", "前年度の値は取らない", readings)
    }

    /// A figure that is none until somebody says so; one without a name can't be taken.
    pub fn offer(figure: OnLine, mut readings: Vec<Way>) -> Self {
        let mut assumed = "指標として取りませんでした。".to_owned();
        if !figure.label.text.is_empty() {
            assumed = format!("{assumed}取るなら名前は「{}」です。", figure.label.text);
            readings.insert(0, Way::new("take", "指標として取る", Effect::Take(figure)));
        }
        Self::new(&assumed, "skip", "指標ではない", readings)
    }
}

/// Asks what is unsure about a line, and does what people said.
pub(super) fn settle(of_line: &mut OfLine, line: &Joined, asking: &mut Asking<'_>) {
    for Unsure { at, text, why, ways } in std::mem::take(&mut of_line.unsure) {
        let choices: Vec<(&str, &str)> = ways.ways.iter().map(|way| (&*way.key, &*way.words)).collect();
        let answer = asking.ask(Question {
            topic: "figure",
            line: line.line_of(at),
            text: &text,
            why: why.to_owned(),
            assumed: ways.assumed,
            choices: &choices,
        });
        if let Some(way) = ways.ways.into_iter().find(|way| way.key == answer) {
            way.effect.happen(&mut of_line.figures);
        }
    }
    of_line.figures.sort_by_key(|figure| figure.found.start);
}

impl Effect {
    fn happen(self, figures: &mut Vec<OnLine>) {
        match self {
            Self::Stay => {}
            Self::Take(figure) => figures.push(figure),
            Self::TakeEach(all) => figures.extend(all),
            Self::Drop(start) => figures.retain(|figure| figure.found.start != start),
            Self::Earlier(start, earlier, as_printed) => {
                if let Some(figure) = figures.iter_mut().find(|figure| figure.found.start == start) {
                    figure.earlier.push(earlier);
                    figure.as_printed = as_printed;
                }
            }
            Self::Before(start, given, as_printed) => {
                if let Some(figure) = figures.iter_mut().find(|figure| figure.found.start == start) {
                    figure.previous = Some(given.in_unit_of(figure.found.unit.as_deref()));
                    figure.as_printed = as_printed;
                }
            }
        }
    }
}

/// 「「相談件数」を27件（前年度20件）とする」.
fn say(figure: &OnLine) -> String {
    let (name, before) = (name_of(figure), figure.previous.as_ref().map(Given::words));
    let counting = figure.found.counting.map_or("", |counting| counting.words());
    let now = figure.value.map(|_| format!("{counting}{}", Given::from(&figure.found).words()));
    match (now, before) {
        (Some(now), Some(before)) => format!("「{name}」を{now}（前年度{before}）とする"),
        (Some(now), None) => format!("「{name}」を{now}とする"),
        (None, before) => format!("「{name}」の前年度だけを{}とする", before.unwrap_or_default()),
    }
}

fn name_of(figure: &OnLine) -> String {
    let above = figure.label.above.iter().map(String::as_str);
    above.chain([figure.label.text.as_str()]).collect::<Vec<_>>().join(" ")
}

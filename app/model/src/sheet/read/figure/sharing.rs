//! What figures of a line share: a label before several amounts, and a bracket's years before, handed out to the figures
//! that stand before it by name, by unit, else by place.

use super::amount::Found;
use super::asked::BESIDE;
use super::bracket::skip_noun;
use super::given::Given;
use super::kind::names_unit;
use super::label::Label;
use super::previous::Previous;
use super::scan::{OnLine, Scan};
use super::ways::{TURNS, Way, Ways};
use super::words::counting_of;
use crate::number::unit_key;
use crate::text::name_key;

impl Scan<'_> {
    /// A label that the figure before has given: 「件数：延べ46件、実38件」, 「講座　12回　延べ240人（前年度　11回　延べ198人）」.
    pub fn label_before(&self, found: &Found, previous: &Previous) -> Option<Label> {
        let before = self.pending.last().map(|at| &self.read.figures[*at])?;
        let between = skip_noun(self.chars, before.found.end)..found.start;
        let beside = between.len() <= 2 && between.clone().all(|at| " 、,/・".contains(self.chars.at(at)));
        if !beside {
            return None;
        }
        let counted = before.found.counting.zip(found.counting).is_some_and(|(one, other)| one != other);
        let key = |unit: &Option<String>| unit.as_deref().map(unit_key);
        let paired = match previous {
            Previous::Figures { given, .. } if self.pending.len() == 1 => {
                let units: Vec<_> = given.iter().filter(|one| one.name.is_empty()).map(|one| key(&one.unit)).collect();
                units == [key(&before.found.unit), key(&found.unit)] && units[0] != units[1]
            }
            _ => false,
        };
        (counted || paired).then(|| before.label.clone())
    }

    /// 「相談件数：12回364件」: a name that says what it counts, and two units under it.
    pub fn ask_shared_name(&mut self, figure: &OnLine, end: usize) {
        let Some(before) = self.pending.last().map(|at| &self.read.figures[*at]) else { return };
        let shared = before.label.start == figure.label.start && before.label.text == figure.label.text;
        let key = |one: &OnLine| one.found.unit.as_deref().map(unit_key);
        let counted = before.found.counting.zip(figure.found.counting).is_some_and(|(one, other)| one != other);
        if shared && names_unit(&figure.label.text) && key(before) != key(figure) && !counted {
            let ways = Ways::both([before, figure]);
            self.ask(figure.label.start, end, UNITS, ways);
        }
    }

    /// Gives the bracket's figures to those before it: one to the figure of its unit, several by their short names.
    pub fn hand_out(&mut self, given: &[Given], start: usize, end: usize) {
        let given = &*self.without_ratio(given, start);
        if let [only] = given
            && only.name.is_empty()
        {
            return self.hand_out_one(only, start, end);
        }
        if given[1..].iter().all(|one| !one.name.is_empty()) && given[0].name.is_empty() {
            let rest = self.hand_out_named(&given[1..], start, end);
            self.hand_out_rest(&given[0], start, end);
            self.ask_rest(&rest, start, end);
            return;
        }
        if self.hand_out_by_counting(given, start, end) || self.hand_out_by_unit(given, start, end) {
            return;
        }
        let unnamed = given.iter().all(|one| one.name.is_empty());
        if unnamed && given.len() == self.pending.len() {
            for (at, one) in self.pending.clone().into_iter().zip(given) {
                self.give(at, one, start, end);
            }
            let in_order = Ways::taken("並んだ順に、それぞれの指標の前年度の値としました。");
            self.ask(start, end, "前年度の値が名前なしで並んでいます。", in_order);
            return;
        }
        let rest = self.hand_out_named(given, start, end);
        self.ask_rest(&rest, start, end);
    }

    /// A value without a name: where several figures could be its, none is.
    fn hand_out_one(&mut self, only: &Given, start: usize, end: usize) {
        let key = |unit: &Option<String>| unit.as_deref().map(unit_key);
        let fits = |at: &usize| {
            let unit = key(&self.read.figures[*at].found.unit);
            only.unit.is_none() || unit.is_none() || unit == key(&only.unit)
        };
        let bearers: Vec<usize> = self.pending.iter().copied().filter(fits).collect();
        match (&bearers[..], self.pending.last().copied()) {
            ([bearer], _) => self.give(*bearer, only, start, end),
            ([], Some(last)) => self.give(last, only, start, end),
            ([], None) => {}
            _ => self.ask_bearer(only, &bearers, SHARED, (start, end)),
        }
    }

    /// Without 「135％」 beside the year before's 20件, which says how much that is.
    fn without_ratio(&mut self, given: &[Given], start: usize) -> Vec<Given> {
        let share = |unit: &Option<String>| unit.as_deref().is_some_and(|unit| unit_key(unit) == "%");
        let counted = self.pending.iter().any(|at| share(&self.read.figures[*at].found.unit));
        let ratio = |at: usize, one: &Given| at > 0 && !counted && one.name.is_empty() && share(&one.unit);
        let (ratios, values): (Vec<_>, Vec<_>) = given.iter().enumerate().partition(|(at, one)| ratio(*at, one));
        for (_, one) in ratios {
            self.set_aside(start, one.words());
        }
        values.into_iter().map(|(_, one)| one.clone()).collect()
    }

    /// By their short names; answers those whose name fits no figure.
    fn hand_out_named<'g>(&mut self, given: &'g [Given], start: usize, end: usize) -> Vec<&'g Given> {
        let mut rest = Vec::new();
        for one in given {
            match self.bearer(one) {
                Some(at) => self.give(at, one, start, end),
                None => rest.push(one),
            }
        }
        rest
    }

    /// Asks about values whose name fits no figure: which is the year before of one that has none, if any is.
    fn ask_rest(&mut self, rest: &[&Given], start: usize, end: usize) {
        let open: Vec<&OnLine> =
            self.pending.iter().map(|at| &self.read.figures[*at]).filter(|figure| figure.previous.is_none()).collect();
        let way = |turn: &str, figure: &OnLine, one: &Given| {
            Way::before(turn, figure, one, self.chars.slice(figure.label.start, end))
        };
        let questions: Vec<(&'static str, Ways)> = match (rest, &open[..]) {
            ([], _) => Vec::new(),
            (_, []) => vec![(BESIDE, Ways::rest_left(Vec::new()))],
            (_, [figure]) => {
                let readings = TURNS.into_iter().zip(rest).map(|(turn, one)| way(turn, figure, one)).collect();
                let given = open.len() < self.pending.len();
                vec![(UNNAMED, if given { Ways::rest_left(readings) } else { Ways::without_before(readings) })]
            }
            _ => {
                let readings =
                    |one| TURNS.into_iter().zip(&open).map(|(turn, figure)| way(turn, figure, one)).collect();
                rest.iter().map(|one| (UNNAMED, Ways::without_this(one, readings(one)))).collect()
            }
        };
        for (why, ways) in questions {
            self.ask(start, end, why, ways);
        }
    }

    /// A value without a name goes to the one figure that has none yet.
    fn hand_out_rest(&mut self, one: &Given, start: usize, end: usize) {
        let open = |at: &usize| self.read.figures[*at].previous.is_none();
        let left: Vec<usize> = self.pending.iter().copied().filter(open).collect();
        match left[..] {
            [only] => self.give(only, one, start, end),
            _ => self.ask_bearer(one, &left, UNNAMED, (start, end)),
        }
    }

    /// Asks which of some figures has this year before; none has until somebody says so.
    fn ask_bearer(&mut self, one: &Given, bearers: &[usize], why: &'static str, (start, end): (usize, usize)) {
        let figures = bearers.iter().map(|at| &self.read.figures[*at]).filter(|figure| figure.previous.is_none());
        let way =
            |(turn, figure): (&str, &OnLine)| Way::before(turn, figure, one, self.chars.slice(figure.label.start, end));
        let readings = TURNS.into_iter().zip(figures).map(way).collect();
        let given = self.pending.iter().any(|at| self.read.figures[*at].previous.is_some());
        let ways = if given { Ways::without_this(one, readings) } else { Ways::without_before(readings) };
        self.ask(start, end, why, ways);
    }

    /// 延べ to 延べ and 実 to 実.
    fn hand_out_by_counting(&mut self, given: &[Given], start: usize, end: usize) -> bool {
        let mut pairs = Vec::new();
        for one in given {
            let same = |at: &usize| self.read.figures[*at].found.counting == one.counting;
            let fits: Vec<usize> = self.pending.iter().copied().filter(same).collect();
            match fits[..] {
                [only] if one.name.is_empty() && one.counting.is_some() && !pairs.contains(&only) => pairs.push(only),
                _ => return false,
            }
        }
        for (at, one) in pairs.into_iter().zip(given) {
            self.give(at, one, start, end);
        }
        true
    }

    /// Unnamed values of different units go to the figures of those units.
    fn hand_out_by_unit(&mut self, given: &[Given], start: usize, end: usize) -> bool {
        let unit = |at: &usize| self.read.figures[*at].found.unit.as_deref().map(unit_key);
        let mut pairs = Vec::new();
        for one in given {
            let key = one.unit.as_deref().map(unit_key);
            let fits: Vec<usize> = self.pending.iter().copied().filter(|at| key.is_some() && unit(at) == key).collect();
            match fits[..] {
                [only] if one.name.is_empty() && !pairs.contains(&only) => pairs.push(only),
                _ => return false,
            }
        }
        for (at, one) in pairs.into_iter().zip(given) {
            self.give(at, one, start, end);
        }
        true
    }

    /// The one pending figure that the short name fits.
    fn bearer(&self, given: &Given) -> Option<usize> {
        let key = name_key(&given.name);
        if key.is_empty() {
            return None;
        }
        let name = |at: &usize| {
            let figure = &self.read.figures[*at];
            name_key(&format!("{}{}", figure.label.above.join(""), figure.label.text))
        };
        let only = |fits: &dyn Fn(&str) -> bool| {
            let found: Vec<usize> = self.pending.iter().copied().filter(|at| fits(&name(at))).collect();
            if let [one] = found[..] { Some(one) } else { None }
        };
        let label = |at: &usize| name_key(&self.read.figures[*at].label.text) == key;
        let named: Vec<usize> = self.pending.iter().copied().filter(label).collect();
        if let [one] = named[..] {
            return Some(one);
        }
        only(&|name| name.ends_with(&key)).or_else(|| only(&|name| name.contains(&key)))
    }

    pub fn give(&mut self, at: usize, given: &Given, start: usize, end: usize) {
        let as_printed = self.chars.printed(self.read.figures[at].label.start, end);
        let figure = &mut self.read.figures[at];
        let given = given.in_unit_of(figure.found.unit.as_deref());
        figure.as_printed = as_printed;
        let unlike = match (&figure.found.unit, &given.unit) {
            (Some(now), Some(before)) => unit_key(now) != unit_key(before),
            _ => false,
        };
        // A name may say how it counts, a heading above too; where nothing does, 延べ of the year before is another count.
        let words = format!("{} {}", figure.label.above.join(" "), figure.label.text);
        let counting =
            figure.found.counting.or_else(|| counting_of(&words)).or_else(|| counting_of(&figure.label.text));
        let uncounted = given.counting.is_some() && counting != given.counting;
        figure.previous = Some(given);
        if unlike || uncounted {
            let kept = Ways::taken("前年度の値を、印刷されたとおりに取りました。");
            self.ask(start, end, "今年度と前年度で単位または数え方が違います。", kept);
        }
    }
}

pub(super) const SHARED: &str = "前年度の値がどの指標のものか、決まりません。";
const UNITS: &str = "何を数えるか言う名前に、単位の違う数が二つ並んでいます。";
const UNNAMED: &str = "前年度のどの値がどの指標のものか、名前から決まりません。";

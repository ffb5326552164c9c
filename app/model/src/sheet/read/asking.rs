//! Doubts: what is asked, under which id, and what people have answered. It decides nothing itself.

use crate::intake::{Choice, Decisions, Doubt, DoubtKind};
use std::collections::BTreeMap;

/// Collects the questions of one reading and looks up the answers given before.
pub(super) struct Asking<'d> {
    decisions: &'d Decisions,
    doubts: Vec<Doubt>,
    asked: BTreeMap<String, u32>,
}

/// One question; the first choice is what is assumed.
pub(super) struct Question<'a> {
    /// What kind of question, for the id alone.
    pub topic: &'a str,
    pub line: u32,
    pub text: &'a str,
    pub why: String,
    pub assumed: String,
    pub choices: &'a [(&'a str, &'a str)],
}

const MAX_DOUBTS: usize = 1_000;

impl<'d> Asking<'d> {
    pub fn new(decisions: &'d Decisions) -> Self {
        Self { decisions, doubts: Vec::new(), asked: BTreeMap::new() }
    }

    /// Raises a question, and says which choice holds: the one that was decided, else the first.
    pub fn ask(&mut self, question: Question<'_>) -> String {
        let id = self.id(question.topic, question.text);
        let decided = self.decisions.get(&id).filter(|key| question.choices.iter().any(|(known, _)| known == key));
        let held = decided.cloned().or_else(|| question.choices.first().map(|(key, _)| (*key).to_owned()));
        self.doubts.push(Doubt {
            source: None,
            id,
            kind: DoubtKind::Reading,
            line: question.line,
            text: question.text.to_owned(),
            why: question.why,
            assumed: question.assumed,
            choices: question
                .choices
                .iter()
                .map(|(key, words)| Choice { key: (*key).to_owned(), words: (*words).to_owned() })
                .collect(),
        });
        held.unwrap_or_default()
    }

    /// Whether so much would have to be asked that the text is not of this form.
    pub fn is_hopeless(&self) -> bool {
        self.doubts.len() > MAX_DOUBTS
    }

    /// First line that is asked about, and how many questions there are.
    pub fn first_line(&self) -> Option<(u32, usize)> {
        self.doubts.iter().map(|doubt| doubt.line).min().map(|line| (line, self.doubts.len()))
    }

    /// All questions, in the order of the lines they are about.
    pub fn into_doubts(mut self) -> Vec<Doubt> {
        self.doubts.sort_by_key(|doubt| doubt.line);
        self.doubts
    }

    /// Made of what is asked, so that moved lines keep their answers; equal questions are numbered.
    fn id(&mut self, topic: &str, text: &str) -> String {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for byte in topic.bytes().chain([0]).chain(text.bytes()) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        let id = format!("r-{:06x}", (hash ^ (hash >> 32)) & 0xff_ffff);
        let times = self.asked.entry(id.clone()).or_default();
        *times += 1;
        if *times == 1 { id } else { format!("{id}-{times}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(asking: &mut Asking<'_>, text: &str) -> String {
        let choices = [("skip", "取らない"), ("take", "取る")];
        asking.ask(Question {
            topic: "prose",
            line: 3,
            text,
            why: String::new(),
            assumed: String::new(),
            choices: &choices,
        })
    }

    #[test]
    fn equal_questions_are_numbered_and_answered_one_by_one() {
        let none = Decisions::new();
        let mut asking = Asking::new(&none);
        assert_eq!((ask(&mut asking, "三回"), ask(&mut asking, "三回")), ("skip".into(), "skip".into()));
        let ids: Vec<String> = asking.into_doubts().into_iter().map(|doubt| doubt.id).collect();
        assert_eq!(ids[1], format!("{}-2", ids[0]));

        let second = Decisions::from([(ids[1].clone(), "take".to_owned())]);
        let mut asking = Asking::new(&second);
        assert_eq!((ask(&mut asking, "三回"), ask(&mut asking, "三回")), ("skip".into(), "take".into()));
    }

    #[test]
    fn an_answer_that_is_no_choice_is_not_followed() {
        let none = Decisions::new();
        let mut asking = Asking::new(&none);
        ask(&mut asking, "三回");
        let id = asking.into_doubts()[0].id.clone();
        let odd = Decisions::from([(id, "maybe".to_owned())]);
        assert_eq!(ask(&mut Asking::new(&odd), "三回"), "skip");
    }
}

//! Whether a figure behind a blank line or a sentence still belongs to the heading above: the print doesn't tell, so that a
//! person does.

use super::Under;
use crate::sheet::read::asking::{Asking, Question};
use crate::sheet::read::joining::Joined;
use crate::sheet::read::lines::Gap;

impl Under {
    /// A sentence among a heading's lines: what follows may be told of it, not of the heading.
    pub fn interrupt(&mut self, line: &Joined) {
        let heading = self.heading.as_mut().filter(|it| it.used && line.indent <= it.indent);
        if let Some(heading) = heading.filter(|_| line.text.ends_with(['。', '．'])) {
            heading.interrupted = true;
        }
    }

    /// Behind a blank line or a sentence a figure without a heading of its own may still belong to the one above.
    pub fn ask_whose(&mut self, line: &Joined, label: &str, asking: &mut Asking<'_>) {
        let blank = line.gap == Gap::Blank;
        let Some(heading) = self.heading.as_mut().filter(|it| it.used && (blank || it.interrupted)) else { return };
        if heading.name.is_empty() && heading.timing.is_none() && heading.counting.is_none() {
            return;
        }
        heading.interrupted = false;
        let name = match (&*heading.name, heading.timing) {
            ("", Some(timing)) => timing.words().to_owned(),
            (name, _) => name.to_owned(),
        };
        let between = if blank { "空いた行" } else { "文" };
        let answer = asking.ask(Question {
            topic: "heading",
            line: line.line_of(0),
            text: &line.text,
            why: format!("「{label}」の前に{between}があり、見出し「{name}」のものかどうか確かではありません。"),
            assumed: format!("見出し「{name}」のものとしました。"),
            choices: &[("under", "見出しのものである"), ("apart", "見出しのものではない")],
        });
        if answer == "apart" {
            self.heading = None;
        }
    }
}

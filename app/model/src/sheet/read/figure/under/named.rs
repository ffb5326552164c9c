//! A figure under its headings: its full name, and what they say of how and when it was counted.

use super::{Aside, Under, is_of_last};
use crate::indicator::Lineage;
use crate::sheet::PrintedIndicator;
use crate::sheet::read::figure::label::Label;
use crate::sheet::read::figure::name::is_of_two;
use crate::sheet::read::figure::naming::{name_above, own_name};
use crate::sheet::read::figure::said::ENDS;
use crate::sheet::read::figure::scan::OnLine;
use crate::sheet::read::figure::words::{counting_of, heading_name, timing_of};
use crate::sheet::read::joining::Joined;
use crate::year::FiscalYear;

impl Under {
    pub fn name(&mut self, figure: OnLine, line: &Joined, year: FiscalYear) -> PrintedIndicator {
        let heading = self.head(&figure.label, line.indent, year);
        let words = self.words(&figure.label);
        let OnLine { label, found, value, previous, earlier, as_printed, note } = figure;
        let own = own_name(&label.text, year);
        let own = own.as_str();
        // 「登録者数：令和６年度末現在35人」.
        let time = heading.is_some() && ENDS.contains(&own);
        let name = heading.iter().map(String::as_str).chain((!time).then_some(own)).collect::<Vec<_>>().join(" ");
        let of_heading = self.heading.as_ref();
        PrintedIndicator {
            counting: found
                .counting
                .or_else(|| counting_of(&label.text))
                .or_else(|| counting_of(&words))
                .or_else(|| of_heading.and_then(|heading| heading.counting)),
            timing: found
                .timing
                .or_else(|| timing_of(&label.text))
                .or_else(|| timing_of(&words))
                .or_else(|| of_heading.and_then(|heading| heading.timing))
                .or_else(|| self.section.as_deref().and_then(timing_of)),
            unit: found
                .unit
                .or_else(|| previous.as_ref().and_then(|given| given.unit.clone()))
                .or_else(|| self.unit.clone().filter(|_| value.is_some_and(|it| it.value().is_some()))),
            approximate: found.approximate,
            value,
            previous: previous.as_ref().map(|given| given.figure),
            previous_approximate: previous.is_some_and(|given| given.approximate),
            earlier,
            line: line.line_of(label.start),
            label: label.text,
            heading,
            name,
            as_printed,
            lineage: note.as_deref().map(Lineage::read).unwrap_or_default(),
            note,
        }
    }

    /// What stands above a label: section, heading, what the line sets off, the figure that it is a part of.
    fn head(&mut self, label: &Label, indent: usize, year: FiscalYear) -> Option<String> {
        let section = self.section.iter().map(|section| name_above(section, year));
        // 【実績】 says no more than that results follow.
        let mut above: Vec<String> = section.filter(|section| !heading_name(section).is_empty()).collect();
        if let Some(heading) = &mut self.heading {
            heading.used = true;
            above.push(heading.name.clone());
        }
        let own: Vec<String> = label.above.iter().map(|part| heading_name(&name_above(part, year))).collect();
        if own.is_empty() || label.part {
            above.extend(self.aside.iter().flat_map(|aside| &aside.names).cloned());
        } else {
            self.aside = Some(Aside { names: own.clone(), words: label.above.join(" "), indent });
        }
        // 「新規35人、累計320人」 are two of the same.
        let beside = label.text == "累計" && self.last_label.as_deref() == Some("新規");
        if label.part || own.is_empty() && is_of_last(&label.text) && !beside {
            above.extend(self.last_label.clone());
        } else {
            self.last_label = Some(own_name(&label.text, year));
        }
        above.extend(own);
        // 「目標　参加者数60人」 above is another figure.
        above.retain(|part| !part.is_empty() && !is_of_two(part));
        (!above.is_empty()).then(|| above.join(" "))
    }

    /// What stands above a label, as printed.
    fn words(&self, label: &Label) -> String {
        let aside = self.aside.as_ref().filter(|_| label.above.is_empty() || label.part);
        aside.into_iter().map(|aside| &aside.words).chain(&label.above).cloned().collect::<Vec<_>>().join(" ")
    }
}

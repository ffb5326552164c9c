//! 数え方の変更 and notes: written beside their columns where there is room, else numbered ①② and told below. Either all
//! are written or all are numbered.

use super::draw::Told;
use super::ink::Ink;
use super::label::{Area, Room, width};
use super::plot::{Painted, Plot, Set};
use model::indicator::{Remark, RemarkKind};
use model::writing::Lang;

/// Longest line of a note, in ems.
const LINE: usize = 20;

/// A note with the place that was found for it.
struct Placed {
    remark: Remark,
    lines: Vec<String>,
    area: Area,
    set: Set,
}

impl Plot<'_, '_> {
    /// Draws redefinitions and notes; `labels` are the values already written.
    pub(super) fn draw_remarks(&self, room: &mut Room, labels: &[(usize, Area)]) -> Painted<Told> {
        let remarks = self.series.remarks();
        for remark in remarks.iter().filter(|it| it.kind == RemarkKind::Break) {
            if let Some(x) = self.cut_at(remark) {
                self.stroke(Ink::Cut, vec![(x, self.frame.head()), (x, self.base())])?;
            }
        }
        if remarks.is_empty() || !self.frame.is_large() {
            return Ok(Told::Beside);
        }
        match self.place(&remarks, room, labels) {
            Some(placed) if self.frame.has_notes() => self.write_notes(&placed, labels).map(|()| Told::Beside),
            _ => self.draw_numbers(&remarks, labels).map(|()| Told::Below),
        }
    }

    /// Left edge of the first year counted in the new way, unless that is where the chart begins.
    fn cut_at(&self, remark: &Remark) -> Option<i32> {
        let slot = self.slot_of(remark)?;
        (slot > self.before).then(|| self.edge(slot))
    }

    fn slot_of(&self, remark: &Remark) -> Option<usize> {
        self.series.points.iter().position(|it| it.year == remark.year)
    }

    /// What stands above a year: its value, its column or its box.
    fn crown(&self, slot: usize, labels: &[(usize, Area)]) -> i32 {
        let label = labels.iter().find(|(it, _)| *it == slot);
        let body = self.body(slot).top;
        label.map_or(body, |(_, area)| area.top.min(body))
    }

    fn place(&self, remarks: &[Remark], room: &mut Room, labels: &[(usize, Area)]) -> Option<Vec<Placed>> {
        let mut placed = Vec::new();
        for remark in remarks {
            let note = match remark.kind {
                RemarkKind::Break => self.place_cut(remark, room)?,
                RemarkKind::Note => self.place_note(remark, room, labels)?,
            };
            room.take(note.area);
            placed.push(note);
        }
        Some(placed)
    }

    /// At the head of the dashed line, on its right if there is room.
    fn place_cut(&self, remark: &Remark, room: &Room) -> Option<Placed> {
        let (x, lines) = (self.cut_at(remark)?, lines_of(remark, self.writing.lang)?);
        let (wide, high) = self.extent(&lines);
        let top = self.frame.head();
        let right = Area { left: x + 10, top, right: x + 10 + wide, bottom: top + high };
        let left = Area { left: x - 10 - wide, right: x - 10, ..right };
        let (area, set) = [(right, Set::Start), (left, Set::End)]
            .into_iter()
            .find(|(area, _)| self.is_inside(area) && room.is_free(area))?;
        Some(Placed { remark: remark.clone(), lines, area, set })
    }

    /// Above its column, as low as it is free.
    fn place_note(&self, remark: &Remark, room: &Room, labels: &[(usize, Area)]) -> Option<Placed> {
        let (slot, lines) = (self.slot_of(remark)?, lines_of(remark, self.writing.lang)?);
        let (x, (wide, high)) = (self.spot(slot, 0).0, self.extent(&lines));
        let crown = self.crown(slot, labels);
        let sets = [(x - wide / 2, Set::Middle), (x - 8, Set::Start), (x + 8 - wide, Set::End)];
        for bottom in (self.frame.head() + high..=crown - 12).rev().step_by(8) {
            for (left, set) in sets {
                let area = Area { left, top: bottom - high, right: left + wide, bottom };
                if self.is_inside(&area) && room.is_free(&area) {
                    return Some(Placed { remark: remark.clone(), lines, area, set });
                }
            }
        }
        None
    }

    fn is_inside(&self, area: &Area) -> bool {
        let (left, right) = self.sides();
        area.left >= left && area.right <= right
    }

    fn extent(&self, lines: &[String]) -> (i32, i32) {
        let size = self.frame.text();
        let wide = lines.iter().map(|it| width(it, size)).max().unwrap_or(0);
        (wide, i32::try_from(lines.len()).unwrap_or(1) * (size + 6))
    }

    fn write_notes(&self, placed: &[Placed], labels: &[(usize, Area)]) -> Painted {
        for note in placed {
            let x = match note.set {
                Set::Start => note.area.left,
                Set::End => note.area.right,
                Set::Middle | Set::Upright => note.area.middle(),
            };
            let mut y = note.area.top + self.frame.text() - 2;
            for (at, line) in note.lines.iter().enumerate() {
                self.write(if at == 0 { Ink::Strong } else { Ink::Value }, line, (x, y), note.set)?;
                y += self.frame.text() + 6;
            }
            self.draw_leader(note, labels)?;
        }
        Ok(())
    }

    /// From a note down to what it is about; a note that stands right above needs none.
    fn draw_leader(&self, note: &Placed, labels: &[(usize, Area)]) -> Painted {
        let Some(slot) = self.slot_of(&note.remark).filter(|_| note.remark.kind == RemarkKind::Note) else {
            return Ok(());
        };
        let (x, end) = (self.spot(slot, 0).0, self.crown(slot, labels) - 6);
        if end - note.area.bottom < 12 {
            return Ok(());
        }
        self.stroke(Ink::Leader, vec![(x, note.area.bottom + 4), (x, end)])?;
        self.dot(Ink::Leader, (x, end), 2)
    }

    /// ①② above their years, or beside the head of their dashed line.
    fn draw_numbers(&self, remarks: &[Remark], labels: &[(usize, Area)]) -> Painted {
        let size = self.frame.text();
        for (at, remark) in remarks.iter().enumerate() {
            let Some(slot) = self.slot_of(remark) else { continue };
            let number = Remark::number(at);
            let spot = match (remark.kind, self.cut_at(remark)) {
                (RemarkKind::Break, Some(x)) => {
                    let words = format!("{number} {}", remark.title_in(self.writing.lang));
                    let (left, right) = self.sides();
                    let (at, set) = match width(&words, size) {
                        wide if x + 6 + wide <= right => (x + 6, Set::Start),
                        wide if x - 6 - wide >= left => (x - 6, Set::End),
                        _ => (x, Set::Middle),
                    };
                    self.write(Ink::Strong, &words, (at, self.frame.head() + size - 2), set)?;
                    continue;
                }
                _ => (self.spot(slot, 0).0, self.crown(slot, labels) - 5),
            };
            self.write(Ink::Strong, &number, spot, Set::Middle)?;
        }
        Ok(())
    }
}

/// The bold word and at most two lines; `None` if the sentence is longer.
fn lines_of(remark: &Remark, lang: Lang) -> Option<Vec<String>> {
    let letters: Vec<char> = remark.sentence.chars().collect();
    if letters.len() > LINE * 2 {
        return None;
    }
    // Two lines of one length: no sign stands alone below.
    let even = letters.len().div_ceil(letters.len().div_ceil(LINE).max(1)).max(1);
    let mut lines = vec![remark.title_in(lang).to_owned()];
    lines.extend(letters.chunks(even).map(|it| it.iter().collect()));
    Some(lines)
}

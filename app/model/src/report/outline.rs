//! The indicators of a report that is being written: those of the lists before, with what the report changes about them.

use super::alteration::{AlterRefused, Alteration, IndicatorChange, NewIndicator, Wanted};
use super::{Draft, MOST_VALUES};
use crate::id::{IndicatorId, MeasureId};
use crate::indicator::{Ancestry, Break, Counting, Indicator, Lineage};
use crate::number::unit_key;
use crate::text::name_key;
use crate::year::FiscalYear;
use serde::{Deserialize, Serialize};

/// An indicator with what a report changes about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outlined {
    /// As it is from this year on.
    pub indicator: Indicator,
    /// How it stands to the year before.
    pub lineage: Lineage,
    /// Why it is not counted any more, where it ends in this report.
    pub ended: Option<String>,
}

/// The indicators of one report, in the order of the list, new ones behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline(Vec<Outlined>);

impl Outline {
    /// From what is stored of the measure's indicators, and what the report changes. What is stored may hold the changes
    /// already, where the year was published before; what was taken back since goes.
    #[must_use]
    pub fn of<'a>(
        (measure, year): (MeasureId, FiscalYear),
        stored: impl Iterator<Item = &'a Indicator>,
        alterations: &[Alteration],
    ) -> Self {
        let begun = |id: IndicatorId| {
            alterations.iter().any(|it| it.indicator == id && matches!(it.change, IndicatorChange::Add(_)))
        };
        let mut all: Vec<Outlined> = Vec::new();
        let mut published: Vec<&Indicator> = Vec::new();
        for indicator in stored {
            if begun(indicator.id) {
                published.push(indicator);
            } else {
                all.push(outline(indicator, year, alterations));
            }
        }
        for it in alterations.iter().filter(|it| it.holds()) {
            if let IndicatorChange::Add(new) = &it.change {
                let known = published.iter().find(|known| known.id == it.indicator);
                all.push(begin(new, (it.indicator, measure), known.copied(), alterations));
            }
        }
        Self(all)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Outlined> {
        self.0.iter()
    }

    /// The one with this key.
    #[must_use]
    pub fn get(&self, id: IndicatorId) -> Option<&Outlined> {
        self.0.iter().find(|it| it.indicator.id == id)
    }

    /// The change that somebody wants, if it fits; of a new indicator without its key.
    ///
    /// # Errors
    /// When it doesn't.
    pub fn alter(&self, wanted: Wanted, draft: &Draft) -> Result<(Option<IndicatorId>, IndicatorChange), AlterRefused> {
        let id = match &wanted {
            Wanted::Add(_) => None,
            Wanted::Rename(id, _) | Wanted::Redefine(id) | Wanted::End(id) => Some(*id),
        };
        let known = id.map(|id| self.get(id).ok_or(AlterRefused::Unknown)).transpose()?;
        if known.is_some_and(|it| it.ended.is_some()) {
            return Err(AlterRefused::Ends);
        }
        let change = match (wanted, known) {
            (Wanted::Rename(_, name), Some(known)) => {
                let it = &known.indicator;
                self.refuse_known((name.as_str(), it.counting, it.unit.as_deref()), Some(it.id))?;
                if it.name == name.as_str() {
                    return Err(AlterRefused::Unchanged);
                }
                IndicatorChange::Rename { former: it.name.clone(), name }
            }
            (Wanted::Redefine(_), Some(known)) if known.lineage.redefined.is_some() => {
                return Err(AlterRefused::Changed);
            }
            (Wanted::Redefine(_), Some(known)) => known.refuse_begun().map(|()| IndicatorChange::Redefine)?,
            (Wanted::End(_), Some(known)) => known.refuse_end(draft).map(|()| IndicatorChange::End)?,
            (Wanted::Add(new), _) => {
                self.refuse_known((new.name(), new.counting, new.unit()), None)?;
                if self.0.len() >= MOST_VALUES {
                    return Err(AlterRefused::Many);
                }
                IndicatorChange::Add(new)
            }
            (_, None) => return Err(AlterRefused::Unknown),
        };
        Ok((id, change))
    }

    /// Whether a change may be taken back.
    ///
    /// # Errors
    /// When it was already, or a figure would be lost with it.
    pub fn take_back(&self, it: &Alteration, draft: &Draft) -> Result<(), AlterRefused> {
        if !it.holds() {
            return Err(AlterRefused::Undone);
        }
        match &it.change {
            IndicatorChange::Add(_) if draft.values.contains_key(&it.indicator) => Err(AlterRefused::HasValue),
            IndicatorChange::Rename { former, .. } => {
                let known = self.get(it.indicator).ok_or(AlterRefused::Unknown)?;
                let of = (former.as_str(), known.indicator.counting, known.indicator.unit.as_deref());
                self.refuse_known(of, Some(it.indicator))
            }
            IndicatorChange::Add(_) | IndicatorChange::Redefine | IndicatorChange::End => Ok(()),
        }
    }

    fn refuse_known(
        &self,
        of: (&str, Option<Counting>, Option<&str>),
        but: Option<IndicatorId>,
    ) -> Result<(), AlterRefused> {
        let key = |(name, counting, unit): (&str, Option<Counting>, Option<&str>)| {
            (name_key(name), counting, unit.map(unit_key))
        };
        let same = |it: &Outlined| {
            let it = &it.indicator;
            Some(it.id) != but && key((&it.name, it.counting, it.unit.as_deref())) == key(of)
        };
        if self.0.iter().any(same) { Err(AlterRefused::SameName) } else { Ok(()) }
    }
}

impl Outlined {
    /// Whether it begins in this report.
    #[must_use]
    pub fn begins(&self) -> bool {
        self.lineage.ancestry == Ancestry::New
    }

    fn refuse_begun(&self) -> Result<(), AlterRefused> {
        if self.begins() { Err(AlterRefused::Begins) } else { Ok(()) }
    }

    fn refuse_end(&self, draft: &Draft) -> Result<(), AlterRefused> {
        self.refuse_begun()?;
        if !self.lineage.is_unsaid() {
            return Err(AlterRefused::Changed);
        }
        if draft.values.contains_key(&self.indicator.id) { Err(AlterRefused::HasValue) } else { Ok(()) }
    }
}

/// A stored indicator with the changes that hold, the last of a kind first.
fn outline(stored: &Indicator, year: FiscalYear, alterations: &[Alteration]) -> Outlined {
    let own = || alterations.iter().filter(|it| it.indicator == stored.id);
    let mut indicator = stored.clone();
    let former = own().find_map(|it| match &it.change {
        IndicatorChange::Rename { former, .. } => Some(former.clone()),
        _ => None,
    });
    indicator.name = former.clone().unwrap_or(indicator.name);
    if own().any(|it| it.change == IndicatorChange::Redefine) {
        indicator.breaks.retain(|it| it.from != year);
    }
    let mut lineage = Lineage::default();
    let mut ended = None;
    for it in own().filter(|it| it.holds()) {
        match &it.change {
            IndicatorChange::Rename { name, .. } => name.as_str().clone_into(&mut indicator.name),
            IndicatorChange::Redefine => lineage.redefined = Some(it.why.as_str().to_owned()),
            IndicatorChange::End => ended = Some(it.why.as_str().to_owned()),
            IndicatorChange::Add(_) => {}
        }
    }
    if let Some(former) = former.filter(|former| *former != indicator.name) {
        lineage.ancestry = Ancestry::Renamed(former);
    }
    indicator.breaks.extend(lineage.redefined.clone().map(|sentence| Break { from: year, sentence }));
    Outlined { indicator, lineage, ended }
}

/// An indicator that begins; called otherwise since, it begins under that name.
fn begin(
    new: &NewIndicator,
    (id, measure): (IndicatorId, MeasureId),
    published: Option<&Indicator>,
    alterations: &[Alteration],
) -> Outlined {
    let renamed = alterations
        .iter()
        .rfind(|it| it.indicator == id && it.holds() && matches!(it.change, IndicatorChange::Rename { .. }));
    let name = match renamed.map(|it| &it.change) {
        Some(IndicatorChange::Rename { name, .. }) => name.as_str(),
        _ => new.name(),
    };
    let indicator = Indicator {
        id,
        measure,
        order: i32::MAX,
        name: name.to_owned(),
        unit: new.unit().map(str::to_owned),
        counting: new.counting,
        timing: new.timing,
        desired: published.and_then(|it| it.desired),
        breaks: Vec::new(),
        explanation: published.and_then(|it| it.explanation.clone()),
        same_as: None,
    };
    Outlined { indicator, lineage: Lineage { ancestry: Ancestry::New, redefined: None }, ended: None }
}

#[cfg(test)]
mod tests;

//! Lists in pages.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Records of one page when nothing else is asked for.
const USUAL: usize = 100;
/// Most records of one page.
const MOST: usize = 1_000;
/// The last page that may be asked for: every number that the description allows is answered.
const LAST: usize = 1_000_000;

/// Which page of a list.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Paging {
    /// From 1; a page behind the last one is empty.
    #[param(minimum = 1, maximum = 1_000_000)]
    pub page: Option<usize>,
    /// Records of a page, 100 if it isn't said, 1,000 at most.
    #[param(minimum = 1, maximum = 1000)]
    pub per_page: Option<usize>,
}

impl Paging {
    /// Within what is answered; `None` for what makes no sense.
    pub fn checked(self) -> Option<(usize, usize)> {
        let (page, size) = (self.page.unwrap_or(1), self.per_page.unwrap_or(USUAL));
        ((1..=LAST).contains(&page) && (1..=MOST).contains(&size)).then_some((page, size))
    }
}

/// One page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Listed<T> {
    /// The records of this page.
    pub items: Vec<T>,
    /// Which page, from 1.
    pub page: usize,
    /// Records of a full page.
    pub per_page: usize,
    /// Records of all pages.
    pub total: usize,
}

impl<T> Listed<T> {
    /// Cuts a page out; only its records are made.
    pub fn cut<R>(all: &[R], (page, per_page): (usize, usize), make: impl FnMut(&R) -> T) -> Self {
        let start = (page - 1).saturating_mul(per_page).min(all.len());
        let end = start.saturating_add(per_page).min(all.len());
        Self { items: all[start..end].iter().map(make).collect(), page, per_page, total: all.len() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_cut_into_pages_and_ends() {
        let cut = |page, per_page| Listed::cut(&[1, 2, 3, 4, 5], (page, per_page), |it| *it).items;
        assert_eq!((cut(1, 2), cut(3, 2), cut(4, 2), cut(usize::MAX, 2)), (vec![1, 2], vec![5], vec![], vec![]));
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        let checked = |page, per_page| Paging { page, per_page }.checked();
        assert_eq!(checked(None, None), Some((1, USUAL)));
        assert_eq!(checked(Some(2), Some(MOST)), Some((2, MOST)));
        for (page, size) in [(Some(0), None), (Some(LAST + 1), None), (None, Some(0)), (None, Some(MOST + 1))] {
            assert_eq!(checked(page, size), None);
        }
    }
}

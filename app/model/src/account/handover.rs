//! 年度末の異動: what one person was, another is from a year on.

use super::Membership;
use crate::id::DepartmentId;
use crate::year::FiscalYear;

/// What two people are after one has handed over to the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    /// Of the one who leaves: what was before, to the year before.
    pub from: Vec<Membership>,
    /// Of the one who follows: their own, and what came to them.
    pub to: Vec<Membership>,
}

/// Hands over every role held in `first` or later. 事務局 and 管理 are not handed over: they are given by hand.
#[must_use]
pub fn hand_over(from: &[Membership], to: &[Membership], first: FiscalYear) -> Handover {
    let mut after = Handover { from: Vec::new(), to: to.to_vec() };
    for held in from {
        if held.last.is_some_and(|last| last < first) {
            after.from.push(held.clone());
            continue;
        }
        if held.first < first {
            after.from.push(Membership { last: first.previous(), ..held.clone() });
        }
        add(&mut after.to, Membership { first: held.first.max(first), ..held.clone() });
    }
    after
}

/// What someone is after their department's work has gone over to another: the same there, from that year on.
#[must_use]
pub fn move_department(
    held: &[Membership],
    (from, to): (DepartmentId, DepartmentId),
    first: FiscalYear,
) -> Vec<Membership> {
    let (moving, mut staying): (Vec<_>, Vec<_>) = held.iter().cloned().partition(|it| it.department == from);
    let Handover { from: before, to: after } = hand_over(&moving, &[], first);
    staying.extend(before);
    for it in after {
        add(&mut staying, Membership { department: to, ..it });
    }
    staying
}

/// Adds a role, unless the person has it, or a higher one, all through its years.
fn add(memberships: &mut Vec<Membership>, new: Membership) {
    let covers = |it: &Membership| {
        it.department == new.department && it.role >= new.role && it.first <= new.first && ends_no_earlier(it, &new)
    };
    if memberships.iter().any(covers) {
        return;
    }
    memberships.retain(|it| (it.department, it.role, it.first) != (new.department, new.role, new.first));
    memberships.push(new);
}

fn ends_no_earlier(one: &Membership, other: &Membership) -> bool {
    match (one.last, other.last) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(one), Some(other)) => one >= other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::DepartmentRole;
    use super::super::DepartmentRole::{Approver, Reader, Writer};
    use super::super::actor::tests::year;
    use super::*;

    fn held(department: i64, role: DepartmentRole, first: i32, last: Option<i32>) -> Membership {
        Membership { department: DepartmentId(department), role, first: year(first), last: last.map(year) }
    }

    #[test]
    fn what_is_held_from_the_year_on_goes_over_and_the_past_stays() {
        let from =
            [held(1, Writer, 2020, Some(2022)), held(2, Approver, 2023, None), held(3, Reader, 2026, Some(2027))];
        let after = hand_over(&from, &[], year(2026));
        assert_eq!(after.from, [held(1, Writer, 2020, Some(2022)), held(2, Approver, 2023, Some(2025))]);
        assert_eq!(after.to, [held(2, Approver, 2026, None), held(3, Reader, 2026, Some(2027))]);
    }

    #[test]
    fn who_has_as_much_already_gets_nothing_twice() {
        let check = |own: Membership, given: Membership, expected: &[Membership]| {
            let after = hand_over(&[given], &[own], year(2025));
            assert_eq!(after.to, expected);
        };
        let given = held(1, Writer, 2024, None);
        check(held(1, Approver, 2020, None), given.clone(), &[held(1, Approver, 2020, None)]);
        check(held(1, Reader, 2020, None), given.clone(), &[held(1, Reader, 2020, None), held(1, Writer, 2025, None)]);
        check(held(1, Writer, 2025, Some(2025)), given.clone(), &[held(1, Writer, 2025, None)]);
        check(
            held(1, Approver, 2020, Some(2025)),
            given,
            &[held(1, Approver, 2020, Some(2025)), held(1, Writer, 2025, None)],
        );
    }

    #[test]
    fn people_go_with_the_work_of_their_department() {
        let own = [held(1, Approver, 2020, None), held(1, Reader, 2018, Some(2019)), held(3, Writer, 2022, None)];
        let after = move_department(&own, (DepartmentId(1), DepartmentId(2)), year(2026));
        let expected = [
            held(3, Writer, 2022, None),
            held(1, Approver, 2020, Some(2025)),
            held(1, Reader, 2018, Some(2019)),
            held(2, Approver, 2026, None),
        ];
        assert_eq!(after, expected);
        let both = [held(1, Writer, 2020, None), held(2, Approver, 2020, None)];
        let after = move_department(&both, (DepartmentId(1), DepartmentId(2)), year(2026));
        assert_eq!(after, [held(2, Approver, 2020, None), held(1, Writer, 2020, Some(2025))]);
    }
}

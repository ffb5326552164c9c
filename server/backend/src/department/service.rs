//! 組織改正: founding, renaming and merging departments from a 年度 on. What is entered shows in the very next request;
//! the years before keep their names.

use super::store;
use crate::account::{Accounts, Work, write_json};
use crate::report::draft::hand_over_reports;
use crate::store::ledger::create_revision;
use crate::{Call, Error};
use model::account::{AccountAct, Actor, Deed, Person, move_department};
use model::department::{
    Department, DepartmentsPage, Happening, Reorganisation, ReorganisationRefused, new_name, take_back,
};
use model::id::DepartmentId;
use model::year::FiscalYear;

/// 担当課・団体, as the 管理 changes them.
#[derive(Clone, Debug)]
pub struct Departments {
    accounts: Accounts,
}

/// Whether people go with the work of their department.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum People {
    /// They have their roles in the other department from then on.
    Go,
    /// Their roles are given by hand.
    Stay,
}

impl Departments {
    /// Over the same data as the accounts.
    #[must_use]
    pub fn new(accounts: &Accounts) -> Self {
        Self { accounts: accounts.clone() }
    }

    /// All departments, with how many people each has.
    ///
    /// # Errors
    /// When the actor may not see it.
    pub async fn read_page(&self, actor: &Actor, call: &Call) -> Result<DepartmentsPage, Error> {
        self.accounts.allow(actor, AccountAct::ManageDepartments, call).await?;
        let everybody = self.accounts.list_everybody().await?;
        let departments = self.list().await?;
        let has = |id: DepartmentId| {
            let there =
                |it: &&Person| it.memberships.iter().any(|held| held.department == id && held.holds_in(actor.today));
            everybody.iter().filter(there).count()
        };
        let people = departments.iter().map(|it| (it.id, has(it.id))).collect();
        let entered = store::list(self.accounts.backend().connection().reading()).await?;
        Ok(DepartmentsPage { departments, entered, people, today: actor.today })
    }

    /// 新設.
    ///
    /// # Errors
    /// When the actor may not, or another department bears the name.
    pub async fn found(&self, actor: &Actor, name: &str, first: FiscalYear, call: &Call) -> Result<(), Error> {
        let (mut work, known) = self.begin(actor, call).await?;
        let name = new_name(name, &known).map_err(Error::refused)?;
        let department = match store::find_name(&work.db, &name).await? {
            Some(id) => id,
            None => work.keys.next("department"),
        };
        store::put_department(&work.db, department, &name).await?;
        let department = DepartmentId(department);
        enter(work, actor, &Reorganisation { department, what: Happening::Founded(name), first }).await
    }

    /// 名称変更.
    ///
    /// # Errors
    /// When the actor may not, there is no such department, or the rules refuse it.
    pub async fn rename(
        &self,
        actor: &Actor,
        (department, name): (DepartmentId, &str),
        first: FiscalYear,
        call: &Call,
    ) -> Result<(), Error> {
        let (work, known) = self.begin(actor, call).await?;
        let name = new_name(name, &known).map_err(Error::refused)?;
        find(&known, department)?.may_change(first).map_err(Error::refused)?;
        let now = self.accounts.backend().snapshot().await?;
        let listed = |year: FiscalYear, all: &[DepartmentId]| year >= first && all.contains(&department);
        if now.facts.reports.iter().any(|it| listed(it.year, &it.departments))
            || now.facts.placements.iter().any(|it| listed(it.year, &it.departments))
        {
            return Err(Error::refused(ReorganisationRefused::Listed));
        }
        enter(work, actor, &Reorganisation { department, what: Happening::Renamed(name), first }).await
    }

    /// 統合: the work of one goes over to another, its open reports too, and people with it, where they are to.
    ///
    /// # Errors
    /// When the actor may not, there are no such departments, or the rules refuse it.
    pub async fn merge(
        &self,
        actor: &Actor,
        (from, into): (DepartmentId, DepartmentId),
        (first, people): (FiscalYear, People),
        call: &Call,
    ) -> Result<(), Error> {
        let (work, known) = self.begin(actor, call).await?;
        find(&known, from)?.may_merge(find(&known, into)?, first).map_err(Error::refused)?;
        work.require_department(from).await?;
        work.require_department(into).await?;
        if people == People::Go {
            for person in self.accounts.list_everybody().await? {
                let after = move_department(&person.memberships, (from, into), first);
                let by = Some(actor.account.0);
                work.update_memberships(by, Deed::HandedOver, person.account, &after).await?;
            }
        }
        // Where its year is still to come, `hand_over_ended` does the reports on the years before it then.
        let since = (first > actor.today).then_some(first);
        hand_over_reports(&work.db, (from, into), since, (Some(actor.account), call)).await?;
        enter(work, actor, &Reorganisation { department: from, what: Happening::Merged(into), first }).await
    }

    /// 異動 of a department's work: another answers from now on for everything that is not published yet. Gives how many
    /// reports that is; roles stay as they are.
    ///
    /// # Errors
    /// When the actor may not, or these are not two departments.
    pub async fn hand_over(
        &self,
        actor: &Actor,
        (from, to): (DepartmentId, DepartmentId),
        call: &Call,
    ) -> Result<usize, Error> {
        let (work, _) = self.begin(actor, call).await?;
        if from == to {
            return Err(Error::refused(ReorganisationRefused::Itself));
        }
        work.require_department(from).await?;
        work.require_department(to).await?;
        let many = hand_over_reports(&work.db, (from, to), None, (Some(actor.account), call)).await?;
        work.finish().await?;
        Ok(many)
    }

    /// Takes a 組織改正 back, as long as nothing builds on it. Roles and reports that went over with it stay where they are.
    ///
    /// # Errors
    /// When the actor may not, there is none of that number, or the rules refuse it.
    pub async fn take_back(&self, actor: &Actor, number: i64, call: &Call) -> Result<(), Error> {
        let (work, _) = self.begin(actor, call).await?;
        let all = store::list(&work.db).await?;
        let change = take_back(&all, number).map_err(Error::refused)?;
        let change = change.ok_or_else(|| Error::NotFound(format!("組織改正 {number} ")))?;
        if let Happening::Founded(name) | Happening::Renamed(name) = &change.what
            && store::is_printed(&work.db, name).await?
        {
            return Err(Error::refused(ReorganisationRefused::Printed));
        }
        let founded = matches!(change.what, Happening::Founded(_));
        let there = |it: &Person| it.memberships.iter().any(|held| held.department == change.department);
        if founded && self.accounts.list_everybody().await?.iter().any(there) {
            return Err(Error::refused(ReorganisationRefused::Peopled));
        }
        store::remove(&work.db, number).await?;
        finish(work, actor, change, (Some(write_json(change)?), None)).await
    }

    /// Who writes sees what stands then, as nobody else writes meanwhile.
    async fn begin<'a>(&self, actor: &Actor, call: &'a Call) -> Result<(Work<'a>, Vec<Department>), Error> {
        self.accounts.allow(actor, AccountAct::ManageDepartments, call).await?;
        let work = Work::begin(self.accounts.backend(), call).await?;
        Ok((work, self.list().await?))
    }

    async fn list(&self) -> Result<Vec<Department>, Error> {
        Ok(self.accounts.backend().snapshot().await?.facts.departments.clone())
    }
}

fn find(known: &[Department], id: DepartmentId) -> Result<&Department, Error> {
    known.iter().find(|it| it.id == id).ok_or_else(|| Error::NotFound(format!("担当課・団体 {id} ")))
}

async fn enter(mut work: Work<'_>, actor: &Actor, change: &Reorganisation) -> Result<(), Error> {
    let id = work.keys.next("reorganisation");
    store::put(&work.db, id, change, work.call.at.0).await?;
    finish(work, actor, change, (None, Some(write_json(change)?))).await
}

async fn finish(
    work: Work<'_>,
    actor: &Actor,
    change: &Reorganisation,
    told: (Option<String>, Option<String>),
) -> Result<(), Error> {
    let subject = format!("department {}", change.department);
    work.record(Some(actor.account.0), Deed::DepartmentChanged, subject, told).await?;
    create_revision(&work.db, work.call.at, "reorganise").await?;
    work.finish().await
}

//! 組織改正: founding, renaming and merging departments from a 年度 on. What is entered shows in the very next request;
//! the years before keep their names.

use super::store;
use crate::account::{Accounts, Work, write_json};
use crate::store::ledger::create_revision;
use crate::{Call, Error};
use model::account::{AccountAct, Actor, Deed, move_department};
use model::department::{Department, DepartmentsPage, Happening, Reorganisation, new_name};
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
            let there = |it: &&model::account::Person| {
                it.memberships.iter().any(|held| held.department == id && held.holds_in(actor.today))
            };
            everybody.iter().filter(there).count()
        };
        let people = departments.iter().map(|it| (it.id, has(it.id))).collect();
        Ok(DepartmentsPage { departments, people, today: actor.today })
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
        finish(work, actor, Reorganisation { department, what: Happening::Founded(name), first }).await
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
        finish(work, actor, Reorganisation { department, what: Happening::Renamed(name), first }).await
    }

    /// 統合: the work of one goes over to another, and people with it, where they are to.
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
        finish(work, actor, Reorganisation { department: from, what: Happening::Merged(into), first }).await
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

async fn finish(mut work: Work<'_>, actor: &Actor, entered: Reorganisation) -> Result<(), Error> {
    let id = work.keys.next("reorganisation");
    store::put(&work.db, id, &entered, work.call.at.0).await?;
    let subject = format!("department {}", entered.department);
    let told = (None, Some(write_json(&entered)?));
    work.record(Some(actor.account.0), Deed::DepartmentChanged, subject, told).await?;
    create_revision(&work.db, work.call.at, "reorganise").await?;
    work.finish().await
}

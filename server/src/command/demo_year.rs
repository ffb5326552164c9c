//! The 照会 that `ayumi demo` opens, so that a newcomer finds something to write.

use super::Failure;
use backend::inquiry::Opening;
use backend::{Backend, Call, Error};
use model::account::{Actor, OfficeRole};
use model::id::{AccountId, PlanId};
use model::inquiry::{Deadlines, Notice, Question};
use std::collections::BTreeMap;

/// Days until the answers are due.
const DAYS: i64 = 30;
const MESSAGE: &str = "見本の照会です。どの報告にも、ためしに書きこめます。";

/// Opens the year after the last list of the first plan, as somebody of the 事務局; one that is open stays.
pub(super) async fn open_year(backend: &Backend, by: AccountId, call: &Call) -> Result<(), Failure> {
    let snapshot = backend.snapshot().await?;
    let Some(plan) = snapshot.plans().next().map(|it| it.id) else { return Ok(()) };
    let Some(this_year) = call.at.fiscal_year() else { return Ok(()) };
    let actor = secretary(by, this_year);
    let Some(opening) = propose(backend, &actor, plan, call).await? else { return Ok(()) };
    match backend.open_inquiry(&actor, opening, call).await {
        Ok(()) | Err(Error::Refused(_)) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

async fn propose(backend: &Backend, actor: &Actor, plan: PlanId, call: &Call) -> Result<Option<Opening>, Failure> {
    let Some(due) = call.at.after(DAYS * 24 * 60 * 60).day() else { return Ok(None) };
    let proposal = backend.propose_inquiry(actor, plan).await?;
    let asked = proposal.items.into_iter().filter(|it| it.ended.is_none());
    let question =
        |it: model::inquiry::ProposedItem| Some(Question { measure: it.measure, responsible: it.responsible? });
    let notice = Notice::new(MESSAGE, Deadlines { due, exceptions: BTreeMap::new() });
    let notice = notice.map_err(|refused| Failure::refused(refused.to_string()))?;
    Ok(Some(Opening { plan, year: proposal.year, notice, questions: asked.filter_map(question).collect() }))
}

fn secretary(account: AccountId, today: model::year::FiscalYear) -> Actor {
    Actor { account, today, memberships: Vec::new(), offices: vec![OfficeRole::Secretariat] }
}

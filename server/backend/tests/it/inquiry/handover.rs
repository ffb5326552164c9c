//! A department's open work in other hands: by hand, and by the year in which a 統合 begins.

use super::{Year, call, person, refusal};
use crate::account::MEANS;
use crate::lists::year;
use crate::store::on_each_database;
use backend::account::Accounts;
use backend::department::{Departments, People};
use model::account::{Actor, OfficeRole};
use model::id::DepartmentId;
use model::report::{Responsible, StateKind};

const A_YEAR: i64 = 366 * 24 * 3600;

async fn answering(it: &Year) -> Vec<Responsible> {
    let mut all = Vec::new();
    for report in &it.reports {
        all.push(it.get(*report).await.responsible);
    }
    all
}

fn both(lead: DepartmentId, joint: &[DepartmentId]) -> Vec<Responsible> {
    vec![Responsible { lead, joint: joint.to_vec() }; 2]
}

#[tokio::test]
async fn open_work_goes_to_who_takes_it_over() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let room = Departments::new(&Accounts::new(&it.backend, MEANS));
        let root = person(9, &[], &[OfficeRole::Administrator]);
        it.submit(it.reports[1], "居場所を増やした。").await;
        room.found(&root, "健康福祉課", year(2023), &call(5)).await.unwrap();
        let known = it.backend.snapshot().await.unwrap();
        let new = known.facts.departments.iter().find(|it| it.names[0].name == "健康福祉課").unwrap().id;

        assert!(refusal(room.hand_over(&root, (new, new), &call(6)).await).contains("別の課・団体"));
        assert_eq!(room.hand_over(&root, (it.lead, new), &call(6)).await.unwrap(), 2);
        assert_eq!(answering(&it).await, both(new, &[it.joint]));
        let submitted = it.get(it.reports[1]).await.progress;
        assert_eq!((submitted.state.kind(), submitted.signatures.len()), (StateKind::Submitted, 1));
        let before = it.backend.get_draft(&it.approver_of_lead(), it.reports[0]).await;
        assert!(refusal(before).contains("担当課・団体の人だけ"));

        // Entered before its year begins, it changes nothing until then.
        room.merge(&root, (new, it.joint), (year(2024), People::Stay), &call(7)).await.unwrap();
        assert_eq!(it.backend.hand_over_ended(&call(8)).await.unwrap(), 0);
        assert_eq!(answering(&it).await, both(new, &[it.joint]));
        assert_eq!(it.backend.hand_over_ended(&call(A_YEAR)).await.unwrap(), 2);
        assert_eq!(answering(&it).await, both(it.joint, &[]));
        assert_eq!(it.backend.hand_over_ended(&call(A_YEAR)).await.unwrap(), 0);
        assert_eq!(it.backend.check().await.unwrap().problems, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn a_merging_of_this_year_moves_open_work_at_once() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let room = Departments::new(&Accounts::new(&it.backend, MEANS));
        let root = person(9, &[], &[OfficeRole::Administrator]);
        room.merge(&root, (it.lead, it.joint), (year(2023), People::Stay), &call(5)).await.unwrap();
        assert_eq!(answering(&it).await, both(it.joint, &[]));
    })
    .await;
}

#[tokio::test]
async fn a_merging_of_a_year_to_come_moves_the_reports_on_that_year_at_once() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        let room = Departments::new(&Accounts::new(&it.backend, MEANS));
        let root = Actor { today: year(2022), ..person(9, &[], &[OfficeRole::Administrator]) };
        room.merge(&root, (it.lead, it.joint), (year(2023), People::Stay), &call(5)).await.unwrap();
        assert_eq!(answering(&it).await, both(it.joint, &[]));
    })
    .await;
}

//! 組織改正 entered by hand: names of later years, people who go along, and lists that print the new name afterwards.

use crate::account::{DESK, call, departments, enter, held, invited, open, refusal, settle};
use crate::lists::{NOW, import, plan, row, table, year};
use crate::store::on_each_database;
use backend::account::Accounts;
use backend::department::{Departments, People};
use backend::{Backend, Call, Error};
use model::account::{AccountRefused, AuditFilter, Deed, DepartmentRole};
use model::department::{Department, ReorganisationRefused};
use model::id::DepartmentId;

async fn find(backend: &Backend, id: DepartmentId) -> Department {
    backend.snapshot().await.unwrap().department(id).unwrap().clone()
}

fn names(of: &Department) -> Vec<(&str, i32, Option<i32>)> {
    of.names.iter().map(|it| (it.name.as_str(), it.first.western(), it.last.map(|it| it.western()))).collect()
}

#[tokio::test]
async fn a_department_has_another_name_from_a_year_on_and_a_later_list_knows_it() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        let one = departments(store).await[0];
        let room = Departments::new(&accounts);
        let now = Call::local(NOW);
        let taken = room.rename(&root, (one, "見本 社協"), year(2024), &now).await;
        assert_eq!(refusal(taken), ReorganisationRefused::NameTaken("見本社協".to_owned()).to_string());
        let early = room.rename(&root, (one, "地域福祉課"), year(2022), &now).await;
        assert_eq!(refusal(early), ReorganisationRefused::TooEarly.to_string());
        room.rename(&root, (one, " 地域福祉課 "), year(2024), &now).await.unwrap();
        let expected = [("福祉総務課", 2022, Some(2023)), ("地域福祉課", 2024, None)];
        assert_eq!(names(&find(&store.backend, one).await), expected);
        let filter = AuditFilter { deed: Some(Deed::DepartmentChanged), ..AuditFilter::default() };
        let told = accounts.read_audit(&root, &filter, &now).await.unwrap().entries;
        assert_eq!((told.len(), told[0].by), (1, Some(root.account)));
        assert_eq!(store.backend.check().await.unwrap().problems, [""; 0]);

        let renamed = |number: &str, title: &str| {
            let mut it = row(number, title, "○", 30, None);
            it.departments[0] = "地域福祉課".to_owned();
            it
        };
        let plans = vec![plan("見本計画", vec![renamed("(1)", "見守りの輪の拡大"), renamed("(2)", "居場所の充実")])];
        import(&store.backend, &table(2025, plans)).await;
        let snapshot = store.backend.snapshot().await.unwrap();
        assert_eq!(names(snapshot.department(one).unwrap()), expected, "one department, not two");
        assert_eq!(snapshot.facts.departments.len(), 2);
        let asked = store.backend.list_doubts().await.unwrap();
        assert!(!asked.iter().any(|it| it.doubt.text.contains("地域福祉課")), "{asked:#?}");
        for first in [2024, 2025] {
            let listed = room.rename(&root, (one, "暮らし福祉課"), year(first), &now).await;
            assert!(matches!(listed, Err(Error::Refused(_))), "a published list bears its name: {listed:?}");
        }
        let printed = room.take_back(&root, 1, &now).await;
        assert_eq!(refusal(printed), ReorganisationRefused::Printed.to_string());
        assert_eq!(store.backend.check().await.unwrap().problems, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn people_go_with_the_work_of_a_department_that_is_merged_into_a_new_one() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        let one = departments(store).await[0];
        let (room, now) = (Departments::new(&accounts), Call::local(NOW));
        let role = held(one, DepartmentRole::Approver, 2020, None);
        let account = settle(&accounts, &root, invited("yamada", vec![role], &[])).await;
        room.found(&root, "健康福祉課", year(2024), &now).await.unwrap();
        let page = room.read_page(&root, &now).await.unwrap();
        let new = page.departments.last().unwrap().clone();
        assert_eq!((names(&new), page.count_people(one)), (vec![("健康福祉課", 2024, None)], 1));
        let itself = room.merge(&root, (one, one), (year(2024), People::Go), &now).await;
        assert_eq!(refusal(itself), ReorganisationRefused::Itself.to_string());
        room.merge(&root, (one, new.id), (year(2024), People::Go), &now).await.unwrap();
        let merged = find(&store.backend, one).await;
        assert_eq!((merged.successor, names(&merged)), (Some(new.id), vec![("福祉総務課", 2022, Some(2023))]));
        let person = accounts.read_person(&root, account, &now).await.unwrap().person;
        let expected =
            [held(one, DepartmentRole::Approver, 2020, Some(2023)), held(new.id, DepartmentRole::Approver, 2024, None)];
        assert_eq!(person.memberships, expected);
        let again = room.merge(&root, (one, new.id), (year(2025), People::Stay), &now).await;
        assert_eq!(refusal(again), ReorganisationRefused::Gone.to_string());
        let back = room.merge(&root, (new.id, one), (year(2025), People::Stay), &now).await;
        assert_eq!(refusal(back), ReorganisationRefused::Circle.to_string());
        assert_eq!(refusal(room.take_back(&root, 1, &now).await), ReorganisationRefused::BuiltOn.to_string());
        room.take_back(&root, 2, &now).await.unwrap();
        assert_eq!(find(&store.backend, one).await.successor, None);
        assert_eq!(refusal(room.take_back(&root, 1, &now).await), ReorganisationRefused::Peopled.to_string());
        assert_eq!(store.backend.check().await.unwrap().problems, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn departments_are_the_administrators_business_alone() {
    on_each_database(async |store| {
        let (accounts, root): (Accounts, _) = open(store).await;
        let one = departments(store).await[0];
        settle(&accounts, &root, invited("yamada", vec![held(one, DepartmentRole::Approver, 2020, None)], &[])).await;
        let (_, yamada) = enter(&accounts, "yamada", &call(0, DESK)).await;
        let (room, actor, now) = (Departments::new(&accounts), &yamada.actor, &call(0, DESK));
        let answers = [
            room.read_page(actor, now).await.map(|_| ()),
            room.found(actor, "健康福祉課", year(2024), now).await,
            room.rename(actor, (one, "健康福祉課"), year(2024), now).await,
            room.merge(actor, (one, one), (year(2024), People::Go), now).await,
        ];
        for answer in answers {
            assert_eq!(refusal(answer), AccountRefused::AdministratorsOnly.to_string());
        }
        let nowhere = room.rename(&root, (DepartmentId(99), "健康福祉課"), year(2024), now).await;
        assert!(matches!(nowhere, Err(Error::NotFound(_))));
    })
    .await;
}

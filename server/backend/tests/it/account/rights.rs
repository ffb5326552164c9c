//! Roles: given, ended, handed over; people: disabled, and who may do all this.

use super::*;
use crate::store::on_each_database;
use model::account::DepartmentRole::{Approver, Reader, Writer};
use model::account::{AccountRefused, ChangeRefused, OfficeRole, SignInRefused, Standing};

#[tokio::test]
async fn a_role_holds_in_its_years_and_from_the_next_request_on() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        let one = departments(store).await[0];
        let account = settle(&accounts, &root, invited("yamada", vec![held(one, Writer, 2024, None)], &[])).await;
        let (token, _) = enter(&accounts, "yamada", &call(0, DESK)).await;
        let now = call(1, DESK); // 令和５年度
        let role = async || accounts.visit(&token, &now).await.unwrap().unwrap().actor.role_in(one);
        assert_eq!(role().await, None, "it begins next year");
        accounts.put_membership(&root, account, held(one, Reader, 2023, Some(2023)), &now).await.unwrap();
        assert_eq!(role().await, Some(Reader));
        accounts.put_membership(&root, account, held(one, Approver, 2020, None), &now).await.unwrap();
        assert_eq!(role().await, Some(Approver));
        let approver = held(one, Approver, 2020, None);
        accounts.end_membership(&root, account, (&approver, year(2022)), &now).await.unwrap();
        assert_eq!(role().await, Some(Reader));
        accounts.end_membership(&root, account, (&held(one, Reader, 2023, None), year(2022)), &now).await.unwrap();
        assert_eq!(role().await, None);
        let people = accounts.list_people(&root, &now).await.unwrap();
        let expected = [held(one, Approver, 2020, Some(2022)), held(one, Writer, 2024, None)];
        assert_eq!(people[1].memberships, expected, "what never held is gone, what held stays with its end");
        let none = accounts.end_membership(&root, account, (&held(one, Reader, 2023, None), year(2023)), &now).await;
        assert!(matches!(none, Err(Error::NotFound(_))));
    })
    .await;
}

#[tokio::test]
async fn a_role_needs_a_department_and_years_in_order() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        let one = departments(store).await[0];
        let reversed = held(one, Writer, 2024, Some(2023));
        let refused = accounts.put_membership(&root, root.account, reversed.clone(), &call(0, DESK)).await;
        assert_eq!(refusal(refused), ChangeRefused::YearsReversed.to_string());
        let nowhere = held(DepartmentId(99), Writer, 2024, None);
        let refused = accounts.put_membership(&root, root.account, nowhere.clone(), &call(0, DESK)).await;
        assert!(matches!(refused, Err(Error::NotFound(_))));
        for wrong in [reversed, nowhere] {
            let refused = accounts.invite(&root, invited("yamada", vec![wrong], &[]), &call(0, DESK)).await;
            assert!(refused.is_err());
        }
        assert_eq!(
            accounts.list_people(&root, &call(0, DESK)).await.unwrap().len(),
            1,
            "a refused invitation leaves nothing"
        );
        assert_eq!(store.backend.check().await.unwrap().audit.broken, None);
    })
    .await;
}

#[tokio::test]
async fn one_person_hands_all_roles_over_to_another_in_one_step() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        let [one, two] = departments(store).await[..] else { panic!("the list names two departments") };
        let roles = vec![held(one, Approver, 2021, None), held(two, Reader, 2020, Some(2021))];
        let from = settle(&accounts, &root, invited("yamada", roles, &[OfficeRole::Secretariat])).await;
        let to = settle(&accounts, &root, invited("tanaka", vec![held(one, Writer, 2023, None)], &[])).await;
        accounts.hand_over(&root, (from, to), year(2024), &call(0, DESK)).await.unwrap();
        let people = accounts.list_people(&root, &call(0, DESK)).await.unwrap();
        assert_eq!(people[1].memberships, [held(one, Approver, 2021, Some(2023)), held(two, Reader, 2020, Some(2021))]);
        assert_eq!(people[2].memberships, [held(one, Writer, 2023, None), held(one, Approver, 2024, None)]);
        assert_eq!((people[1].offices.len(), people[2].offices.len()), (1, 0), "offices are given by hand");
        let nothing = accounts.hand_over(&root, (from, to), year(2024), &call(0, DESK)).await;
        assert_eq!(refusal(nothing), ChangeRefused::NothingHeld.to_string(), "it has gone over already");
        let same = accounts.hand_over(&root, (from, from), year(2024), &call(0, DESK)).await;
        assert_eq!(refusal(same), ChangeRefused::SamePerson.to_string());
        let nobody = accounts.hand_over(&root, (to, AccountId(99)), year(2024), &call(0, DESK)).await;
        assert!(matches!(nobody, Err(Error::NotFound(_))));
        assert_eq!(accounts.list_people(&root, &call(0, DESK)).await.unwrap(), people);
    })
    .await;
}

#[tokio::test]
async fn a_disabled_person_is_out_at_once_and_back_as_before() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        let account = settle(&accounts, &root, invited("yamada", vec![], &[])).await;
        let (token, _) = enter(&accounts, "yamada", &call(0, DESK)).await;
        let link = accounts.create_link(&root, account, &call(0, DESK)).await.unwrap();
        accounts.disable(&root, account, &call(5, DESK)).await.unwrap();
        accounts.disable(&root, account, &call(6, DESK)).await.unwrap();
        assert_eq!(accounts.visit(&token, &call(6, DESK)).await.unwrap(), None);
        assert!(accounts.accept(&link, PASSWORD, &call(6, DESK)).await.is_err());
        let sign_in = async |password| refusal(accounts.sign_in(typed("yamada", password), None, &call(6, DESK)).await);
        assert_eq!(sign_in(PASSWORD).await, SignInRefused::Disabled.to_string());
        assert_eq!(sign_in("wrong").await, SignInRefused::Wrong.to_string(), "a stranger learns nothing");
        let refused = accounts.create_link(&root, account, &call(6, DESK)).await;
        assert_eq!(refusal(refused), ChangeRefused::Disabled.to_string());
        let people = accounts.list_people(&root, &call(6, DESK)).await.unwrap();
        assert_eq!(people[1].standing, Standing::Disabled(call(5, DESK).at));
        accounts.enable(&root, account, &call(7, DESK)).await.unwrap();
        assert_eq!(accounts.visit(&token, &call(7, DESK)).await.unwrap(), None, "the old session stays over");
        enter(&accounts, "yamada", &call(7, DESK)).await;
    })
    .await;
}

#[tokio::test]
async fn somebody_is_always_left_who_can_give_rights() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        let now = call(0, DESK);
        let last = ChangeRefused::LastAdministrator.to_string();
        let administrator = OfficeRole::Administrator;
        assert_eq!(refusal(accounts.disable(&root, root.account, &now).await), last);
        assert_eq!(refusal(accounts.end_office(&root, root.account, administrator, &now).await), last);
        let (second, link) = accounts.invite(&root, invited("yamada", vec![], &[administrator]), &now).await.unwrap();
        assert_eq!(refusal(accounts.disable(&root, root.account, &now).await), last, "who has no password can't help");
        accounts.accept(&link, PASSWORD, &now).await.unwrap();
        let (_, yamada) = enter(&accounts, "yamada", &now).await;
        accounts.end_office(&root, root.account, administrator, &now).await.unwrap();
        // 管理 has not noticed yet that they no longer are.
        assert_eq!(refusal(accounts.end_office(&root, second, administrator, &now).await), last);
        accounts.put_office(&yamada.actor, root.account, administrator, &now).await.unwrap();
        accounts.put_office(&yamada.actor, root.account, administrator, &now).await.unwrap();
        let people = accounts.list_people(&yamada.actor, &now).await.unwrap();
        assert_eq!(people[0].offices, [administrator]);
    })
    .await;
}

#[tokio::test]
async fn people_are_the_administrators_business_alone() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        let one = departments(store).await[0];
        let offices = [OfficeRole::Secretariat];
        let own = settle(&accounts, &root, invited("yamada", vec![held(one, Approver, 2020, None)], &offices)).await;
        let (_, yamada) = enter(&accounts, "yamada", &call(0, DESK)).await;
        let (actor, now, other) = (&yamada.actor, &call(1, DESK), root.account);
        let before = accounts.list_people(&root, now).await.unwrap();
        let role = held(one, Writer, 2024, None);
        let office = OfficeRole::Administrator;
        let answers = [
            accounts.list_people(actor, now).await.map(|_| ()),
            accounts.invite(actor, invited("tanaka", vec![], &[]), now).await.map(|_| ()),
            accounts.update_identity(actor, own, identity("tanaka"), now).await,
            accounts.disable(actor, other, now).await,
            accounts.enable(actor, other, now).await,
            accounts.create_link(actor, other, now).await.map(|_| ()),
            accounts.put_membership(actor, own, role.clone(), now).await,
            accounts.end_membership(actor, own, (&role, year(2024)), now).await,
            accounts.hand_over(actor, (own, other), year(2024), now).await,
            accounts.put_office(actor, own, office, now).await,
            accounts.end_office(actor, other, office, now).await,
            accounts.remove_factor(actor, other, now).await,
            accounts.list_audit(actor, &model::account::AuditFilter::default(), 10, now).await.map(|_| ()),
        ];
        for (at, answer) in answers.into_iter().enumerate() {
            assert_eq!(refusal(answer), AccountRefused::AdministratorsOnly.to_string(), "{at}");
        }
        assert_eq!(accounts.list_people(&root, now).await.unwrap(), before);
    })
    .await;
}

#[tokio::test]
async fn a_person_is_renamed_but_never_to_anothers_sign_in_name() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        let account = settle(&accounts, &root, invited("yamada", vec![], &[])).await;
        let taken = accounts.update_identity(&root, account, identity("kanri"), &call(0, DESK)).await;
        assert_eq!(refusal(taken), ChangeRefused::NameTaken.to_string());
        accounts.update_identity(&root, account, identity("suzuki"), &call(0, DESK)).await.unwrap();
        enter(&accounts, "suzuki", &call(0, DESK)).await;
        let old = accounts.sign_in(typed("yamada", PASSWORD), None, &call(0, DESK)).await;
        assert_eq!(refusal(old), SignInRefused::Wrong.to_string());
    })
    .await;
}

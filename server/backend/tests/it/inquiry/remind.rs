//! 督促, in the app and by mail.

use super::{Year, call, person, refusal, secretary};
use crate::lists::year;
use crate::store::{TestStore, on_each_database, on_each_empty_place};
use backend::{Backend, Moment, Site};
use model::account::DepartmentRole;

const DAY: i64 = 86_400;

/// People of the lead department: a writer with an address, one without, a reader, one who has left, one disabled.
async fn staff(store: &TestStore, it: &Year) {
    let lead = it.lead.0;
    let people: String = [
        (21, "'writer@city.example'", "Writer", "NULL", "NULL"),
        (22, "NULL", "Writer", "NULL", "NULL"),
        (23, "'reader@city.example'", "Reader", "NULL", "NULL"),
        (24, "'left@city.example'", "Approver", "2022", "NULL"),
        (25, "'disabled@city.example'", "Writer", "NULL", "1"),
    ]
    .map(|(id, mail, role, last, disabled)| {
        format!(
            "INSERT INTO account (id, sign_in, name, mail, made_at, disabled_at) \
             VALUES ({id}, 'a{id}', '職員{id}', {mail}, 0, {disabled}); \
             INSERT INTO membership VALUES ({id}, {lead}, '{role}', 2020, {last});"
        )
    })
    .concat();
    store.damage(&people).await;
}

/// Everything that waits, as a server sends it.
async fn send_all(backend: &Backend, at: i64) -> Vec<String> {
    let mut sent = Vec::new();
    while let Some(mail) = backend.claim_mail(Moment(at)).await.unwrap() {
        assert!(mail.subject.contains("見本計画") && mail.text.contains("福祉総務課"), "{mail:?}");
        backend.settle_mail(&mail, Ok(()), Moment(at)).await.unwrap();
        sent.push(mail.address);
    }
    sent
}

#[tokio::test]
async fn who_is_waited_for_is_reminded_once_a_day_and_in_the_app_in_any_case() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        staff(store, &it).await;
        let of = (it.plan, year(2023));
        let remind = async |only: &[_], after| it.backend.remind(&secretary(), of, only, &call(after)).await;
        assert_eq!(remind(&[it.lead], 10).await.unwrap(), [it.lead]);
        assert_eq!(remind(&[], 20).await.unwrap(), [it.joint], "the other was reminded today");
        assert!(refusal(remind(&[], 30).await).contains("相手がいません"));
        assert_eq!(remind(&[], DAY).await.unwrap().len(), 2);
        let page = it.backend.get_work(&it.approver_of_lead(), &call(DAY)).await.unwrap();
        assert_eq!(page.years[0].reminded, Some(call(DAY).at));
        let board = it.backend.get_board(&secretary(), None, &call(DAY)).await.unwrap().unwrap();
        assert!(board.rows.iter().all(|it| it.reminded == Some(call(DAY).at)));
        let writer = person(21, &[(it.lead, DepartmentRole::Approver)], &[]);
        assert!(refusal(it.backend.remind(&writer, of, &[], &call(40)).await).contains("事務局だけ"));
    })
    .await;
}

#[tokio::test]
async fn a_department_that_owes_nothing_is_left_in_peace() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        it.submit(it.reports[0], "会を開いた。").await;
        it.submit(it.reports[1], "居場所を増やした。").await;
        let refused = it.backend.remind(&secretary(), (it.plan, year(2023)), &[], &call(10)).await;
        assert!(refusal(refused).contains("相手がいません"));
    })
    .await;
}

#[tokio::test]
async fn mail_goes_to_those_who_write_there_now_and_never_twice() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        staff(store, &it).await;
        it.backend.remind(&secretary(), (it.plan, year(2023)), &[it.lead], &call(10)).await.unwrap();
        assert_eq!(send_all(&it.backend, 20).await, ["writer@city.example"]);
        assert_eq!(send_all(&store.open_again().await, 30).await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn a_mail_that_was_under_way_when_the_server_died_is_not_sent_again() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        staff(store, &it).await;
        it.backend.remind(&secretary(), (it.plan, year(2023)), &[it.lead], &call(10)).await.unwrap();
        let again = store.open_again().await;
        let (one, other) = tokio::join!(it.backend.claim_mail(Moment(20)), again.claim_mail(Moment(20)));
        let claimed: Vec<_> = [one.unwrap(), other.unwrap()].into_iter().flatten().collect();
        assert_eq!(claimed.len(), 1, "by one of two servers");
        assert_eq!(send_all(&again, 30).await, Vec::<String>::new());
        again.settle_mail(&claimed[0], Err("接続できません。".to_owned()), Moment(40)).await.unwrap();
        assert_eq!(send_all(&again, 50).await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn a_mail_that_waited_when_a_backup_was_made_is_not_sent_from_it() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        staff(store, &it).await;
        it.backend.remind(&secretary(), (it.plan, year(2023)), &[it.lead], &call(10)).await.unwrap();
        let file = std::env::temp_dir().join(format!("ayumi-mail-{}-{}", std::process::id(), it.lead.0));
        drop(std::fs::remove_file(&file));
        it.backend.back_up(&file, Moment(20)).await.unwrap();
        assert_eq!(send_all(&it.backend, 30).await, ["writer@city.example"]);
        on_each_empty_place(async |address| {
            Backend::restore(address, &file, &call(40)).await.unwrap();
            let restored = Backend::open_existing(address, Site::default()).await.unwrap();
            assert_eq!(send_all(&restored, 50).await, Vec::<String>::new());
            restored.close().await;
        })
        .await;
        std::fs::remove_file(&file).unwrap();
    })
    .await;
}

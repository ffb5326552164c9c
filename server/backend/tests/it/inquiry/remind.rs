//! 督促, in the app and by mail.

use super::{Year, call, person, refusal, secretary};
use crate::lists::year;
use crate::store::{TestStore, on_each_database, on_each_empty_place};
use backend::account::{Accounts, Cost, MailAbout, Means};
use backend::{Backend, Error, Moment, Site};
use model::account::{DepartmentRole, MAIL_TIMEOUT, MailState};

const DAY: i64 = 86_400;
const MEANS: Means = Means { random: |_| Ok(()), cost: Cost { memory: 8, passes: 1, lanes: 1 } };

fn accounts(backend: &Backend) -> Accounts {
    Accounts::new(backend, MEANS)
}

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
    let (accounts, at) = (accounts(backend), call(at).at);
    let mut sent = Vec::new();
    while let Some(mail) = accounts.claim_mail(at).await.unwrap() {
        assert_eq!(mail.about, MailAbout::Reminder);
        let (subject, text) = backend.write_reminder(mail.mail).await.unwrap();
        assert!(subject.contains("見本計画") && text.contains("福祉総務課"), "{subject} {text}");
        accounts.settle_mail(mail.mail, Ok(()), at).await.unwrap();
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
async fn who_writes_for_several_departments_gets_one_mail_that_names_them() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        staff(store, &it).await;
        let joint = it.joint.0;
        store.damage(&format!("INSERT INTO membership VALUES (21, {joint}, 'Approver', 2020, NULL)")).await;
        it.backend.remind(&secretary(), (it.plan, year(2023)), &[], &call(10)).await.unwrap();
        let mail = accounts(&it.backend).claim_mail(call(20).at).await.unwrap().unwrap();
        let (_, text) = it.backend.write_reminder(mail.mail).await.unwrap();
        assert!(text.starts_with("福祉総務課、見本社協 ご担当者さま\n"), "{text}");
        assert!(text.contains("締切は令和５年12月25日です"), "{text}");
        accounts(&it.backend).settle_mail(mail.mail, Err("つながりません。".to_owned()), call(30).at).await.unwrap();
        let lost = it.backend.get_mail_page(&secretary(), &call(31)).await.unwrap().failed;
        assert_eq!(lost.iter().map(|it| it.about.as_str()).collect::<Vec<_>>(), ["福祉総務課、見本社協"]);
        assert_eq!(send_all(&it.backend, 40).await, Vec::<String>::new());
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
        let (one, other) = (accounts(&it.backend), accounts(&again));
        let (one, other) = tokio::join!(one.claim_mail(call(20).at), other.claim_mail(call(20).at));
        let claimed: Vec<_> = [one.unwrap(), other.unwrap()].into_iter().flatten().collect();
        assert_eq!(claimed.len(), 1, "by one of two servers");
        assert_eq!(send_all(&again, 30).await, Vec::<String>::new());
        let why = Err("接続できません。".to_owned());
        accounts(&again).settle_mail(claimed[0].mail, why, call(40).at).await.unwrap();
        assert_eq!(send_all(&again, 50).await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn a_mail_that_did_not_arrive_is_shown_with_why_and_goes_again_when_somebody_says_so() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        staff(store, &it).await;
        it.backend.remind(&secretary(), (it.plan, year(2023)), &[it.lead], &call(10)).await.unwrap();
        let page = async |after| it.backend.get_mail_page(&secretary(), &call(after)).await.unwrap();
        assert_eq!((page(11).await.waiting, page(11).await.failed), (1, vec![]));
        let mail = accounts(&it.backend).claim_mail(call(20).at).await.unwrap().unwrap().mail;
        let again = async |after| it.backend.send_mail_again(&secretary(), mail, &call(after)).await;
        assert!(refusal(again(21).await).contains("送っているところ"), "it is under way");
        let lost = page(20 + MAIL_TIMEOUT).await.failed;
        assert_eq!((lost.len(), &lost[0].state), (1, &MailState::Unknown), "nobody knows what became of it");
        let why = || "メールサーバーにつながりません。".to_owned();
        accounts(&it.backend).settle_mail(mail, Err(why()), call(30).at).await.unwrap();
        let lost = page(31).await.failed;
        assert_eq!((lost[0].name.as_str(), lost[0].about.as_str()), ("職員21", "福祉総務課"));
        assert_eq!(lost[0].state, MailState::Failed(why()));
        let board = it.backend.get_board(&secretary(), None, &call(31)).await.unwrap().unwrap();
        assert_eq!(board.lost_mail, 1);
        assert!(
            refusal(it.backend.send_mail_again(&it.approver_of_lead(), mail, &call(32)).await).contains("事務局だけ")
        );
        let stranger = it.backend.get_mail_page(&it.approver_of_lead(), &call(32)).await;
        assert!(refusal(stranger).contains("事務局だけ"));
        store.damage("UPDATE account SET mail = 'new@city.example' WHERE id = 21").await;
        again(40).await.unwrap();
        assert_eq!(send_all(&it.backend, 50).await, ["new@city.example"], "to the address that they have now");
        assert_eq!((page(60).await.sent, page(60).await.failed), (1, vec![]));
        assert!(refusal(again(60).await).contains("もう送られている"));
        let missing = it.backend.send_mail_again(&secretary(), 99, &call(60)).await;
        assert!(matches!(missing, Err(Error::NotFound(_))));
    })
    .await;
}

#[tokio::test]
async fn a_mail_that_waited_too_long_or_has_nobody_to_go_to_is_not_sent() {
    on_each_database(async |store| {
        let it = Year::opened(store).await;
        staff(store, &it).await;
        let of = (it.plan, year(2023));
        it.backend.remind(&secretary(), of, &[it.lead], &call(10)).await.unwrap();
        assert_eq!(send_all(&it.backend, 4 * DAY).await, Vec::<String>::new(), "it says what is no longer so");
        it.backend.remind(&secretary(), of, &[it.lead], &call(5 * DAY)).await.unwrap();
        store.damage("UPDATE account SET disabled_at = 1 WHERE id = 21").await;
        assert_eq!(send_all(&it.backend, 5 * DAY + 1).await, Vec::<String>::new());
        let lost = it.backend.get_mail_page(&secretary(), &call(5 * DAY + 2)).await.unwrap().failed;
        let why: Vec<_> = lost.iter().map(|it| &it.state).collect();
        let [MailState::Failed(gone), MailState::Failed(old)] = why[..] else { panic!("{why:?}") };
        assert!(gone.contains("利用を止められている") && old.contains("三日のあいだ"), "{gone} {old}");
        let again = it.backend.send_mail_again(&secretary(), lost[0].mail, &call(5 * DAY + 3)).await;
        assert!(refusal(again).contains("利用を止められている"));
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

//! The second factor.

use super::*;
use crate::store::on_each_database;
use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use model::account::{AccountRefused, CODE_LIMIT, ChangeRefused, SecondFactor, SignInRefused};

/// What an authenticator shows so many seconds after NOW.
fn shown(secret: &str, after: i64) -> String {
    let mut mac = Hmac::<sha1::Sha1>::new_from_slice(&BASE32_NOPAD.decode(secret.as_bytes()).unwrap()).unwrap();
    mac.update(&((NOW.0 + after) / 30).to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let at = usize::from(hash[19] & 15);
    let number = u32::from_be_bytes(hash[at..at + 4].try_into().unwrap()) & 0x7fff_ffff;
    format!("{:06}", number % 1_000_000)
}

/// A code that is not shown about now.
fn wrong(secret: &str, after: i64) -> String {
    let near: Vec<String> = (-2..=2).map(|step| shown(secret, after + step * 30)).collect();
    ["111111", "222222", "333333", "444444", "555555", "666666"]
        .map(str::to_owned)
        .into_iter()
        .find(|it| !near.contains(it))
        .unwrap()
}

/// Turns the second factor of 管理 on; its secret and recovery codes.
async fn enrol(accounts: &Accounts, actor: &Actor) -> (String, Vec<String>) {
    let enrolment = accounts.create_factor(actor, PASSWORD, &call(0, DESK)).await.unwrap();
    let code = shown(&enrolment.secret, 0);
    (enrolment.secret, accounts.confirm_factor(actor, &code, &call(0, DESK)).await.unwrap())
}

/// The token that waits for a code.
async fn begin(accounts: &Accounts, after: i64, address: &str) -> Token {
    match accounts.sign_in(typed("kanri", PASSWORD), None, &call(after, address)).await.unwrap() {
        SignedIn::Code(token) => token,
        SignedIn::Whole(_) => panic!("no code is asked"),
    }
}

#[tokio::test]
async fn nothing_is_asked_before_a_first_code_was_shown() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        let off = accounts.confirm_factor(&root, "111111", &call(0, DESK)).await;
        assert_eq!(refusal(off), ChangeRefused::FactorOff.to_string());
        let left = accounts.create_factor(&root, "wrong", &call(0, DESK)).await.map(|_| ());
        assert_eq!(refusal(left), SignInRefused::Wrong.to_string(), "the desk may be left for a minute");
        let enrolment = accounts.create_factor(&root, PASSWORD, &call(0, DESK)).await.unwrap();
        assert!(enrolment.address.starts_with("otpauth://totp/Ayumi:kanri?secret="), "{}", enrolment.address);
        let code = wrong(&enrolment.secret, 0);
        let refused = accounts.confirm_factor(&root, &code, &call(0, DESK)).await;
        assert_eq!(refusal(refused), ChangeRefused::FirstCode.to_string(), "there are no recovery codes yet");
        enter(&accounts, "kanri", &call(0, DESK)).await;
        accounts.confirm_factor(&root, &shown(&enrolment.secret, 0), &call(0, DESK)).await.unwrap();
        begin(&accounts, 60, DESK).await;
        let people = accounts.list_people(&root, &call(0, DESK)).await.unwrap();
        assert_eq!(people[0].second_factor, SecondFactor::On);
    })
    .await;
}

#[tokio::test]
async fn the_password_alone_opens_nothing_where_a_code_is_asked() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        let (secret, _) = enrol(&accounts, &root).await;
        let half = begin(&accounts, 60, DESK).await;
        assert_eq!(accounts.visit(&half, &call(60, DESK)).await.unwrap(), None);
        assert_eq!(accounts.list_sessions(&root, root.account, &call(60, DESK)).await.unwrap().len(), 1);
        let refused = accounts.confirm_code(&half, &wrong(&secret, 60), &call(60, DESK)).await;
        assert_eq!(refusal(refused), SignInRefused::Code.to_string());
        let whole = accounts.confirm_code(&half, &shown(&secret, 60), &call(60, DESK)).await.unwrap();
        assert_ne!(whole, half);
        assert!(accounts.visit(&whole, &call(60, DESK)).await.unwrap().is_some());
        let again = accounts.confirm_code(&half, &shown(&secret, 90), &call(90, DESK)).await;
        assert_eq!(refusal(again), SignInRefused::Over.to_string());
        let late = begin(&accounts, 120, DESK).await;
        let refused =
            accounts.confirm_code(&late, &shown(&secret, 120 + CODE_LIMIT), &call(120 + CODE_LIMIT, DESK)).await;
        assert_eq!(refusal(refused), SignInRefused::Over.to_string());
    })
    .await;
}

#[tokio::test]
async fn a_code_is_taken_once_and_with_a_clock_that_is_a_little_off() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        let (secret, _) = enrol(&accounts, &root).await;
        let used = shown(&secret, 0);
        let half = begin(&accounts, 10, DESK).await;
        let refused = accounts.confirm_code(&half, &used, &call(10, DESK)).await;
        assert_eq!(refusal(refused), SignInRefused::Code.to_string(), "it was used to turn the factor on");
        let early = shown(&secret, 40);
        accounts.confirm_code(&half, &format!(" {} {}", &early[..3], &early[3..]), &call(10, DESK)).await.unwrap();
        let half = begin(&accounts, 60, DESK).await;
        let far = accounts.confirm_code(&half, &shown(&secret, 180), &call(60, DESK)).await;
        assert_eq!(refusal(far), SignInRefused::Code.to_string());
    })
    .await;
}

#[tokio::test]
async fn a_recovery_code_helps_once() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        let (_, codes) = enrol(&accounts, &root).await;
        assert_eq!(codes.len(), 10);
        let half = begin(&accounts, 60, DESK).await;
        let typed = codes[3].to_lowercase().replace('-', " ");
        accounts.confirm_code(&half, &typed, &call(60, DESK)).await.unwrap();
        assert_eq!(accounts.count_recovery_codes(&root).await.unwrap(), 9);
        let half = begin(&accounts, 90, DESK).await;
        let again = accounts.confirm_code(&half, &codes[3], &call(90, DESK)).await;
        assert_eq!(refusal(again), SignInRefused::Code.to_string());
        accounts.confirm_code(&half, &codes[4], &call(90, DESK)).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn who_knows_the_password_can_not_try_all_codes() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        let (secret, _) = enrol(&accounts, &root).await;
        for _ in 0..6 {
            let half = begin(&accounts, 60, STRANGER).await;
            let refused = accounts.confirm_code(&half, &wrong(&secret, 60), &call(60, STRANGER)).await;
            assert_eq!(refusal(refused), SignInRefused::Code.to_string());
        }
        let half = begin(&accounts, 60, STRANGER).await;
        let refused = accounts.confirm_code(&half, &shown(&secret, 60), &call(60, STRANGER)).await;
        assert_eq!(refusal(refused), SignInRefused::Wait(2).to_string(), "the right password in between does not help");
        accounts.confirm_code(&half, &shown(&secret, 62), &call(62, STRANGER)).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_second_factor_goes_by_its_own_code_or_by_the_administrator() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        let (secret, _) = enrol(&accounts, &root).await;
        let again = accounts.create_factor(&root, PASSWORD, &call(60, DESK)).await.map(|_| ());
        assert_eq!(refusal(again), ChangeRefused::FactorOn.to_string());
        let refused = accounts.end_factor(&root, &wrong(&secret, 60), &call(60, DESK)).await;
        assert_eq!(refusal(refused), SignInRefused::Code.to_string());
        accounts.end_factor(&root, &shown(&secret, 60), &call(60, DESK)).await.unwrap();
        assert_eq!(accounts.count_recovery_codes(&root).await.unwrap(), 0);
        enter(&accounts, "kanri", &call(60, DESK)).await;
        settle(&accounts, &root, invited("yamada", vec![], &[])).await;
        let (_, yamada) = enter(&accounts, "yamada", &call(0, DESK)).await;
        enrol(&accounts, &yamada.actor).await;
        let others = accounts.remove_factor(&yamada.actor, root.account, &call(60, DESK)).await;
        assert_eq!(refusal(others), AccountRefused::AdministratorsOnly.to_string());
        accounts.remove_factor(&root, yamada.actor.account, &call(60, DESK)).await.unwrap();
        enter(&accounts, "yamada", &call(60, DESK)).await;
        let off = accounts.remove_factor(&root, yamada.actor.account, &call(60, DESK)).await;
        assert_eq!(refusal(off), ChangeRefused::FactorOff.to_string());
    })
    .await;
}

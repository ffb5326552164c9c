//! Links, passwords, and slowing down who guesses.

use super::*;
use crate::store::on_each_database;
use backend::account::{Invited, Offer};
use model::account::{Identity, LinkPurpose, LinkRefused, MailAddress, OfficeRole, PasswordRefused, SignInRefused};

#[tokio::test]
async fn an_empty_installation_gives_a_link_for_one_administrator() {
    on_each_database(async |store| {
        let accounts = Accounts::new(&store.backend, MEANS);
        let local = Call::local(NOW);
        let older = accounts.create_first_link(&local).await.unwrap().unwrap();
        let link = accounts.create_first_link(&local).await.unwrap().unwrap();
        let unknown = accounts.accept_first(&older, identity("kanri"), PASSWORD, &call(0, DESK)).await;
        assert_eq!(refusal(unknown), LinkRefused::Unknown.to_string());
        let offer = accounts.get_offer(&link, &local).await.unwrap();
        assert_eq!(offer, Offer { purpose: LinkPurpose::FirstAdministrator, identity: None });
        accounts.accept_first(&link, identity("kanri"), PASSWORD, &call(0, DESK)).await.unwrap();
        let again = accounts.accept_first(&link, identity("other"), PASSWORD, &call(0, DESK)).await;
        assert_eq!(refusal(again), LinkRefused::Used.to_string());
        assert_eq!(accounts.create_first_link(&local).await.unwrap(), None);
        let (_, present) = enter(&accounts, "kanri", &call(0, DESK)).await;
        assert_eq!(present.actor.offices, [OfficeRole::Administrator]);
        assert_eq!(present.actor.today.western(), 2023);
    })
    .await;
}

#[tokio::test]
async fn whoever_is_invited_sets_a_password_and_signs_in() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        let (account, link) = accounts.invite(&root, invited("yamada", vec![], &[]), &call(0, DESK)).await.unwrap();
        let offer = accounts.get_offer(&link, &call(0, DESK)).await.unwrap();
        assert_eq!(offer, Offer { purpose: LinkPurpose::Invitation, identity: Some(identity("yamada")) });
        let early = accounts.sign_in(typed("yamada", ""), None, &call(0, DESK)).await;
        assert_eq!(refusal(early), SignInRefused::Wrong.to_string());
        let common = accounts.accept(&link, "Password2025!", &call(0, DESK)).await;
        assert_eq!(refusal(common), PasswordRefused::Common.to_string());
        assert_eq!(accounts.accept(&link, PASSWORD, &call(0, DESK)).await.unwrap(), account, "the link is still good");
        let again = accounts.accept(&link, PASSWORD, &call(0, DESK)).await;
        assert_eq!(refusal(again), LinkRefused::Used.to_string());
        let (_, present) = enter(&accounts, "ＹＡＭＡＤＡ", &call(0, DESK)).await;
        assert_eq!((present.actor.account, present.name.as_str()), (account, "山田　花子"));
        let taken = accounts.invite(&root, invited("Yamada", vec![], &[]), &call(0, DESK)).await;
        assert!(refusal(taken).contains("ほかの人が使っています"));
    })
    .await;
}

#[tokio::test]
async fn whoever_has_a_mail_address_alone_may_sign_in_by_it() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        let with = |name: &str, mail: &str| {
            let identity = Identity { mail: Some(MailAddress::new(mail).unwrap()), ..identity(name) };
            Invited { identity, memberships: Vec::new(), offices: Vec::new() }
        };
        let own = settle(&accounts, &root, with("1024", "Yamada@example.jp")).await;
        settle(&accounts, &root, with("2001", "madoguchi@example.jp")).await;
        settle(&accounts, &root, with("2002", "Madoguchi@example.jp")).await;
        for name in ["1024", "yamada@example.jp", "YAMADA@example.jp"] {
            let (_, present) = enter(&accounts, name, &call(0, DESK)).await;
            assert_eq!(present.actor.account, own, "{name}");
        }
        let shared = accounts.sign_in(typed("madoguchi@example.jp", PASSWORD), None, &call(0, DESK)).await;
        assert_eq!(refusal(shared), SignInRefused::Wrong.to_string(), "of two people's address nobody can tell whose");
    })
    .await;
}

#[tokio::test]
async fn a_link_is_good_for_its_purpose_and_its_days_alone() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        let account = settle(&accounts, &root, invited("yamada", vec![], &[])).await;
        let reset = accounts.create_link(&root, account, &call(0, DESK)).await.unwrap();
        let first = accounts.accept_first(&reset, identity("other"), PASSWORD, &call(0, DESK)).await;
        assert_eq!(refusal(first), LinkRefused::Unknown.to_string());
        let demo = accounts.accept_demo(&reset, &call(0, DESK)).await;
        assert_eq!(refusal(demo), LinkRefused::Unknown.to_string(), "a reset signs nobody in");
        let late = accounts.accept(&reset, PASSWORD, &call(24 * 60 * 60, DESK)).await;
        assert_eq!(refusal(late), LinkRefused::Over.to_string());
        let demo = accounts.create_demo_link(account, &Call::local(NOW)).await.unwrap();
        let replaced = accounts.accept(&reset, PASSWORD, &call(0, DESK)).await;
        assert_eq!(refusal(replaced), LinkRefused::Unknown.to_string());
        let password = accounts.accept(&demo, PASSWORD, &call(0, DESK)).await;
        assert_eq!(refusal(password), LinkRefused::Unknown.to_string(), "a demo link sets no password");
        let token = accounts.accept_demo(&demo, &call(0, DESK)).await.unwrap();
        assert_eq!(accounts.visit(&token, &call(0, DESK)).await.unwrap().unwrap().actor.account, account);
    })
    .await;
}

#[tokio::test]
async fn a_reset_ends_what_was_open_and_frees_who_waits() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        let account = settle(&accounts, &root, invited("yamada", vec![], &[])).await;
        let (token, _) = enter(&accounts, "yamada", &call(0, DESK)).await;
        guess(&accounts, "yamada", STRANGER, 6).await;
        let link = accounts.create_link(&root, account, &call(0, DESK)).await.unwrap();
        accounts.accept(&link, "白い小犬たちとみどりの橋", &call(0, STRANGER)).await.unwrap();
        assert_eq!(accounts.visit(&token, &call(0, DESK)).await.unwrap(), None);
        let old = accounts.sign_in(typed("yamada", PASSWORD), None, &call(0, STRANGER)).await;
        assert_eq!(refusal(old), SignInRefused::Wrong.to_string(), "not kept waiting, but wrong");
        let new = accounts.sign_in(typed("yamada", "白い小犬たちとみどりの橋"), None, &call(0, STRANGER)).await;
        assert!(matches!(new, Ok(SignedIn::Whole(_))));
    })
    .await;
}

#[tokio::test]
async fn a_name_that_does_not_exist_is_answered_like_one_that_does() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        settle(&accounts, &root, invited("yamada", vec![], &[])).await;
        let known = guess(&accounts, "yamada", STRANGER, 7).await;
        let unknown = guess(&accounts, "tanaka", STRANGER, 7).await;
        assert_eq!(known, unknown);
        assert_eq!(known[5], SignInRefused::Wrong.to_string());
        assert_eq!(known[6], SignInRefused::Wait(2).to_string());
    })
    .await;
}

#[tokio::test]
async fn a_name_that_does_not_exist_costs_the_hash_of_a_password_too() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        settle(&accounts, &root, invited("yamada", vec![], &[])).await;
        accounts.invite(&root, invited("suzuki", vec![], &[]), &call(0, DESK)).await.unwrap();
        // Time can't be asserted; that a hash was begun shows by a cost with which none can be made.
        let impossible = Means { cost: Cost { memory: 0, passes: 0, lanes: 0 }, ..MEANS };
        let accounts = Accounts::new(&store.backend, impossible);
        let wrong = async |name| accounts.sign_in(typed(name, "wrong"), None, &call(0, STRANGER)).await;
        assert_eq!(refusal(wrong("yamada").await), SignInRefused::Wrong.to_string(), "its own cost is kept with it");
        for name in ["tanaka", "suzuki", ""] {
            assert!(matches!(wrong(name).await, Err(Error::Inconsistent(_))), "{name}");
        }
    })
    .await;
}

#[tokio::test]
async fn many_guesses_at_once_gain_nothing() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        settle(&accounts, &root, invited("yamada", vec![], &[])).await;
        let mut guesses = tokio::task::JoinSet::new();
        for _ in 0..20 {
            let accounts = accounts.clone();
            guesses.spawn(async move {
                refusal(accounts.sign_in(typed("yamada", "wrong"), None, &call(0, STRANGER)).await)
            });
        }
        let answers = guesses.join_all().await;
        let looked_at = answers.iter().filter(|it| **it == SignInRefused::Wrong.to_string()).count();
        assert_eq!(looked_at, 6);
    })
    .await;
}

#[tokio::test]
async fn who_waits_gets_in_and_is_forgiven() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        settle(&accounts, &root, invited("yamada", vec![], &[])).await;
        let mut at = 0;
        for _ in 0..30 {
            let wrong = refusal(accounts.sign_in(typed("yamada", "wrong"), None, &call(at, STRANGER)).await);
            assert_eq!(wrong, SignInRefused::Wrong.to_string());
            at += 15 * 60;
        }
        let soon = accounts.sign_in(typed("yamada", PASSWORD), None, &call(at - 1, STRANGER)).await;
        assert_eq!(refusal(soon), SignInRefused::Wait(1).to_string(), "not even with the right password");
        enter(&accounts, "yamada", &call(at, STRANGER)).await;
        let wrong = accounts.sign_in(typed("yamada", "wrong"), None, &call(at, STRANGER)).await;
        assert_eq!(refusal(wrong), SignInRefused::Wrong.to_string());
        enter(&accounts, "yamada", &call(at, STRANGER)).await;
    })
    .await;
}

#[tokio::test]
async fn a_stranger_who_guesses_does_not_keep_the_owner_from_their_desk() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        settle(&accounts, &root, invited("yamada", vec![], &[])).await;
        enter(&accounts, "yamada", &call(0, DESK)).await;
        let answers = guess(&accounts, "yamada", STRANGER, 8).await;
        assert_eq!(answers[7], SignInRefused::Wait(2).to_string());
        enter(&accounts, "yamada", &call(0, DESK)).await;
        let still = accounts.sign_in(typed("yamada", PASSWORD), None, &call(0, STRANGER)).await;
        assert_eq!(refusal(still), SignInRefused::Wait(2).to_string());
    })
    .await;
}

#[tokio::test]
async fn an_address_that_tries_many_names_is_slowed_down() {
    on_each_database(async |store| {
        let (accounts, _) = open(store).await;
        for number in 0..101 {
            guess(&accounts, &format!("name{number}"), STRANGER, 1).await;
        }
        let next = accounts.sign_in(typed("kanri", PASSWORD), None, &call(0, STRANGER)).await;
        assert_eq!(refusal(next), SignInRefused::Wait(2).to_string());
        enter(&accounts, "kanri", &call(0, DESK)).await;
    })
    .await;
}

/// The answers to so many wrong passwords at one moment.
async fn guess(accounts: &Accounts, name: &str, address: &str, times: usize) -> Vec<String> {
    let mut answers = Vec::new();
    for _ in 0..times {
        answers.push(refusal(accounts.sign_in(typed(name, "wrong"), None, &call(0, address)).await));
    }
    answers
}

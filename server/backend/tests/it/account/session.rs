//! Sessions: their end, their renewal, and what the database knows of them.

use super::*;
use crate::store::on_each_database;
use backend::store::Address;
use model::account::{ABSOLUTE_LIMIT, AccountRefused, IDLE_LIMIT, PasswordRefused, SignInRefused};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};

/// The database itself, beside the product.
pub async fn beside(store: &TestStore) -> DatabaseConnection {
    let url = match &store.address {
        Address::File(path) | Address::Existing(path) => format!("sqlite://{}", path.display()),
        Address::Server(url) => url.clone(),
        Address::Memory => panic!("nobody else reaches a database in memory"),
    };
    Database::connect(url).await.unwrap()
}

#[tokio::test]
async fn a_session_goes_on_while_it_is_used_but_not_for_ever() {
    on_each_database(async |store| {
        let (accounts, _) = open(store).await;
        let (idle, _) = enter(&accounts, "kanri", &call(0, DESK)).await;
        let (busy, _) = enter(&accounts, "kanri", &call(0, DESK)).await;
        let mut at = 0;
        while at + IDLE_LIMIT - 1 < ABSOLUTE_LIMIT {
            at += IDLE_LIMIT - 1;
            let present = accounts.visit(&busy, &call(at, DESK)).await.unwrap();
            assert!(present.is_some(), "after {at} s");
        }
        assert_eq!(accounts.visit(&idle, &call(IDLE_LIMIT, DESK)).await.unwrap(), None);
        let last = call(ABSOLUTE_LIMIT - 1, DESK);
        assert!(accounts.visit(&busy, &last).await.unwrap().is_some());
        assert_eq!(accounts.visit(&busy, &call(ABSOLUTE_LIMIT, DESK)).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_connection_left_open_does_not_keep_a_session_alive() {
    on_each_database(async |store| {
        let (accounts, _) = open(store).await;
        let (token, _) = enter(&accounts, "kanri", &call(0, DESK)).await;
        for at in [IDLE_LIMIT / 2, IDLE_LIMIT - 1] {
            assert!(accounts.get_present(&token, call(at, DESK).at).await.unwrap().is_some());
        }
        assert_eq!(accounts.get_present(&token, call(IDLE_LIMIT, DESK).at).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn signing_in_gives_a_new_token_and_ends_the_browsers_old_one() {
    on_each_database(async |store| {
        let (accounts, _) = open(store).await;
        let (old, _) = enter(&accounts, "kanri", &call(0, DESK)).await;
        let (elsewhere, _) = enter(&accounts, "kanri", &call(0, STRANGER)).await;
        let signed = accounts.sign_in(typed("kanri", PASSWORD), Some(&old), &call(60, DESK)).await.unwrap();
        let SignedIn::Whole(new) = signed else { panic!("no code is asked") };
        assert_ne!(new, old);
        assert_eq!(accounts.visit(&old, &call(60, DESK)).await.unwrap(), None);
        assert!(accounts.visit(&elsewhere, &call(60, DESK)).await.unwrap().is_some());
        accounts.sign_out(&new, &call(61, DESK)).await.unwrap();
        assert_eq!(accounts.visit(&new, &call(61, DESK)).await.unwrap(), None);
        accounts.sign_out(&new, &call(62, DESK)).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn sessions_are_seen_and_ended_by_their_owner_and_the_administrator_alone() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        let owner = settle(&accounts, &root, invited("yamada", vec![], &[])).await;
        settle(&accounts, &root, invited("tanaka", vec![], &[])).await;
        let (token, yamada) = enter(&accounts, "yamada", &call(0, DESK)).await;
        let (second, _) = enter(&accounts, "yamada", &call(5, STRANGER)).await;
        let (_, tanaka) = enter(&accounts, "tanaka", &call(0, DESK)).await;
        let listed = accounts.list_sessions(&yamada.actor, owner, &call(9, DESK)).await.unwrap();
        let addresses: Vec<_> = listed.iter().map(|it| it.address.as_deref().unwrap()).collect();
        assert_eq!(addresses, [STRANGER, DESK], "the newest first");
        assert_eq!((listed[1].session, listed[1].browser.as_deref()), (yamada.session, Some("Firefox")));
        let refused = AccountRefused::AdministratorsOnly.to_string();
        assert_eq!(refusal(accounts.list_sessions(&tanaka.actor, owner, &call(9, DESK)).await), refused);
        assert_eq!(refusal(accounts.end_session(&tanaka.actor, yamada.session, &call(9, DESK)).await), refused);
        accounts.end_session(&yamada.actor, listed[0].session, &call(9, DESK)).await.unwrap();
        assert_eq!(accounts.visit(&second, &call(9, STRANGER)).await.unwrap(), None);
        accounts.end_session(&root, yamada.session, &call(9, DESK)).await.unwrap();
        assert_eq!(accounts.visit(&token, &call(9, DESK)).await.unwrap(), None);
        let gone = accounts.end_session(&root, yamada.session, &call(9, DESK)).await;
        assert!(matches!(gone, Err(Error::NotFound(_))));
    })
    .await;
}

#[tokio::test]
async fn a_new_password_needs_the_old_one_and_ends_all_sessions() {
    on_each_database(async |store| {
        let (accounts, _) = open(store).await;
        let (token, root) = enter(&accounts, "kanri", &call(0, DESK)).await;
        let now = call(1, DESK);
        let new = "白い小犬たちとみどりの橋";
        let wrong = accounts.update_password(&root.actor, "wrong", new, &now).await;
        assert_eq!(refusal(wrong), SignInRefused::Wrong.to_string());
        let short = accounts.update_password(&root.actor, PASSWORD, "short", &now).await;
        assert_eq!(refusal(short), PasswordRefused::Short.to_string());
        accounts.update_password(&root.actor, PASSWORD, new, &now).await.unwrap();
        assert_eq!(accounts.visit(&token, &now).await.unwrap(), None);
        let old = accounts.sign_in(typed("kanri", PASSWORD), None, &now).await;
        assert_eq!(refusal(old), SignInRefused::Wrong.to_string());
        assert!(accounts.sign_in(typed("kanri", new), None, &now).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn who_steals_the_database_gets_no_token_and_no_password() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        let (token, _) = enter(&accounts, "kanri", &call(0, DESK)).await;
        let (_, link) = accounts.invite(&root, invited("yamada", vec![], &[]), &call(0, DESK)).await.unwrap();
        accounts.sign_in(typed("my password in the wrong field", "x"), None, &call(0, DESK)).await.unwrap_err();
        let database = beside(store).await;
        let mut all = String::new();
        for (table, columns) in [
            ("account", "sign_in || coalesce(password, '')"),
            ("session", "sha256 || coalesce(browser, '')"),
            ("link", "sha256 || purpose"),
            ("attempt", "subject"),
            ("audit", "subject || coalesce(before, '') || coalesce(after, '')"),
        ] {
            let backend = database.get_database_backend();
            let asked = sea_orm::Statement::from_string(backend, format!("SELECT {columns} FROM {table}"));
            for row in database.query_all_raw(asked).await.unwrap() {
                all.push_str(&row.try_get_by_index::<String>(0).unwrap());
                all.push('\n');
            }
        }
        database.close().await.unwrap();
        assert!(all.contains("$argon2id$"), "{all}");
        for secret in [token.reveal(), link.reveal(), PASSWORD.to_owned(), "wrong".to_owned()] {
            assert!(!all.contains(&secret), "{secret} in {all}");
        }
    })
    .await;
}

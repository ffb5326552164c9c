//! The audit log: what it tells, and that it can't be changed unnoticed.

use super::session::beside;
use super::*;
use crate::store::on_each_database;
use model::account::Deed::{self, AccountMade, LinkMade, LinkUsed, OfficeChanged, Refused, SignInFailed, SignedIn};
use model::account::{AuditEntry, AuditFilter, OfficeRole};
use sea_orm::{ConnectionTrait, DbBackend};

async fn list(accounts: &Accounts, root: &Actor, filter: AuditFilter) -> Vec<AuditEntry> {
    accounts.list_audit(root, &filter, 100, &call(9, DESK)).await.unwrap()
}

fn deeds(entries: &[AuditEntry]) -> Vec<(Deed, Option<i64>, &str)> {
    entries.iter().rev().map(|it| (it.deed, it.by.map(|by| by.0), it.subject.as_str())).collect()
}

#[tokio::test]
async fn the_log_tells_who_did_what_when_and_from_where() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        let (_, link) = accounts
            .invite(&root, invited("yamada", vec![], &[OfficeRole::Secretariat]), &call(1, DESK))
            .await
            .unwrap();
        accounts.accept(&link, PASSWORD, &call(2, STRANGER)).await.unwrap();
        accounts.sign_in(typed("yamada", "wrong"), None, &call(3, STRANGER)).await.unwrap_err();
        accounts.sign_in(typed("nobody", "wrong"), None, &call(3, STRANGER)).await.unwrap_err();
        let (_, yamada) = enter(&accounts, "yamada", &call(4, STRANGER)).await;
        accounts.list_people(&yamada.actor, &call(5, STRANGER)).await.unwrap_err();
        let all = list(&accounts, &root, AuditFilter::default()).await;
        let expected = [
            (LinkMade, None, "first account"),
            (AccountMade, Some(1), "account 1"),
            (SignedIn, Some(1), "account 1"),
            (AccountMade, Some(1), "account 2"),
            (OfficeChanged, Some(1), "account 2"),
            (LinkMade, Some(1), "account 2"),
            (LinkUsed, Some(2), "account 2"),
            (SignInFailed, None, "account 2"),
            (SignInFailed, None, "unknown"),
            (SignedIn, Some(2), "account 2"),
            (Refused, Some(2), "利用者の管理"),
        ];
        assert_eq!(deeds(&all), expected);
        let office = all.iter().find(|it| it.deed == OfficeChanged).unwrap();
        assert_eq!((office.at, office.address.as_deref()), (call(1, DESK).at, Some(DESK)));
        assert_eq!((office.before.as_deref(), office.after.as_deref()), (None, Some("[\"Secretariat\"]")));
        assert_eq!(all.last().unwrap().address, None, "a command on the server itself");
        let by = AuditFilter { by: Some(yamada.actor.account), ..AuditFilter::default() };
        assert_eq!(list(&accounts, &root, by).await.len(), 3);
        let (from, until) = (Some(call(1, DESK).at), Some(call(3, DESK).at));
        let signed = AuditFilter { from, until, ..AuditFilter::default() };
        assert_eq!(list(&accounts, &root, signed).await.len(), 4);
        let older = AuditFilter { before: Some(3), deed: Some(LinkMade), ..AuditFilter::default() };
        assert_eq!(deeds(&list(&accounts, &root, older).await), expected[..1]);
    })
    .await;
}

#[tokio::test]
async fn rows_of_the_log_can_be_neither_changed_nor_deleted() {
    on_each_database(async |store| {
        open(store).await;
        let database = beside(store).await;
        for statement in ["UPDATE audit SET account = NULL WHERE number = 2", "DELETE FROM audit WHERE number = 3"] {
            let refused = database.execute_unprepared(statement).await.unwrap_err();
            assert!(refused.to_string().contains("the audit log only grows"), "{refused}");
        }
        database.close().await.unwrap();
        let verified = store.backend.check().await.unwrap().audit;
        assert_eq!((verified.rows, verified.broken, verified.head.len()), (3, None, 64));
    })
    .await;
}

#[tokio::test]
async fn a_row_changed_or_taken_out_all_the_same_is_named_by_the_check() {
    let check = async |statement: &str, broken: i64| {
        on_each_database(async |store| {
            let (accounts, root) = open(store).await;
            settle(&accounts, &root, invited("yamada", vec![], &[])).await;
            assert_eq!(store.backend.check().await.unwrap().problems, Vec::<String>::new());
            let database = beside(store).await;
            let free: &[&str] = match database.get_database_backend() {
                DbBackend::Sqlite => &["DROP TRIGGER audit_stays", "DROP TRIGGER audit_is_kept"],
                _ => &["DROP TRIGGER audit_stays ON audit"],
            };
            for statement in free.iter().chain([&statement]) {
                database.execute_unprepared(statement).await.unwrap();
            }
            database.close().await.unwrap();
            assert_eq!(store.backend.check().await.unwrap().audit.broken, Some(broken), "{statement}");
            let problems = store.backend.check().await.unwrap().problems;
            assert_eq!(problems, [format!("監査記録の {broken} 番が、書かれたときと違います。")]);
        })
        .await;
    };
    check("UPDATE audit SET address = '203.0.113.1' WHERE number = 2", 2).await;
    check("UPDATE audit SET account = NULL WHERE number = 3", 3).await;
    check("DELETE FROM audit WHERE number = 1", 2).await;
    check("DELETE FROM audit WHERE number = 3", 4).await;
    check("UPDATE audit SET number = 99 WHERE number = 3", 4).await;
}

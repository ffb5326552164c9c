//! The way back for somebody of the 管理, and the secret of a second factor that is being set up.

use super::*;
use crate::store::on_each_database;
use model::account::{AuditFilter, ChangeRefused, Deed, SignInRefused, Standing};

#[tokio::test]
async fn an_administrator_is_rescued_and_nobody_else() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        let administrator = [OfficeRole::Administrator];
        settle(&accounts, &root, invited("yamada", vec![], &administrator)).await;
        settle(&accounts, &root, invited("tanaka", vec![], &[OfficeRole::Secretariat])).await;
        let (_, yamada) = enter(&accounts, "yamada", &call(0, DESK)).await;
        accounts.create_factor(&yamada.actor, PASSWORD, &call(0, DESK)).await.unwrap();
        accounts.disable(&root, yamada.actor.account, &call(0, DESK)).await.unwrap();
        let now = Call::local(NOW.after(60));
        for nobody in ["tanaka", "suzuki", "x"] {
            let refused = accounts.rescue(nobody, &now).await;
            assert_eq!(refusal(refused), ChangeRefused::NoAdministrator.to_string(), "{nobody}");
        }
        let names: Vec<_> = accounts.list_administrators().await.unwrap().into_iter().map(|it| it.account).collect();
        assert_eq!(names, [root.account, yamada.actor.account]);
        let link = accounts.rescue(" YAMADA ", &now).await.unwrap();
        let person = accounts.read_person(&root, yamada.actor.account, &now).await.unwrap().person;
        assert_eq!(person.standing, Standing::Active);
        assert!(accounts.get_enrolment(&yamada.actor).await.unwrap().is_none(), "the telephone may be lost");
        let new = "青い屋根の図書館と猫たち";
        accounts.accept(&link, new, &call(61, STRANGER)).await.unwrap();
        let old = accounts.sign_in(typed("yamada", PASSWORD), None, &call(62, STRANGER)).await;
        assert_eq!(refusal(old), SignInRefused::Wrong.to_string());
        assert!(accounts.sign_in(typed("yamada", new), None, &call(63, STRANGER)).await.is_ok());
        let filter = AuditFilter { deed: Some(Deed::Enabled), ..AuditFilter::default() };
        let told = accounts.read_audit(&root, &filter, &now).await.unwrap().entries;
        assert_eq!((told.len(), told[0].by, &told[0].address), (1, None, &None), "put on record as a command's");
    })
    .await;
}

#[tokio::test]
async fn a_secret_is_shown_until_a_code_of_it_was() {
    on_each_database(async |store| {
        let (accounts, root) = open(store).await;
        assert!(accounts.get_enrolment(&root).await.unwrap().is_none());
        let drawn = accounts.create_factor(&root, PASSWORD, &call(0, DESK)).await.unwrap();
        let shown = accounts.get_enrolment(&root).await.unwrap().unwrap();
        assert!(drawn == shown);
    })
    .await;
}
